import type { Actor } from "@novis/domain/access/can";
import { admit } from "@novis/domain/booking/admission";
import type { Booking, Price } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import { assertMovable } from "@novis/domain/booking/booking.rules";
import type { BookingReply, CallableCommand } from "@novis/domain/contract/callables";
import { daysTouched } from "@novis/domain/time/calendar";
import type { Instant, Interval } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import type { Work } from "../firestore/unit-of-work.ts";
import { react } from "../reactions.ts";
import { offeringAlternatives } from "./alternatives.ts";
import { assertRoomForPeople, priceAt } from "./book-space.ts";
import { once } from "./once.ts";
import { assertCan, partyOf } from "./party.ts";
import { loadPlace, type Place } from "./place.ts";
import { giveRoomBack, takeRoom } from "./sheets.ts";
import { bookingEntry, readBooking, writeBooking } from "./use.ts";

type Command = CallableCommand<"moveBooking">;

/** Another time, another length, another space: for the owner while it could be cancelled for free, for staff until it ends. */
export function moveBooking(deps: Deps, actor: Actor, command: Command): Promise<BookingReply> {
  const interval = { from: command.startsAt, to: command.endsAt };
  const wanted = { spaceId: command.spaceId, interval, bookingId: command.bookingId };
  return offeringAlternatives(deps, wanted, () =>
    once(deps, actor, "moveBooking", command, async (work, now) => {
      const booking = await readBooking(work, command.bookingId);
      assertCan(actor, "booking.move", booking);
      if (command.expectedSequence !== undefined && command.expectedSequence !== booking.sequence)
        throw bookingError("not-changeable", { status: booking.status });
      assertMovable(booking, partyOf(actor), now);
      await giveRoomBack(work, booking);
      const moved = await settle(work, booking, command.spaceId ?? booking.spaceId, interval, partyOf(actor), now);
      return { booking: moved };
    }),
  );
}

/** Gives a booking that stands on no sheet its new slot, and tells its customer. */
export async function settle(
  work: Work,
  booking: Booking,
  spaceId: string,
  interval: Interval,
  party: "staff" | "customer",
  now: Instant,
): Promise<Booking> {
  const staff = party === "staff";
  const place = await loadPlace(work, spaceId, { staff: staff || spaceId === booking.spaceId });
  admit(place.site, place.space, { ...interval, units: booking.units }, now, { staff });
  assertRoomForPeople(place, booking);
  const moved = relocated(booking, place, interval, now);
  await takeRoom(work, place, bookingEntry(moved), now);
  writeBooking(work, moved);
  react(work, "moved", moved, now);
  return moved;
}

function relocated(booking: Booking, place: Place, interval: Interval, now: Instant): Booking {
  const { space, site, closes } = place;
  const price = priceAfterMove(booking, place, interval);
  return {
    ...booking,
    siteId: site.id,
    spaceId: space.id,
    spaceName: space.name,
    siteName: site.name,
    zone: site.zone,
    startsAt: interval.from,
    endsAt: interval.to,
    days: daysTouched(interval, site.zone),
    price,
    refundDueCents: Math.max(0, booking.paidCents - price.totalCents),
    cancellation: space.id === booking.spaceId ? booking.cancellation : space.cancellation,
    bufferBeforeMinutes: space.bufferBeforeMinutes,
    bufferAfterMinutes: space.bufferAfterMinutes,
    blockedSpaceIds: closes.map(({ id }) => id),
    sequence: booking.sequence + 1,
    updatedAt: now,
  };
}

/** The same length in the same space costs what was agreed, whatever the space costs today. */
function priceAfterMove(booking: Booking, place: Place, interval: Interval): Price {
  const sameLength = interval.to - interval.from === booking.endsAt - booking.startsAt;
  if (sameLength && place.space.id === booking.spaceId) return booking.price;
  const price = priceAt(place, interval, booking.units);
  if (price.currency !== booking.price.currency) throw bookingError("price-missing", {});
  return price;
}
