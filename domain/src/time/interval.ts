/** Milliseconds since the epoch, UTC. The only representation of a moment inside the domain. */
export type Instant = number;

/** Half-open: [from, to). 9–10 and 10–11 do not touch. */
export interface Interval {
  from: Instant;
  to: Instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to;
}

export function contains(outer: Interval, inner: Interval): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function durationMinutes(interval: Interval): number {
  return (interval.to - interval.from) / MINUTE;
}

export function widen(interval: Interval, beforeMinutes: number, afterMinutes: number): Interval {
  return { from: interval.from - beforeMinutes * MINUTE, to: interval.to + afterMinutes * MINUTE };
}

/** Joins intervals that touch or overlap; the result is sorted. 00:00–24:00 two days running becomes one. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const interval of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && interval.from <= last.to) last.to = Math.max(last.to, interval.to);
    else merged.push({ ...interval });
  }
  return merged;
}
