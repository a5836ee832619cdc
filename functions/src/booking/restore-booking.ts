import type { Actor } from "@novis/domain/access/can";
import type { Booking } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { BookingReply, CallableCommand } from "@novis/domain/contract/callables";
import type { Deps } from "../deps.ts";
import { react } from "../reactions.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { loadPlace } from "./place.ts";
import { takeRoom } from "./sheets.ts";
import { bookingEntry, readBooking, writeBooking } from "./use.ts";

/** A cancellation taken back: the same booking under the same reference, if its place is still free; the customer is told. */
export function restoreBooking(
  deps: Deps,
  actor: Actor,
  command: CallableCommand<"restoreBooking">,
): Promise<BookingReply> {
  assertCan(actor, "booking.restore");
  return once(deps, actor, "restoreBooking", command, async (work, now) => {
    const booking = await readBooking(work, command.bookingId);
    if (booking.status !== "cancelled") throw bookingError("not-changeable", { status: booking.status });
    if (booking.endsAt <= now) throw bookingError("in-the-past", {});
    const place = await loadPlace(work, booking.spaceId, { staff: true });
    const { cancelledAt: _at, cancelledBy: _by, cancelReason: _why, ...kept } = booking;
    const restored: Booking = {
      ...kept,
      status: "confirmed",
      refundDueCents: 0,
      blockedSpaceIds: place.closes.map(({ id }) => id),
      sequence: booking.sequence + 1,
      updatedAt: now,
    };
    await takeRoom(work, place, bookingEntry(restored), now);
    writeBooking(work, restored);
    react(work, "booked", restored, now);
    return { booking: restored };
  });
}
