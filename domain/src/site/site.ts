import type { Currency } from "../money/money.ts";
import { addDays, type Day, daysTouched, instantAt, type WallTime, weekdayOf, type Zone } from "../time/calendar.ts";
import { contains, type Interval, merge } from "../time/interval.ts";

export interface OpeningPeriod {
  opens: WallTime;
  /** "24:00" for midnight. */
  closes: WallTime;
}

/** A location of NOVIS. Path: sites/{id}. */
export interface Site {
  id: string;
  name: string;
  address: { street: string; postcode: string; city: string; country: string };
  phone: string;
  email: string;
  zone: Zone;
  currency: Currency;
  /** Keys "1" Monday … "7" Sunday; a missing key is a closed day. */
  openingHours: Record<string, OpeningPeriod[]>;
  /** Holidays and local closings. */
  closedDays: { day: Day; label: string }[];
  /** How to get in, shown on confirmations; no secret codes, this document is public. */
  directions: string;
  published: boolean;
}

export function openingOn(site: Pick<Site, "zone" | "openingHours" | "closedDays">, day: Day): Interval[] {
  if (site.closedDays.some((closed) => closed.day === day)) return [];
  const periods = site.openingHours[String(weekdayOf(day))] ?? [];
  return periods.map((period) => ({
    from: instantAt(day, period.opens, site.zone),
    to: instantAt(day, period.closes, site.zone),
  }));
}

/** Open all along, midnight included when both days are open up to it. */
export function isOpenDuring(site: Pick<Site, "zone" | "openingHours" | "closedDays">, interval: Interval): boolean {
  const open = merge(daysTouched(interval, site.zone).flatMap((day) => openingOn(site, day)));
  return open.some((period) => contains(period, interval));
}

export function isClosedDay(site: Pick<Site, "closedDays">, day: Day): string | undefined {
  return site.closedDays.find((closed) => closed.day === day)?.label;
}

/** From `day` on, the days with at least one opening period, at most `limit` days ahead. */
export function nextOpenDay(site: Site, day: Day, limit = 30): Day | undefined {
  for (let ahead = 0; ahead < limit; ahead++) {
    const candidate = addDays(day, ahead);
    if (openingOn(site, candidate).length > 0) return candidate;
  }
  return undefined;
}
