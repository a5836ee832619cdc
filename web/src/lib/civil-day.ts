import type { Day, Zone } from "@novis/domain/time/calendar";
import type { Instant } from "@novis/domain/time/interval";

const formats = new Map<Zone, Intl.DateTimeFormat>();

/** Today somewhere, without the Temporal polyfill: for first paints (ADR 3). Rules use domain/time. */
export function civilDayOf(at: Instant, zone: Zone): Day {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  formats.set(zone, format);
  const part = (type: string) => format.formatToParts(at).find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
