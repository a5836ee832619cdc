import { freeUnits } from "@novis/domain/booking/admission";
import type { Booking } from "@novis/domain/booking/booking";
import type { Alternative } from "@novis/domain/booking/booking.errors";
import { nearestFree } from "@novis/domain/booking/slots";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import { type Instant, type Interval, overlaps } from "@novis/domain/time/interval";
import { type CalendarItem, entriesOf, itemsOf } from "./items.ts";

/** The bookings that a block would stand over, linked spaces included; none while a pool has room for both. */
export function standingOver(
  items: readonly CalendarItem[],
  space: Space,
  interval: Interval,
  now: Instant,
  units = space.units,
): Booking[] {
  const demand = { ...interval, units, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  if (units < space.units && freeUnits(space, entriesOf(items, space.id), demand, now) >= units) return [];
  const closed = new Set([space.id, ...space.blocks]);
  const found = new Map<string, Booking>();
  for (const item of items) {
    if (item.kind === "block" || item.via !== undefined) continue;
    if (closed.has(item.spaceId) && overlaps(item.interval, interval)) found.set(item.id, item.booking);
  }
  return [...found.values()].sort((a, b) => a.startsAt - b.startsAt);
}

export interface ProposalWorld {
  site: Site;
  spaces: readonly Space[];
  items: readonly CalendarItem[];
  now: Instant;
}

/**
 * Where a booking could go when its space closes: the same hours in a space of the same kind first (people keep their
 * appointment), then the nearest free time in its own space. Only days that are loaded are trusted.
 */
export function proposeMove(
  world: ProposalWorld,
  booking: Booking,
  closing: { spaceIds: readonly string[]; interval: Interval },
  loadedDays: readonly Day[],
): Alternative | undefined {
  const own = world.spaces.find((space) => space.id === booking.spaceId);
  const twins = world.spaces.filter((space) => isTwin(space, own, booking) && !closing.spaceIds.includes(space.id));
  const sameDay = dayOf(booking.startsAt, booking.zone);
  const days = [sameDay, addDays(sameDay, 1), addDays(sameDay, 2)].filter((day) => loadedDays.includes(day));
  const wanted = { from: booking.startsAt, to: booking.endsAt };
  for (const space of twins) {
    const found = freeIn(world, space, booking, closing, [sameDay]);
    if (found && found.from === wanted.from) return alternative(space, found);
  }
  for (const space of [...(own ? [own] : []), ...twins]) {
    const found = freeIn(world, space, booking, closing, days);
    if (found) return alternative(space, found);
  }
  return undefined;
}

/** One proposal each, no place twice: what was proposed to one is taken for the next. */
export function proposeMoves(
  world: ProposalWorld,
  bookings: readonly Booking[],
  closing: { spaceIds: readonly string[]; interval: Interval },
  loadedDays: readonly Day[],
): Map<string, Alternative> {
  const proposals = new Map<string, Alternative>();
  let items = world.items;
  for (const booking of bookings) {
    const found = proposeMove({ ...world, items }, booking, closing, loadedDays);
    if (!found) continue;
    proposals.set(booking.id, found);
    const blockedSpaceIds = world.spaces.find(({ id }) => id === found.spaceId)?.blocks ?? [];
    const { spaceId, startsAt, endsAt } = found;
    const moved = itemsOf([{ ...booking, spaceId, startsAt, endsAt, blockedSpaceIds }], [], world.now);
    items = [...items.filter(({ id }) => id !== booking.id), ...moved];
  }
  return proposals;
}

function freeIn(
  { site, items, now }: ProposalWorld,
  space: Space,
  booking: Booking,
  closing: { spaceIds: readonly string[]; interval: Interval },
  days: readonly Day[],
): Interval | undefined {
  const others = entriesOf(items, space.id).filter((entry) => entry.id !== booking.id);
  const closed = closing.spaceIds.includes(space.id)
    ? [
        {
          id: "closing",
          kind: "block" as const,
          ...closing.interval,
          units: space.units,
          bufferBeforeMinutes: 0,
          bufferAfterMinutes: 0,
        },
      ]
    : [];
  const wanted = { from: booking.startsAt, to: booking.endsAt };
  return nearestFree(site, space, wanted, booking.units, days, [...others, ...closed], now);
}

function isTwin(space: Space, own: Space | undefined, booking: Booking): boolean {
  return (
    space.id !== booking.spaceId &&
    space.published &&
    space.kind === own?.kind &&
    space.capacity >= Math.min(booking.attendees ?? 1, own.capacity)
  );
}

function alternative(space: Space, interval: Interval): Alternative {
  return { spaceId: space.id, spaceName: space.name, startsAt: interval.from, endsAt: interval.to };
}
