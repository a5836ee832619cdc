import type { SpaceKind } from "../space/space.ts";
import type { Instant } from "../time/interval.ts";

/** A free slot near the one refused. */
export interface Alternative {
  spaceId: string;
  spaceName: string;
  startsAt: Instant;
  endsAt: Instant;
}

/** A booking that stands where staff want to block. Staff only: it names the client. */
export interface Standing {
  bookingId: string;
  reference: string;
  customerName: string;
  startsAt: Instant;
  endsAt: Instant;
  spaceId: string;
}

/** code → data. Each code has one sentence per language in web, and one HTTP status in functions. */
export interface BookingErrorData {
  "invalid-input": { fields: { path: string; message: string }[] };
  unauthenticated: Record<never, never>;
  forbidden: { action: string };
  "space-unknown": { spaceId: string };
  "booking-unknown": { bookingId: string };
  "block-unknown": { blockId: string };
  /** The token of the anonymous account is expired, or none. */
  "visitor-unknown": Record<never, never>;
  "interval-invalid": Record<never, never>;
  "units-unavailable": { units: number; available: number };
  "too-many-people": { attendees: number; capacity: number };
  misaligned: { slotMinutes: number };
  "too-short": { minimumMinutes: number };
  "too-long": { maximumMinutes: number };
  "in-the-past": Record<never, never>;
  "too-soon": { noticeMinutes: number; earliestAt: Instant };
  "too-far": { horizonDays: number };
  closed: { alternatives: Alternative[] };
  overlaps: { kind: SpaceKind; freeUnits: number; alternatives: Alternative[] };
  "price-missing": Record<never, never>;
  "price-changed": { totalCents: number };
  "not-changeable": { status: string };
  "already-started": Record<never, never>;
  "deadline-passed": { deadlineAt: Instant };
  "bookings-standing": { standing: Standing[] };
  "key-reused": Record<never, never>;
  "payment-too-large": { remainingCents: number };
  contention: Record<never, never>;
}
export type BookingErrorCode = keyof BookingErrorData;

export class BookingError<C extends BookingErrorCode = BookingErrorCode> extends Error {
  readonly code: C;
  readonly data: BookingErrorData[C];
  constructor(code: C, data: BookingErrorData[C]) {
    super(code);
    this.name = "BookingError";
    this.code = code;
    this.data = data;
  }
}

export function bookingError<C extends BookingErrorCode>(code: C, data: BookingErrorData[C]): BookingError<C> {
  return new BookingError(code, data);
}
