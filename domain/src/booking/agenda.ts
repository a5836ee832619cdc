import type { Day } from "../time/calendar.ts";
import { type Instant, type Interval, MINUTE } from "../time/interval.ts";

/** One use of a space on the day sheet that everybody may read: no personal data here. */
export interface AgendaEntry {
  /** The booking's or block's id. */
  id: string;
  kind: "booking" | "block" | "hold";
  from: Instant;
  to: Instant;
  units: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** A hold that is not confirmed by then counts for nothing. */
  until?: Instant;
  /** The space whose use closes this one; absent when the entry is this space's own. */
  via?: string;
}

/** Path: spaces/{spaceId}/agenda/{day}. An entry stands on every day that it touches, buffers included. */
export interface AgendaDay {
  day: Day;
  entries: AgendaEntry[];
}

/** What is asked of a space, with the buffers that the space gives it. */
export interface Demand extends Interval {
  units: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** An expired hold is judged by the clock, never by a clean-up job. */
export function isLive(entry: AgendaEntry, now: Instant): boolean {
  return entry.until === undefined || entry.until > now;
}

/**
 * The most units in use at any moment of the demand. Between two uses the larger of the two buffers is kept, not the sum.
 */
export function unitsInUse(entries: readonly AgendaEntry[], demand: Demand, now: Instant, ignoredId?: string): number {
  const marks: { at: Instant; delta: number }[] = [];
  for (const entry of entries) {
    if (entry.id === ignoredId || !isLive(entry, now)) continue;
    const from = entry.from - Math.max(entry.bufferBeforeMinutes, demand.bufferAfterMinutes) * MINUTE;
    const to = entry.to + Math.max(entry.bufferAfterMinutes, demand.bufferBeforeMinutes) * MINUTE;
    if (from >= demand.to || to <= demand.from) continue;
    marks.push({ at: from, delta: entry.units }, { at: to, delta: -entry.units });
  }
  // Half-open: at the same instant, what ends frees its units before what begins takes them.
  marks.sort((a, b) => a.at - b.at || a.delta - b.delta);
  let used = 0;
  let peak = 0;
  for (const mark of marks) {
    used += mark.delta;
    peak = Math.max(peak, used);
  }
  return peak;
}

/** Own entries only: what other spaces project here does not stop a projection (see docs/decisions on combined spaces). */
export function ownEntries(entries: readonly AgendaEntry[]): AgendaEntry[] {
  return entries.filter((entry) => entry.via === undefined);
}

export function mergeEntries(days: readonly AgendaDay[]): AgendaEntry[] {
  const byKey = new Map<string, AgendaEntry>();
  for (const day of days) for (const entry of day.entries) byKey.set(`${entry.id}/${entry.via ?? ""}`, entry);
  return [...byKey.values()].sort((a, b) => a.from - b.from);
}
