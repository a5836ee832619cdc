import { Temporal } from "temporal-polyfill";
import { type Instant, type Interval, MINUTE } from "./interval.ts";

/** A civil day of a site, "2026-03-15". */
export type Day = string;
/** A wall-clock time, "08:30"; "24:00" is the end of the day. */
export type WallTime = string;
/** An IANA zone, "Europe/Paris". */
export type Zone = string;
/** ISO: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return /[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  try {
    Temporal.PlainDate.from(day, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

export function dayOf(instant: Instant, zone: Zone): Day {
  return zoned(instant, zone).toPlainDate().toString();
}

/** "14:30" in the site's zone. */
export function wallTimeOf(instant: Instant, zone: Zone): WallTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/**
 * The instant of a wall time. A time that the spring change skips gives the first instant after the gap; one that the
 * autumn change repeats gives the earlier, or with `second` the later.
 */
export function instantAt(day: Day, time: WallTime, zone: Zone, second = false): Instant {
  if (time === "24:00") return startOfDay(addDays(day, 1), zone);
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(zone, { disambiguation: second ? "later" : "compatible" }).epochMilliseconds;
}

/** Does this wall time happen on that day? 02:30 does not on a spring-change day. */
export function wallTimeExists(day: Day, time: WallTime, zone: Zone): boolean {
  if (time === "24:00") return true;
  return wallTimeOf(instantAt(day, time, zone), zone) === time;
}

export function startOfDay(day: Day, zone: Zone): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The whole civil day: 23, 24 or 25 hours. */
export function dayInterval(day: Day, zone: Zone): Interval {
  return { from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) };
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

export function weekdayOf(day: Day): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** Monday of that day's week. */
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Every civil day that a half-open interval touches, in order. */
export function daysTouched(interval: Interval, zone: Zone): Day[] {
  const last = dayOf(Math.max(interval.from, interval.to - 1), zone);
  const days: Day[] = [];
  for (let day = dayOf(interval.from, zone); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The same wall time `days` civil days earlier or later, so that "the day before at 9:00" survives a clock change. */
export function shiftDays(instant: Instant, days: number, zone: Zone): Instant {
  return zoned(instant, zone).add({ days }).epochMilliseconds;
}

/** Hours offset from UTC, in minutes: +60 or +120 in Paris. Tells summer from winter time where 02:30 happens twice. */
export function offsetMinutes(instant: Instant, zone: Zone): number {
  return zoned(instant, zone).offsetNanoseconds / 60e9;
}

export function isAligned(instant: Instant, stepMinutes: number, day: Day, zone: Zone): boolean {
  return (instant - startOfDay(day, zone)) % (stepMinutes * MINUTE) === 0;
}

function zoned(instant: Instant, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
