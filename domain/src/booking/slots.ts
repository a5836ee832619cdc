import { openingOn, type Site } from "../site/site.ts";
import type { Space } from "../space/space.ts";
import { type Day, instantAt, wallTimeOf } from "../time/calendar.ts";
import { type Instant, type Interval, MINUTE } from "../time/interval.ts";
import { admit, demandFor, freeUnits } from "./admission.ts";
import type { AgendaEntry } from "./agenda.ts";
import { BookingError } from "./booking.errors.ts";

/** One step of a day on the visual timeline. */
export interface Slot extends Interval {
  freeUnits: number;
  /** Free and allowed by notice, horizon and hours, as a start of the shortest booking. */
  bookable: boolean;
}

/**
 * The steps of the opening hours of a day, by exact duration: 01:00, 01:30, 03:00 on the spring night; 02:30 twice in
 * autumn. `entries` are those of the day and, for nights, of its neighbours.
 */
export function slotsOf(site: Site, space: Space, day: Day, entries: readonly AgendaEntry[], now: Instant): Slot[] {
  const step = space.slotMinutes * MINUTE;
  const slots: Slot[] = [];
  for (const period of openingOn(site, day)) {
    for (let from = period.from; from + step <= period.to; from += step) {
      const slot = { from, to: from + step };
      const free = freeUnits(space, entries, demandFor(space, slot, 1), now);
      slots.push({
        ...slot,
        freeUnits: free,
        bookable: free > 0 && from > now && from >= now + space.noticeMinutes * MINUTE,
      });
    }
  }
  return slots;
}

/** Is this interval allowed and free for these units, for a member of the public? */
export function isBookable(
  site: Site,
  space: Space,
  interval: Interval,
  units: number,
  entries: readonly AgendaEntry[],
  now: Instant,
): boolean {
  try {
    admit(site, space, { ...interval, units }, now, { staff: false });
  } catch (error) {
    if (error instanceof BookingError) return false;
    throw error;
  }
  return freeUnits(space, entries, demandFor(space, interval, units), now) >= units;
}

/**
 * The free slot of the same length nearest to the one asked for: the same day first, then the days given, in their
 * order; on each day the closest to the same wall time. `entries` are those of all these days.
 */
export function nearestFree(
  site: Site,
  space: Space,
  wanted: Interval,
  units: number,
  days: readonly Day[],
  entries: readonly AgendaEntry[],
  now: Instant,
): Interval | undefined {
  const length = wanted.to - wanted.from;
  const time = wallTimeOf(wanted.from, site.zone);
  for (const day of days) {
    const ideal = instantAt(day, time, site.zone);
    const found = openingOn(site, day)
      .flatMap((period) => starts(period, space.slotMinutes * MINUTE, length))
      .sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))
      .map((from) => ({ from, to: from + length }))
      .find((interval) => isBookable(site, space, interval, units, entries, now));
    if (found) return found;
  }
  return undefined;
}

function starts(period: Interval, step: number, length: number): Instant[] {
  const result: Instant[] = [];
  for (let from = period.from; from + length <= period.to; from += step) result.push(from);
  return result;
}
