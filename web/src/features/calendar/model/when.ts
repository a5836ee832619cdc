import {
  type Day,
  dayInterval,
  dayOf,
  daysBetween,
  instantAt,
  shiftDays,
  wallTimeOf,
  type Zone,
} from "@novis/domain/time/calendar";
import { HOUR, type Instant, type Interval, MINUTE } from "@novis/domain/time/interval";

/** Every start of a civil day: 23 or 25 hours of them on the change nights. */
export function startOptions(zone: Zone, day: Day, stepMinutes: number): Instant[] {
  const whole = dayInterval(day, zone);
  return steps(whole.from, whole.to - stepMinutes * MINUTE, stepMinutes);
}

/** Every end within a day of the start, past midnight too; or, for a longer stay, every moment of its last day. */
export function endOptions(zone: Zone, from: Instant, lastDay: Day, stepMinutes: number): Instant[] {
  const step = stepMinutes * MINUTE;
  if (daysBetween(dayOf(from, zone), lastDay) === 0) return steps(from + step, from + 24 * HOUR, stepMinutes);
  const whole = dayInterval(lastDay, zone);
  return steps(Math.max(from + step, whole.from + step), whole.to, stepMinutes);
}

/** The civil day on which it ends: midnight belongs to the day before. */
export function lastDayOf(interval: Interval, zone: Zone): Day {
  return dayOf(interval.to - 1, zone);
}

/** The same wall time on another day, for as long. */
export function onDay(interval: Interval, day: Day, zone: Zone): Interval {
  const from = instantAt(day, wallTimeOf(interval.from, zone), zone);
  return { from, to: from + (interval.to - interval.from) };
}

/** Another start, for as long. */
export function startingAt(interval: Interval, start: Instant): Interval {
  return { from: start, to: start + (interval.to - interval.from) };
}

/** Another last day, ending at the same wall time; never before the start. */
export function untilDay(interval: Interval, day: Day, zone: Zone, stepMinutes: number): Interval {
  const shift = daysBetween(lastDayOf(interval, zone), day);
  return {
    from: interval.from,
    to: Math.max(shiftDays(interval.to, shift, zone), interval.from + stepMinutes * MINUTE),
  };
}

function steps(first: Instant, last: Instant, stepMinutes: number): Instant[] {
  const result: Instant[] = [];
  for (let at = first; at <= last; at += stepMinutes * MINUTE) result.push(at);
  return result;
}
