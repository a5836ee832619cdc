import { type Day, dayInterval, instantAt, type WallTime, wallTimeOf, type Zone } from "@novis/domain/time/calendar";
import { type Instant, type Interval, MINUTE } from "@novis/domain/time/interval";

/** One line of the grid: a wall time, which happens twice on the autumn night. */
export interface Row {
  wall: WallTime;
  /** The later of two: "02:00" in winter time. */
  second: boolean;
}

/** A day laid along the rows. A row that does not exist on that day (02:00 in spring) has no instant. */
export interface Track {
  day: Day;
  /** What the rows show of the day. */
  shown: Interval;
  starts: (Instant | null)[];
}

/** Rows shared by every column, so that 9:00 stands at the same height on each day, clock changes included. */
export interface Axis {
  zone: Zone;
  stepMinutes: number;
  rows: Row[];
  tracks: Map<Day, Track>;
}

/** Wall times, "24:00" for the end of the day. */
export interface ShownHours {
  opens: WallTime;
  closes: WallTime;
}

export function axisOf(zone: Zone, days: readonly Day[], hours: ShownHours, stepMinutes: number): Axis {
  const lines = days.map((day) => linesOf(zone, day, hours, stepMinutes));
  // A week holds at most one clock change: its longest day has every row of the others.
  const longest = lines.reduce((most, line) => (line.keys.length > most.keys.length ? line : most), {
    keys: [] as string[],
  });
  const rows = longest.keys.map((key) => ({ wall: key.slice(0, 5), second: key.endsWith("*") }));
  const tracks = new Map(
    lines.map(({ day, shown, at }) => [day, { day, shown, starts: longest.keys.map((key) => at.get(key) ?? null) }]),
  );
  return { zone, stepMinutes, rows, tracks };
}

/** Where something that begins at `at` is drawn, in rows from the top. */
export function topOf(axis: Axis, track: Track, at: Instant): number {
  const row = track.starts.findLastIndex((start) => start !== null && start <= at);
  return row < 0 ? 0 : row + fraction(axis, track, row, at);
}

/** Where something that ends at `at` is drawn: the foot of the last row it uses, not the head of the next. */
export function bottomOf(axis: Axis, track: Track, at: Instant): number {
  const row = track.starts.findLastIndex((start) => start !== null && start < at);
  return row < 0 ? 0 : row + fraction(axis, track, row, at);
}

/** The moment at which a row begins; a row that the day skips begins when the next one does. */
export function startOfRow(track: Track, row: number): Instant {
  for (let index = Math.max(0, row); index < track.starts.length; index++) {
    const start = track.starts[index];
    if (start !== null && start !== undefined) return start;
  }
  return track.shown.to;
}

export function rowInterval(axis: Axis, track: Track, row: number): Interval | null {
  const from = track.starts[row];
  return from === null || from === undefined ? null : { from, to: from + axis.stepMinutes * MINUTE };
}

/** Does this wall time happen twice on that day? Then summer and winter time must be told apart in words. */
export function isRepeated(zone: Zone, day: Day, wall: WallTime): boolean {
  return instantAt(day, wall, zone) !== instantAt(day, wall, zone, true);
}

function linesOf(zone: Zone, day: Day, hours: ShownHours, stepMinutes: number) {
  const whole = dayInterval(day, zone);
  const shown = {
    from: hours.opens === "00:00" ? whole.from : instantAt(day, hours.opens, zone),
    to: hours.closes === "24:00" ? whole.to : instantAt(day, hours.closes, zone),
  };
  const at = new Map<string, Instant>();
  for (let start = shown.from; start < shown.to; start += stepMinutes * MINUTE) {
    const wall = wallTimeOf(start, zone);
    at.set(instantAt(day, wall, zone) === start ? wall : `${wall}*`, start);
  }
  return { day, shown, at, keys: [...at.keys()] };
}

function fraction(axis: Axis, track: Track, row: number, at: Instant): number {
  const start = track.starts[row] ?? at;
  return Math.min(1, (at - start) / (axis.stepMinutes * MINUTE));
}
