import { openingOn, type Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  instantAt,
  shiftDays,
  wallTimeOf,
} from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";

export const modes = ["hours", "days", "months"] as const;
export type Mode = (typeof modes)[number];

/** What the space sells: by the hour or half day, by whole days, by the month. */
export function modesOf(space: Space): Mode[] {
  const { hour, halfDay, day, month } = space.prices;
  const severalDays = space.maximumMinutes > 24 * 60;
  return modes.filter((mode) => {
    if (mode === "hours") return hour !== undefined || halfDay !== undefined || (day !== undefined && !severalDays);
    if (mode === "days") return day !== undefined && severalDays;
    return month !== undefined && space.maximumMinutes >= 31 * 24 * 60;
  });
}

/** From the opening of the first day to the closing of the last; undefined when the first day is closed. */
export function stayOf(site: Site, first: Day, last: Day): Interval | undefined {
  const from = openingOn(site, first)[0]?.from;
  const closing = openingOn(site, first).at(-1)?.to;
  if (from === undefined || closing === undefined || last < first) return undefined;
  const lastClosing = openingOn(site, last).at(-1)?.to;
  // The last day may be closed (a Sunday): the stay then ends at the first day's closing time.
  return { from, to: lastClosing ?? instantAt(last, wallTimeOf(closing, site.zone), site.zone) };
}

/** One month from the 3rd of May ends on the 2nd of June. */
export function monthsStay(site: Site, first: Day, months: number): Interval | undefined {
  return stayOf(site, first, addDays(addMonths(first, months), -1));
}

/** The same hours on another day; undefined for what lasts longer than a day. */
export function sameHoursOn(site: Site, interval: Interval, day: Day): Interval | undefined {
  const first = dayOf(interval.from, site.zone);
  if (dayOf(interval.to - 1, site.zone) !== first) return undefined;
  const shift = (at: number) => shiftDays(at, daysBetween(first, day), site.zone);
  return { from: shift(interval.from), to: shift(interval.to) };
}

/** How the address is read back: whole months, whole days, or hours of one day. */
export function modeOf(site: Site, interval: Interval, offered: readonly Mode[]): Mode {
  const first = dayOf(interval.from, site.zone);
  const last = dayOf(interval.to - 1, site.zone);
  if (first === last && offered.includes("hours")) return "hours";
  const months = monthsIn(first, last);
  if (months > 0 && offered.includes("months")) return "months";
  return offered.includes("days") ? "days" : "hours";
}

export function monthsIn(first: Day, last: Day): number {
  const months = Math.round(daysBetween(first, addDays(last, 1)) / 30.4);
  return months > 0 && addMonths(first, months) === addDays(last, 1) ? months : 0;
}
