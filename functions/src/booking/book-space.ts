import type { Actor } from "@novis/domain/access/can";
import { admit } from "@novis/domain/booking/admission";
import type { Booking, Price } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import { priceOf } from "@novis/domain/booking/pricing";
import { searchKeys } from "@novis/domain/booking/search-keys";
import type { BookingReply, CallableCommand } from "@novis/domain/contract/callables";
import { daysTouched } from "@novis/domain/time/calendar";
import type { Instant, Interval } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import { react } from "../reactions.ts";
import { offeringAlternatives } from "./alternatives.ts";
import { customerOf } from "./customer.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { loadPlace, type Place } from "./place.ts";
import { takeRoom } from "./sheets.ts";
import { bookingEntry, writeBooking } from "./use.ts";

type Command = CallableCommand<"bookSpace">;

/** A visitor, a member, or staff for a client takes a slot. Nothing is due online yet, so it is confirmed at once. */
export function bookSpace(deps: Deps, actor: Actor, command: Command): Promise<BookingReply> {
  assertCan(actor, command.forClient ? "booking.createForClient" : "booking.create");
  const interval = { from: command.startsAt, to: command.endsAt };
  return offeringAlternatives(deps, { ...command, interval }, () =>
    once(deps, actor, "bookSpace", command, async (work, now) => {
      const place = await loadPlace(work, command.spaceId, { staff: command.forClient });
      admit(place.site, place.space, { ...interval, units: command.units }, now, { staff: command.forClient });
      assertRoomForPeople(place, command);
      const booking = draft(deps, actor, command, place, now);
      await takeRoom(work, place, bookingEntry(booking), now);
      writeBooking(work, booking);
      react(work, "booked", booking, now);
      return { booking };
    }),
  );
}

function draft(deps: Deps, actor: Actor, command: Command, place: Place, now: Instant): Booking {
  const { space, site, closes } = place;
  const interval = { from: command.startsAt, to: command.endsAt };
  const by = actor.uid ?? "";
  const customer = customerOf(command.customer, site.address.country);
  const reference = deps.newReference();
  return {
    id: deps.newId(),
    reference,
    siteId: site.id,
    spaceId: space.id,
    spaceName: space.name,
    siteName: site.name,
    zone: site.zone,
    startsAt: command.startsAt,
    endsAt: command.endsAt,
    days: daysTouched(interval, site.zone),
    units: command.units,
    ...(command.attendees !== undefined && { attendees: command.attendees }),
    status: "confirmed",
    source: command.forClient ? "staff" : "public",
    userId: command.forClient ? null : by,
    customer,
    searchKeys: searchKeys(customer, reference),
    price: agreedPrice(place, interval, command),
    paidCents: 0,
    refundDueCents: 0,
    cancellation: space.cancellation,
    bufferBeforeMinutes: space.bufferBeforeMinutes,
    bufferAfterMinutes: space.bufferAfterMinutes,
    blockedSpaceIds: closes.map(({ id }) => id),
    note: command.note,
    sequence: 0,
    createdBy: by,
    createdAt: now,
    updatedAt: now,
  };
}

/** The price that the person saw, or a refusal that names today's. */
function agreedPrice(place: Place, interval: Interval, command: Command): Price {
  const price = priceAt(place, interval, command.units);
  if (price.totalCents !== command.expectedTotalCents)
    throw bookingError("price-changed", { totalCents: price.totalCents });
  return price;
}

export function priceAt({ space, site }: Place, interval: Interval, units: number): Price {
  const price = priceOf(interval, units, space.prices, space.vatPercent, site.currency, site.zone);
  if (!price) throw bookingError("price-missing", {});
  return price;
}

export function assertRoomForPeople({ space }: Place, group: { attendees?: number | undefined; units: number }): void {
  const capacity = space.capacity * group.units;
  if (group.attendees !== undefined && group.attendees > capacity)
    throw bookingError("too-many-people", { attendees: group.attendees, capacity });
}
