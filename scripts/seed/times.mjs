/** The times of a seed (emulator-data/README.md): absolute, counted from now, or a wall time counted from today in a zone. */
import { addDays, dayOf, instantAt, weekdayOf } from "../../domain/src/time/calendar.ts";

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds since the epoch. `closed` are days that nobody works, beside weekends: a seed must load on Christmas Eve.
 * `shift` moves wall times by whole days.
 */
export function instantOf(text, { now, closed = new Set(), shift = 0 }) {
  const fromNow = /^now(?: ([+-]\d+)([smhd]))?$/.exec(text);
  if (fromNow) return now + Number(fromNow[1] ?? 0) * (unitMs[fromNow[2]] ?? 0);
  const wall = /^([+-]\d+)([db]) (\d\d:\d\d) (\S+)$/.exec(text);
  if (wall) {
    const [, count, unit, clock, zone] = wall;
    return instantAt(addDays(dayFrom(Number(count), unit, zone, { now, closed }), shift), clock, zone);
  }
  const absolute = Date.parse(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(absolute)) return absolute;
  throw new Error(`"${text}" is not a time (see emulator-data/README.md)`);
}

/** "2026-11-25" for "+2d Europe/Paris". */
export function dayText(text, { now, closed = new Set() }) {
  const found = /^([+-]\d+)([db]) (\S+)$/.exec(text);
  if (!found) throw new Error(`"${text}" is not a day (see emulator-data/README.md)`);
  return dayFrom(Number(found[1]), found[2], found[3], { now, closed });
}

function dayFrom(count, unit, zone, { now, closed }) {
  const today = dayOf(now, zone);
  if (unit === "d") return addDays(today, count);
  const isWorkingDay = (day) => weekdayOf(day) <= 5 && !closed.has(day);
  let day = today;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
