import { openingOn, type Site } from "@novis/domain/site/site";
import { type Day, dayInterval, wallTimeOf } from "@novis/domain/time/calendar";
import { HOUR, type Interval, overlaps } from "@novis/domain/time/interval";
import type { ShownHours } from "./axis.ts";

const wholeDay: ShownHours = { opens: "00:00", closes: "24:00" };
const quietDay: ShownHours = { opens: "08:00", closes: "19:00" };

/**
 * The hours worth drawing: the opening hours of these days, stretched to whatever stands outside them, to the hour. A
 * stay of several days stretches nothing: it covers its days whatever is drawn.
 */
export function shownHours(
  site: Site,
  days: readonly Day[],
  intervals: readonly Interval[],
  whole = false,
): ShownHours {
  if (whole) return wholeDay;
  const edges = days.flatMap((day) => edgesOf(site, day, intervals));
  if (edges.length === 0) return quietDay;
  const opens = Math.floor(Math.min(...edges.map((edge) => edge.from)));
  const closes = Math.ceil(Math.max(...edges.map((edge) => edge.to)));
  return { opens: clock(opens), closes: clock(closes) };
}

/** Wall hours, as numbers: 8 to 20, 22.5 to 24. */
function edgesOf(site: Site, day: Day, intervals: readonly Interval[]): Interval[] {
  const whole = dayInterval(day, site.zone);
  return [...openingOn(site, day), ...intervals.filter((interval) => interval.to - interval.from < 24 * HOUR)]
    .filter((interval) => overlaps(interval, whole))
    .map((interval) => ({
      from: interval.from <= whole.from ? 0 : hourOf(interval.from, site.zone),
      to: interval.to >= whole.to ? 24 : hourOf(interval.to, site.zone),
    }));
}

function hourOf(at: number, zone: string): number {
  const wall = wallTimeOf(at, zone);
  return Number(wall.slice(0, 2)) + Number(wall.slice(3, 5)) / 60;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
