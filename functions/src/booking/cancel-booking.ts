import type { Actor } from "@novis/domain/access/can";
import type { Booking } from "@novis/domain/booking/booking";
import { assertCancellable, refundOf } from "@novis/domain/booking/booking.rules";
import type { CallableCommand, CallableOutput } from "@novis/domain/contract/callables";
import type { Instant } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import type { Work } from "../firestore/unit-of-work.ts";
import { react } from "../reactions.ts";
import { once } from "./once.ts";
import { assertCan, partyOf } from "./party.ts";
import { giveRoomBack } from "./sheets.ts";
import { readBooking, writeBooking } from "./use.ts";

/** Gives the slot back to everybody, says what comes back of what was paid, tells the customer. */
export function cancelBooking(
  deps: Deps,
  actor: Actor,
  command: CallableCommand<"cancelBooking">,
): Promise<CallableOutput<"cancelBooking">> {
  return once(deps, actor, "cancelBooking", command, async (work, now) => {
    const booking = await readBooking(work, command.bookingId);
    assertCan(actor, "booking.cancel", booking);
    const cancelled = await callOff(work, booking, partyOf(actor), command.reason, now);
    return { booking: cancelled, refundCents: cancelled.refundDueCents };
  });
}

export async function callOff(
  work: Work,
  booking: Booking,
  party: "staff" | "customer",
  reason: string,
  now: Instant,
): Promise<Booking> {
  assertCancellable(booking, party, now);
  await giveRoomBack(work, booking);
  const cancelled: Booking = {
    ...booking,
    status: "cancelled",
    refundDueCents: refundOf(booking, party, now),
    cancelledAt: now,
    cancelledBy: party,
    ...(reason && { cancelReason: reason }),
    sequence: booking.sequence + 1,
    updatedAt: now,
  };
  writeBooking(work, cancelled);
  react(work, "cancelled", cancelled, now);
  return cancelled;
}
