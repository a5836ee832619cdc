import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { freeUntilInstant, isBookable } from "@novis/domain/booking/slots";
import { openingOn, type Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf, instantAt } from "@novis/domain/time/calendar";
import { type Instant, MINUTE } from "@novis/domain/time/interval";

export type FreeNow =
  | { state: "free"; until: Instant }
  | { state: "taken" }
  | { state: "closed"; opensAt: Instant | null };

/** Loaded after the first paint, since it brings the zone arithmetic along. */
export function freeNow(site: Site, space: Space, entries: readonly AgendaEntry[], now: Instant): FreeNow {
  const day = dayOf(now, site.zone);
  const opening = openingOn(site, day);
  if (!opening.some((period) => period.from <= now && now < period.to)) {
    return { state: "closed", opensAt: opening.find((period) => period.from > now)?.from ?? null };
  }
  const until = freeUntilInstant(site, space, day, entries, now);
  return until === undefined ? { state: "taken" } : { state: "free", until };
}

/** Could the public book this length at that wall time of that day? */
export function freeAt(
  site: Site,
  space: Space,
  entries: readonly AgendaEntry[],
  when: { day: Day; time: string; minutes: number },
  now: Instant,
): boolean {
  const from = instantAt(when.day, when.time, site.zone);
  return isBookable(site, space, { from, to: from + when.minutes * MINUTE }, 1, entries, now);
}
