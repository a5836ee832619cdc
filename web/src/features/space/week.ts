import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { slotsOf } from "@novis/domain/booking/slots";
import { isClosedDay, nextOpenDay, openingOn, type Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf, daysBetween, startOfWeek } from "@novis/domain/time/calendar";
import { type Instant, type Interval, MINUTE, merge } from "@novis/domain/time/interval";

/** A day of the public week view: what is open, what of it can still be booked. */
export interface DayAvailability {
  day: Day;
  opening: Interval[];
  free: Interval[];
  /** "unknown" while its agenda is being read: neither promised nor refused. */
  state: "open" | "full" | "closed" | "past" | "too-far" | "unknown";
  /** Why it is closed, when a holiday says so. */
  label?: string;
}

/** `entries` are undefined while they are being read. */
export function dayAvailability(
  site: Site,
  space: Space,
  day: Day,
  entries: readonly AgendaEntry[] | undefined,
  now: Instant,
): DayAvailability {
  const opening = openingOn(site, day);
  const label = isClosedDay(site, day);
  const base = { day, opening, free: [], ...(label === undefined ? {} : { label }) };
  if (opening.length === 0) return { ...base, state: "closed" };
  if (isOver(opening, space, now)) return { ...base, state: "past" };
  if (daysBetween(dayOf(now, site.zone), day) > space.horizonDays) return { ...base, state: "too-far" };
  if (!entries) return { ...base, state: "unknown" };
  const steps = slotsOf(site, space, day, entries, now).filter((slot) => slot.bookable);
  const free = merge(steps.map(({ from, to }) => ({ from, to }))).filter(
    (stretch) => stretch.to - stretch.from >= space.minimumMinutes * MINUTE,
  );
  return { ...base, free, state: free.length > 0 ? "open" : "full" };
}

/** No booking can begin any more that day, however free the space is. */
function isOver(opening: readonly Interval[], space: Space, now: Instant): boolean {
  const earliest = now + space.noticeMinutes * MINUTE;
  return opening.every((period) => period.to - space.minimumMinutes * MINUTE < earliest);
}

/** Where a visitor begins who asked for no day: today while something can still begin, otherwise the next open day. */
export function firstDay(site: Site, space: Space, now: Instant): Day {
  const today = dayOf(now, site.zone);
  const opening = openingOn(site, today);
  if (opening.length > 0 && !isOver(opening, space, now)) return today;
  return nextOpenDay(site, addDays(today, 1)) ?? today;
}

/** Monday to Sunday around a day, with the day before and after for what crosses midnight. */
export function weekAround(day: Day): { days: Day[]; from: Day; to: Day } {
  const monday = startOfWeek(day);
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  return { days, from: addDays(monday, -1), to: addDays(monday, 7) };
}

/** How much of the opening hours is free, 0 to 1. */
export function freeShare({ opening, free }: DayAvailability): number {
  const total = (intervals: readonly Interval[]) => intervals.reduce((sum, { from, to }) => sum + to - from, 0);
  return opening.length === 0 ? 0 : total(free) / total(opening);
}
