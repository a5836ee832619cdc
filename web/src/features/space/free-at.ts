import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { isBookable } from "@novis/domain/booking/slots";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, instantAt } from "@novis/domain/time/calendar";
import { type Instant, MINUTE } from "@novis/domain/time/interval";

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
