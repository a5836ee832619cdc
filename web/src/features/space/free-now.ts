import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { freeUntilIn } from "@novis/domain/booking/free-now";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Instant, Interval } from "@novis/domain/time/interval";
import { civilDayOf, instantOn, weekdayOfDay } from "../../lib/civil-day.ts";

export type FreeNow =
  | { state: "free"; until: Instant }
  | { state: "taken" }
  | { state: "closed"; opensAt: Instant | null };

/** How a space is at this minute. */
export function freeNow(site: Site, space: Space, entries: readonly AgendaEntry[], now: Instant): FreeNow {
  const opening = openingToday(site, now);
  const period = opening.find((each) => each.from <= now && now < each.to);
  if (!period) return { state: "closed", opensAt: opening.find((each) => each.from > now)?.from ?? null };
  const until = freeUntilIn(period, space, entries, now);
  return until === undefined ? { state: "taken" } : { state: "free", until };
}

function openingToday(site: Site, now: Instant): Interval[] {
  const day = civilDayOf(now, site.zone);
  if (site.closedDays.some((closed) => closed.day === day)) return [];
  return (site.openingHours[String(weekdayOfDay(day))] ?? []).map(({ opens, closes }) => ({
    from: instantOn(day, opens, site.zone),
    to: instantOn(day, closes, site.zone),
  }));
}
