import { BookingError, type BookingErrorCode } from "@novis/domain/booking/booking.errors";
import { logger } from "firebase-functions";
import { type FunctionsErrorCode, HttpsError } from "firebase-functions/https";

/** Domain error → transport status, once. `details` is what the screens read: {code, data}. */
const statusOf = {
  "invalid-input": "invalid-argument",
  unauthenticated: "unauthenticated",
  forbidden: "permission-denied",
  "space-unknown": "not-found",
  "booking-unknown": "not-found",
  "block-unknown": "not-found",
  "visitor-unknown": "failed-precondition",
  "interval-invalid": "invalid-argument",
  "units-unavailable": "failed-precondition",
  "too-many-people": "failed-precondition",
  misaligned: "invalid-argument",
  "too-short": "failed-precondition",
  "too-long": "failed-precondition",
  "in-the-past": "failed-precondition",
  "too-soon": "failed-precondition",
  "too-far": "failed-precondition",
  closed: "failed-precondition",
  overlaps: "already-exists",
  "price-missing": "failed-precondition",
  "price-changed": "failed-precondition",
  "not-changeable": "failed-precondition",
  "already-started": "failed-precondition",
  "deadline-passed": "failed-precondition",
  "bookings-standing": "failed-precondition",
  "key-reused": "already-exists",
  "payment-too-large": "failed-precondition",
  contention: "aborted",
} as const satisfies Record<BookingErrorCode, FunctionsErrorCode>;

/** What the caller is told. Anything that is not a refusal of ours is logged and says nothing of our insides. */
export function asHttpsError(error: unknown, callable: string): HttpsError {
  if (error instanceof BookingError) return refusal(error.code, error.data);
  logger.error(`${callable} failed`, error);
  return new HttpsError("internal", "internal", { code: "internal", data: {} });
}

function refusal(code: BookingErrorCode, data: unknown): HttpsError {
  return new HttpsError(statusOf[code], code, { code, data });
}
