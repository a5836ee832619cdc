import type { Booking } from "@novis/domain/booking/booking";
import { occupies } from "@novis/domain/booking/booking.rules";
import type { MessageKind, OutboxMessage } from "@novis/domain/message/message";
import type { Instant } from "@novis/domain/time/interval";

/** kind → is it still true? A confirmation of a cancelled booking, or a reminder of the past, would be worse than silence. */
const stillTrue = {
  "booking-confirmed": (booking) => occupies(booking.status),
  "booking-moved": (booking) => occupies(booking.status),
  "booking-cancelled": (booking) => booking.status === "cancelled",
  "reminder-day-before": (booking, now) => occupies(booking.status) && now < booking.startsAt,
  "reminder-hour-before": (booking, now) => occupies(booking.status) && now < booking.startsAt,
} as const satisfies Record<MessageKind, (booking: Booking, now: Instant) => boolean>;

/** A message speaks of one sequence of its booking; once moved or cancelled, a newer message has replaced it. */
export function isWanted(message: Pick<OutboxMessage, "kind" | "sequence">, booking: Booking, now: Instant): boolean {
  return message.sequence === booking.sequence && stillTrue[message.kind](booking, now);
}
