import type { Actor } from "@novis/domain/access/can";
import type { Booking } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { CallableCommand, CallableOutput } from "@novis/domain/contract/callables";
import type { Deps } from "../deps.ts";
import { fromDocument } from "../firestore/instants.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { writeBooking } from "./use.ts";

/** More than anybody books on one device before signing in; all are written in one transaction. */
const most = 200;

/**
 * Someone booked without an account, then signed in to the one they had: what the anonymous account owns becomes theirs.
 * The anonymous account's own token is the proof; without it nobody's bookings can be asked for.
 */
export async function claimBookings(
  deps: Deps,
  actor: Actor,
  command: CallableCommand<"claimBookings">,
): Promise<CallableOutput<"claimBookings">> {
  assertCan(actor, "booking.claim");
  const visitor = await deps.visitorOf(command.visitorToken);
  if (visitor === null) throw bookingError("visitor-unknown", {});
  const { docs } = await deps.db.collection("bookings").where("userId", "==", visitor).limit(most).get();
  return once(deps, actor, "claimBookings", command, async (work, now) => {
    const documents = await work.read(docs.map(({ ref }) => ref.path));
    const claimed = documents
      .flatMap((data) => (data ? [fromDocument<Booking>(data)] : []))
      .filter(({ userId }) => userId === visitor);
    for (const booking of claimed) writeBooking(work, { ...booking, userId: actor.uid, updatedAt: now });
    return { bookingIds: claimed.map(({ id }) => id) };
  });
}
