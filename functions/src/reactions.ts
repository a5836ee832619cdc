import type { Booking } from "@novis/domain/booking/booking";
import { messageId, type Notice, newsFor, remindersFor } from "@novis/domain/booking/reminders";
import { paths } from "@novis/domain/contract/collections";
import type { OutboxMessage } from "@novis/domain/message/message";
import type { Instant } from "@novis/domain/time/interval";
import { toDocument } from "./firestore/instants.ts";
import type { Work } from "./firestore/unit-of-work.ts";

/** What happened to a booking → what people are told, now and later. */
const reactions = {
  booked: (booking, now) => [...newsFor("booking-confirmed", booking, now), ...remindersFor(booking, now)],
  moved: (booking, now) => [...newsFor("booking-moved", booking, now), ...remindersFor(booking, now)],
  cancelled: (booking, now) => newsFor("booking-cancelled", booking, now),
} as const satisfies Record<string, (booking: Booking, now: Instant) => Notice[]>;

/**
 * Writes the messages in the transaction of what happened: neither can be without the other. Earlier ones need no
 * clean-up: their sequence is older than the booking's, so nobody will send them.
 */
export function react(work: Work, happening: keyof typeof reactions, booking: Booking, now: Instant): void {
  for (const notice of reactions[happening](booking, now)) {
    const message: OutboxMessage = {
      ...notice,
      id: messageId(booking.id, booking.sequence, notice),
      language: booking.customer.language,
      bookingId: booking.id,
      sequence: booking.sequence,
      status: "pending",
      attempts: 0,
      createdAt: now,
    };
    work.put(paths.outboxMessage(message.id), toDocument(message));
  }
}
