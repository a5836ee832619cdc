import type { Cents, Currency } from "../money/money.ts";
import type { Instant } from "../time/interval.ts";

/** Money that changed hands for a booking. Path: payments/{id}. Written by functions alone, never changed afterwards. */
export interface Payment {
  id: string;
  bookingId: string;
  siteId: string;
  /** Positive: received. Negative: given back. */
  amountCents: Cents;
  currency: Currency;
  method: "card" | "cash" | "transfer";
  receivedBy: string;
  receivedAt: Instant;
}
