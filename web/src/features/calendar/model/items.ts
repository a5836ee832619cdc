import type { AgendaEntry } from "@novis/domain/booking/agenda";
import type { Block, Booking } from "@novis/domain/booking/booking";
import { occupies } from "@novis/domain/booking/booking.rules";
import type { Instant, Interval } from "@novis/domain/time/interval";

/** What the calendar draws in a space: its own uses, and the closings that its neighbours project on it. */
export type CalendarItem = {
  /** Unique in the calendar: a booking also stands in each space that it closes. */
  key: string;
  id: string;
  spaceId: string;
  interval: Interval;
  units: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** The space whose use closes this one. */
  via?: string;
} & ({ kind: "booking" | "hold"; booking: Booking } | { kind: "block"; block: Block });

/** Everything that takes room now: cancelled bookings and holds that ran out are not drawn. */
export function itemsOf(bookings: readonly Booking[], blocks: readonly Block[], now: Instant): CalendarItem[] {
  return [
    ...bookings.filter((booking) => isDrawn(booking, now)).flatMap(itemsOfBooking),
    ...blocks.flatMap(itemsOfBlock),
  ].sort(
    (a, b) => a.interval.from - b.interval.from || b.interval.to - a.interval.to || a.key.localeCompare(b.key, "en"),
  );
}

export function isDrawn(booking: Booking, now: Instant): boolean {
  if (booking.status === "held" && booking.holdUntil !== undefined && booking.holdUntil <= now) return false;
  return occupies(booking.status);
}

/** The day sheet of a space as the loaded bookings and blocks tell it: what the server will judge by. */
export function entriesOf(items: readonly CalendarItem[], spaceId: string): AgendaEntry[] {
  return items
    .filter((item) => item.spaceId === spaceId)
    .map((item) => ({
      id: item.id,
      kind: item.kind,
      from: item.interval.from,
      to: item.interval.to,
      units: item.units,
      bufferBeforeMinutes: item.bufferBeforeMinutes,
      bufferAfterMinutes: item.bufferAfterMinutes,
      ...(item.via !== undefined && { via: item.via }),
    }));
}

function itemsOfBooking(booking: Booking): CalendarItem[] {
  const own = {
    id: booking.id,
    interval: { from: booking.startsAt, to: booking.endsAt },
    units: booking.units,
    bufferBeforeMinutes: booking.bufferBeforeMinutes,
    bufferAfterMinutes: booking.bufferAfterMinutes,
    kind: booking.status === "held" ? ("hold" as const) : ("booking" as const),
    booking,
  };
  return spread(own, booking.spaceId, booking.blockedSpaceIds);
}

function itemsOfBlock(block: Block): CalendarItem[] {
  const own = {
    id: block.id,
    interval: { from: block.startsAt, to: block.endsAt },
    units: block.units,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    kind: "block" as const,
    block,
  };
  return spread(own, block.spaceId, block.blockedSpaceIds);
}

function spread<T extends { id: string }>(own: T, spaceId: string, closed: readonly string[]) {
  return [
    { ...own, key: own.id, spaceId },
    ...closed.map((other) => ({ ...own, key: `${own.id}@${other}`, spaceId: other, via: spaceId })),
  ];
}
