import { type Action, type Actor, can, may, type Subjects } from "@novis/domain/access/can";
import { bookingError } from "@novis/domain/booking/booking.errors";

/** Throws `forbidden` unless the actor may. */
export function assertCan<A extends Action>(
  actor: Actor,
  action: A,
  ...subject: undefined extends Subjects[A] ? [] : [Subjects[A]]
): void {
  if (!can(actor, action, ...subject)) throw bookingError("forbidden", { action });
}

/** Whose rules apply: staff who may write bookings are not held to the customer's deadlines, even for their own. */
export function partyOf(actor: Actor): "staff" | "customer" {
  return may(actor, "bookings.write") ? "staff" : "customer";
}
