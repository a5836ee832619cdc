import { type Cents, percentOf } from "../money/money.ts";
import type { CancellationTier } from "../space/space.ts";
import { HOUR, type Instant } from "../time/interval.ts";
import { bookingError } from "./booking.errors.ts";
import type { Booking, BookingStatus } from "./booking.ts";

type Party = "customer" | "staff" | "system";

/** status → what it may become, and on whose order. */
export const transitions = {
  held: { confirmed: ["staff", "system"], cancelled: ["customer", "staff", "system"], expired: ["system"] },
  confirmed: { cancelled: ["customer", "staff"], "no-show": ["staff"] },
  cancelled: { confirmed: ["staff"] },
  expired: { confirmed: ["system"] },
  "no-show": { confirmed: ["staff"] },
} as const satisfies Record<BookingStatus, Partial<Record<BookingStatus, readonly Party[]>>>;

export function canBecome(from: BookingStatus, to: BookingStatus, party: Party): boolean {
  const row: Partial<Record<BookingStatus, readonly Party[]>> = transitions[from];
  return row[to]?.includes(party) ?? false;
}

/** Takes room in the agenda. */
export function occupies(status: BookingStatus): boolean {
  return status === "held" || status === "confirmed" || status === "no-show";
}

export function assertCancellable(booking: Booking, party: Party, now: Instant): void {
  if (!canBecome(booking.status, "cancelled", party)) throw bookingError("not-changeable", { status: booking.status });
  if (party === "customer" && booking.startsAt <= now) throw bookingError("already-started", {});
}

/** A client moves a booking while it could still be cancelled for free; staff until it has ended. */
export function assertMovable(booking: Booking, party: Party, now: Instant): void {
  if (booking.status !== "confirmed" && booking.status !== "held") {
    throw bookingError("not-changeable", { status: booking.status });
  }
  if (party === "staff") return;
  if (booking.startsAt <= now) throw bookingError("already-started", {});
  const deadlineAt = freeUntil(booking.cancellation, booking.startsAt);
  if (deadlineAt !== null && now > deadlineAt) throw bookingError("deadline-passed", { deadlineAt });
}

/** The last instant at which everything comes back, or null when there never was one. Elapsed hours, not wall time. */
export function freeUntil(policy: readonly CancellationTier[], startsAt: Instant): Instant | null {
  const full = policy.find((tier) => tier.refundPercent === 100);
  return full ? startsAt - full.hoursBefore * HOUR : null;
}

export function refundPercent(policy: readonly CancellationTier[], startsAt: Instant, now: Instant): number {
  return Math.max(
    0,
    ...policy.filter((tier) => now <= startsAt - tier.hoursBefore * HOUR).map((tier) => tier.refundPercent),
  );
}

/** What comes back of what was paid. Staff cancelling gives everything back, whatever the policy. Nothing paid, nothing due. */
export function refundOf(
  booking: Pick<Booking, "cancellation" | "startsAt" | "paidCents">,
  party: Party,
  now: Instant,
): Cents {
  const percent = party === "customer" ? refundPercent(booking.cancellation, booking.startsAt, now) : 100;
  return Math.min(booking.paidCents, percentOf(booking.paidCents, percent));
}
