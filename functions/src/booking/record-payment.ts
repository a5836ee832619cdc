import type { Actor } from "@novis/domain/access/can";
import type { Booking } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { BookingReply, CallableCommand } from "@novis/domain/contract/callables";
import { paths } from "@novis/domain/contract/collections";
import type { Payment } from "@novis/domain/payment/payment";
import type { Deps } from "../deps.ts";
import { toDocument } from "../firestore/instants.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { readBooking, writeBooking } from "./use.ts";

/** Money received, or given back, at the desk: one line in payments, and the booking's sums. */
export function recordPayment(
  deps: Deps,
  actor: Actor,
  command: CallableCommand<"recordPayment">,
): Promise<BookingReply> {
  assertCan(actor, "booking.recordPayment");
  return once(deps, actor, "recordPayment", command, async (work, now) => {
    const booking = await readBooking(work, command.bookingId);
    const paid =
      command.amountCents > 0 ? received(booking, command.amountCents) : given(booking, -command.amountCents);
    const payment: Payment = {
      id: deps.newId(),
      bookingId: booking.id,
      siteId: booking.siteId,
      amountCents: command.amountCents,
      currency: booking.price.currency,
      method: command.method,
      receivedBy: actor.uid ?? "",
      receivedAt: now,
    };
    const after = { ...paid, updatedAt: now };
    writeBooking(work, after);
    work.put(paths.payment(payment.id), toDocument(payment));
    return { booking: after };
  });
}

function received(booking: Booking, cents: number): Booking {
  if (booking.status !== "confirmed" && booking.status !== "held" && booking.status !== "no-show")
    throw bookingError("not-changeable", { status: booking.status });
  const remainingCents = booking.price.totalCents - booking.paidCents;
  if (cents > remainingCents) throw bookingError("payment-too-large", { remainingCents });
  return { ...booking, paidCents: booking.paidCents + cents };
}

function given(booking: Booking, cents: number): Booking {
  if (cents > booking.paidCents) throw bookingError("payment-too-large", { remainingCents: booking.paidCents });
  const refundDueCents = Math.max(0, booking.refundDueCents - cents);
  return { ...booking, paidCents: booking.paidCents - cents, refundDueCents };
}
