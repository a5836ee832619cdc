import type { Cents, Currency } from "../money/money.ts";
import type { CancellationTier } from "../space/space.ts";
import type { Day, Zone } from "../time/calendar.ts";
import type { Instant } from "../time/interval.ts";

export const bookingStatuses = ["held", "confirmed", "cancelled", "expired", "no-show"] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

export interface Customer {
  firstName: string;
  lastName: string;
  email: string;
  /** E.164, "+33612345678". */
  phone?: string;
  company?: string;
  language: "fr" | "en";
}

export interface PriceLine {
  unit: "hour" | "halfDay" | "day" | "month";
  quantity: number;
  unitCents: Cents;
  totalCents: Cents;
}

export interface Price {
  currency: Currency;
  lines: PriceLine[];
  totalCents: Cents;
  /** Included in the total. */
  vatCents: Cents;
  vatPercent: number;
}

/** Path: bookings/{id}. Written by functions alone; read by its owner and by staff who may. */
export interface Booking {
  id: string;
  /** What people say on the phone: "NV-7K3M2Q". */
  reference: string;
  siteId: string;
  spaceId: string;
  spaceName: string;
  siteName: string;
  zone: Zone;
  startsAt: Instant;
  endsAt: Instant;
  /** Civil days touched, for calendars: array-contains keeps reads flat as history grows. */
  days: Day[];
  units: number;
  attendees?: number;
  status: BookingStatus;
  source: "public" | "staff";
  /** The account that owns it; anonymous accounts keep their uid when they are upgraded. Null when staff booked for a client without one. */
  userId: string | null;
  customer: Customer;
  /** The beginnings by which staff find it (search-keys.ts). */
  searchKeys: string[];
  price: Price;
  paidCents: Cents;
  refundDueCents: Cents;
  /** Snapshots: what was shown is what holds. */
  cancellation: CancellationTier[];
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Spaces closed by this booking, in whose agendas it is projected. */
  blockedSpaceIds: string[];
  note: string;
  /** iCalendar SEQUENCE: 0 at first, +1 at each move or cancellation. */
  sequence: number;
  holdUntil?: Instant;
  cancelledAt?: Instant;
  cancelledBy?: "customer" | "staff";
  cancelReason?: string;
  createdBy: string;
  createdAt: Instant;
  updatedAt: Instant;
}

/** Path: blocks/{id}. Staff only: the reason may be private. */
export interface Block {
  id: string;
  siteId: string;
  spaceId: string;
  zone: Zone;
  startsAt: Instant;
  endsAt: Instant;
  days: Day[];
  units: number;
  blockedSpaceIds: string[];
  reason: string;
  /** 0 at first, +1 at each change. */
  sequence: number;
  createdBy: string;
  createdAt: Instant;
}
