import type { Block, Booking, Customer } from "@novis/domain/booking/booking";
import { priceOf } from "@novis/domain/booking/pricing";
import type { CallableInput } from "@novis/domain/contract/callables";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { daysTouched } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";

export interface NewBooking {
  space: Space;
  interval: Interval;
  units: number;
  customer: Customer;
  note: string;
  attendees?: number;
}

export interface NewBlock {
  space: Space;
  interval: Interval;
  reason: string;
  /** Absent: all of them. */
  units?: number;
  /** The block that is changed. */
  replaces?: Block;
  decisions: NonNullable<CallableInput<"blockSpace">["decisions"]>;
}

/** Where the booking will stand; the server reckons the rest. */
export function relocated(booking: Booking, space: Space, interval: Interval): Booking {
  return {
    ...booking,
    spaceId: space.id,
    spaceName: space.name,
    startsAt: interval.from,
    endsAt: interval.to,
    days: daysTouched(interval, booking.zone),
    blockedSpaceIds: space.blocks,
    sequence: booking.sequence + 1,
  };
}

/** What the booking will look like; the server's own takes its place within the second. */
export function draftBooking(site: Site, uid: string, key: string, input: NewBooking): Booking {
  const { space, interval, units, customer, note } = input;
  const now = Date.now();
  const price = priceOf(interval, units, space.prices, space.vatPercent, site.currency, site.zone);
  return {
    id: `draft-${key}`,
    reference: "",
    siteId: site.id,
    spaceId: space.id,
    spaceName: space.name,
    siteName: site.name,
    zone: site.zone,
    startsAt: interval.from,
    endsAt: interval.to,
    days: daysTouched(interval, site.zone),
    units,
    status: "confirmed",
    source: "staff",
    userId: null,
    customer,
    searchKeys: [],
    price: price ?? { currency: site.currency, lines: [], totalCents: 0, vatCents: 0, vatPercent: space.vatPercent },
    paidCents: 0,
    refundDueCents: 0,
    cancellation: space.cancellation,
    bufferBeforeMinutes: space.bufferBeforeMinutes,
    bufferAfterMinutes: space.bufferAfterMinutes,
    blockedSpaceIds: space.blocks,
    note,
    sequence: 0,
    createdBy: uid,
    createdAt: now,
    updatedAt: now,
  };
}

export function draftBlock(
  site: Site,
  uid: string,
  key: string,
  { space, interval, reason, units, replaces }: Omit<NewBlock, "decisions">,
): Block {
  return {
    id: replaces?.id ?? `draft-${key}`,
    siteId: site.id,
    spaceId: space.id,
    zone: site.zone,
    startsAt: interval.from,
    endsAt: interval.to,
    days: daysTouched(interval, site.zone),
    units: units ?? space.units,
    blockedSpaceIds: space.blocks,
    reason,
    sequence: replaces ? replaces.sequence + 1 : 0,
    createdBy: uid,
    createdAt: Date.now(),
  };
}
