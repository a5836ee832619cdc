import type { Space } from "../space/space.ts";
import { type Instant, type Interval, MINUTE } from "../time/interval.ts";
import { type AgendaEntry, unitsInUse } from "./agenda.ts";

/**
 * Free at this minute of an opening period, until when; undefined when it is taken or the period is not now. Apart from
 * slots.ts because it needs no zone arithmetic: a home page can tell it without loading that.
 */
export function freeUntilIn(
  period: Interval,
  space: Pick<Space, "units">,
  entries: readonly AgendaEntry[],
  now: Instant,
): Instant | undefined {
  if (now < period.from || period.to <= now || isFullAt(space, entries, now, now)) return undefined;
  const nextStarts = entries.map((entry) => entry.from).filter((from) => from > now && from < period.to);
  return nextStarts.sort((a, b) => a - b).find((from) => isFullAt(space, entries, from, now)) ?? period.to;
}

/** Every unit in use during that minute; buffers are for what is booked, not for who walks in. */
function isFullAt(space: Pick<Space, "units">, entries: readonly AgendaEntry[], at: Instant, now: Instant): boolean {
  const minute = { from: at, to: at + MINUTE, units: 1, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  return unitsInUse(entries, minute, now) >= space.units;
}
