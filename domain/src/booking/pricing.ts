import type { Currency } from "../money/money.ts";
import type { SpacePrices } from "../space/space.ts";
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  instantAt,
  wallTimeOf,
  type Zone,
} from "../time/calendar.ts";
import { durationMinutes, type Interval } from "../time/interval.ts";
import type { Price, PriceLine } from "./booking.ts";

/** A half day is up to four hours and a half. */
export const halfDayMinutes = 270;

/**
 * The cheapest honest mix for the real duration: a two-hour night across the spring change is two hours. A started hour
 * counts by the minute, rounded up to the cent. Returns null when the space sells no unit that fits.
 */
export function priceOf(
  interval: Interval,
  units: number,
  prices: SpacePrices,
  vatPercent: number,
  currency: Currency,
  zone: Zone,
): Price | null {
  const candidates = [byTheHour, byTheHalfDay, byTheDay, byTheMonth]
    .map((offer) => offer(interval, prices, zone))
    .filter((lines) => lines !== null);
  const best = candidates.sort((a, b) => total(a) - total(b))[0];
  if (!best) return null;
  const lines = best.map((line) => ({ ...line, quantity: line.quantity * units, totalCents: line.totalCents * units }));
  const totalCents = total(lines);
  const vatCents = totalCents - Math.round((totalCents * 100) / (100 + vatPercent));
  return { currency, lines, totalCents, vatCents, vatPercent };
}

type Offer = (interval: Interval, prices: SpacePrices, zone: Zone) => PriceLine[] | null;

const byTheHour: Offer = (interval, { hour }) => {
  if (hour === undefined) return null;
  const quantity = durationMinutes(interval) / 60;
  return [{ unit: "hour", quantity, unitCents: hour, totalCents: Math.ceil(hour * quantity) }];
};

const byTheHalfDay: Offer = (interval, { halfDay }, zone) => {
  if (halfDay === undefined || daysSpanned(interval, zone) > 1 || durationMinutes(interval) > halfDayMinutes)
    return null;
  return [line("halfDay", 1, halfDay)];
};

const byTheDay: Offer = (interval, { day }, zone) => {
  return day === undefined ? null : [line("day", daysSpanned(interval, zone), day)];
};

/**
 * Whole months from the first day, then the days left by the day. A stay that ends at closing time on the eve of the
 * month's end is a whole month: nobody is asked to come back at dawn for it.
 */
const byTheMonth: Offer = (interval, { month, day }, zone) => {
  if (month === undefined) return null;
  const first = dayOf(interval.from, zone);
  const clock = wallTimeOf(interval.from, zone);
  const dayAfter = addDays(dayOf(interval.to - 1, zone), 1);
  const reaches = (day: Day) => instantAt(day, clock, zone) <= interval.to || day <= dayAfter;
  let months = 0;
  while (reaches(addMonths(first, months + 1))) months++;
  if (months === 0) return null;
  const rest = { from: instantAt(addMonths(first, months), clock, zone), to: interval.to };
  if (rest.from >= rest.to) return [line("month", months, month)];
  if (day === undefined || day * daysSpanned(rest, zone) >= month) return [line("month", months + 1, month)];
  return [line("month", months, month), line("day", daysSpanned(rest, zone), day)];
};

function daysSpanned(interval: Interval, zone: Zone): number {
  return daysBetween(dayOf(interval.from, zone), dayOf(interval.to - 1, zone)) + 1;
}

function line(unit: PriceLine["unit"], quantity: number, unitCents: number): PriceLine {
  return { unit, quantity, unitCents, totalCents: unitCents * quantity };
}

function total(lines: readonly PriceLine[]): number {
  return lines.reduce((sum, each) => sum + each.totalCents, 0);
}
