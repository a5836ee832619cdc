import type { Instant } from "../time/interval.ts";

export const messageKinds = [
  "booking-confirmed",
  "booking-moved",
  "booking-cancelled",
  "reminder-day-before",
  "reminder-hour-before",
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type Channel = "email" | "sms";

/**
 * pending → sending (leased) → sent | failed; "unknown" when the provider did not answer: ask it before sending again;
 * "skipped" when the booking no longer wants it.
 */
export type MessageStatus = "pending" | "sending" | "unknown" | "sent" | "failed" | "skipped";

/** Path: outbox/{id}; the id says what it is for, so that writing it twice is writing it once. */
export interface OutboxMessage {
  id: string;
  kind: MessageKind;
  channel: Channel;
  to: string;
  language: "fr" | "en";
  bookingId: string;
  /** The booking's sequence it speaks of: an older one is skipped. */
  sequence: number;
  status: MessageStatus;
  attempts: number;
  dueAt: Instant;
  leaseUntil?: Instant;
  sentAt?: Instant;
  providerId?: string;
  error?: string;
  createdAt: Instant;
}
