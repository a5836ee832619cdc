import { isOpenDuring, openingOn, type Site } from "../site/site.ts";
import type { Space } from "../space/space.ts";
import { dayOf, daysBetween, isAligned } from "../time/calendar.ts";
import { durationMinutes, type Instant, type Interval, MINUTE } from "../time/interval.ts";
import { type AgendaEntry, type Demand, ownEntries, unitsInUse } from "./agenda.ts";
import { bookingError } from "./booking.errors.ts";

/** Staff book late, far ahead and outside opening hours; nobody books the past or a space twice. */
export interface AdmissionRules {
  staff: boolean;
}

/** The civil length of a day is 23 or 25 hours on the change nights: one day of grace keeps "24 h at most" true there. */
const clockChangeMinutes = 60;

/** Everything that can be said of a slot without looking at the agenda. Throws the first reason to refuse it. */
export function admit(
  site: Site,
  space: Space,
  demand: Interval & { units: number },
  now: Instant,
  rules: AdmissionRules,
): void {
  const minutes = durationMinutes(demand);
  if (minutes <= 0) throw bookingError("interval-invalid", {});
  if (demand.units > space.units)
    throw bookingError("units-unavailable", { units: demand.units, available: space.units });
  if (demand.to <= now) throw bookingError("in-the-past", {});
  const day = dayOf(demand.from, site.zone);
  const aligned = [demand.from, demand.to].every((at) =>
    isAligned(at, Math.min(space.slotMinutes, 60), dayOf(at, site.zone), site.zone),
  );
  if (!aligned) throw bookingError("misaligned", { slotMinutes: space.slotMinutes });
  if (minutes > space.maximumMinutes + clockChangeMinutes)
    throw bookingError("too-long", { maximumMinutes: space.maximumMinutes });
  if (rules.staff) return;
  if (minutes < space.minimumMinutes) throw bookingError("too-short", { minimumMinutes: space.minimumMinutes });
  if (demand.from <= now) throw bookingError("in-the-past", {});
  const earliestAt = now + space.noticeMinutes * MINUTE;
  if (demand.from < earliestAt) throw bookingError("too-soon", { noticeMinutes: space.noticeMinutes, earliestAt });
  if (daysBetween(dayOf(now, site.zone), day) > space.horizonDays)
    throw bookingError("too-far", { horizonDays: space.horizonDays });
  if (!staysOpen(site, demand)) throw bookingError("closed", { alternatives: [] });
}

/**
 * A stay of several days starts and ends in opening hours; the nights between are the tenant's. One that ends on a day
 * that is closed all along is fine too: a month from the 1st ends on the 31st, Sunday or not.
 */
function staysOpen(site: Site, demand: Interval): boolean {
  if (durationMinutes(demand) <= 24 * 60 + clockChangeMinutes) return isOpenDuring(site, demand);
  return (
    isOpenDuring(site, { from: demand.from, to: demand.from + MINUTE }) &&
    (openingOn(site, dayOf(demand.to - 1, site.zone)).length === 0 ||
      isOpenDuring(site, { from: demand.to - MINUTE, to: demand.to }))
  );
}

/** Units still free over the whole demand. */
export function freeUnits(
  space: Pick<Space, "units">,
  entries: readonly AgendaEntry[],
  demand: Demand,
  now: Instant,
  ignoredId?: string,
): number {
  return Math.max(0, space.units - unitsInUse(entries, demand, now, ignoredId));
}

/** May a space that this one closes be closed? Only its own uses stand in the way. */
export function canClose(entries: readonly AgendaEntry[], demand: Demand, now: Instant, ignoredId?: string): boolean {
  return unitsInUse(ownEntries(entries), demand, now, ignoredId) === 0;
}

export function demandFor(space: Space, interval: Interval, units: number): Demand {
  return {
    ...interval,
    units,
    bufferBeforeMinutes: space.bufferBeforeMinutes,
    bufferAfterMinutes: space.bufferAfterMinutes,
  };
}
