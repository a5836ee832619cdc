import type { Day, WallTime, Zone } from "@novis/domain/time/calendar";
import type { Instant } from "@novis/domain/time/interval";

/**
 * Civil days without the Temporal polyfill, for what the home page paints first (ADR 3). Whatever decides about a booking
 * uses domain/time; the tests hold the two together.
 */
export function civilDayOf(at: Instant, zone: Zone): Day {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 10);
}

/** The instant of a wall time on a day; one that a spring change skips gives an instant just after. */
export function instantOn(day: Day, time: WallTime, zone: Zone): Instant {
  const wanted = Date.parse(`${day}T00:00Z`) + minutesOf(time) * 60_000;
  const first = wanted - (wallClock(wanted, zone) - wanted);
  // The offset at the guess may be that of the other side of a clock change.
  return first + (wanted - wallClock(first, zone));
}

/** ISO: 1 Monday … 7 Sunday. */
export function weekdayOfDay(day: Day): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

function minutesOf(time: WallTime): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** What clocks there show, read as if it were UTC. */
function wallClock(at: Instant, zone: Zone): number {
  const part = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year = 0, month = 1, day = 1] = [part.year, part.month, part.day];
  return Date.UTC(year, month - 1, day, part.hour, part.minute, part.second);
}

const formats = new Map<Zone, Intl.DateTimeFormat>();
function formatIn(zone: Zone): Intl.DateTimeFormat {
  const numeric = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  } as const;
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...numeric });
  formats.set(zone, format);
  return format;
}
