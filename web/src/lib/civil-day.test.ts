import { dayOf, instantAt, weekdayOf } from "@novis/domain/time/calendar";
import { expect, it } from "vitest";
import { civilDayOf, instantOn, weekdayOfDay } from "./civil-day.ts";

const zones = ["Europe/Paris", "Africa/Abidjan", "Asia/Kathmandu", "America/Montreal"];
const days = ["2027-03-27", "2027-03-28", "2027-03-29", "2027-10-30", "2027-10-31", "2027-11-01", "2027-01-01"];

it.each(zones.flatMap((zone) => days.map((day) => [zone, day] as const)))(
  "agrees with the domain: %s on %s",
  (zone, day) => {
    for (const time of ["00:00", "08:00", "09:30", "13:00", "20:00", "23:45", "24:00"]) {
      expect(instantOn(day, time, zone)).toBe(instantAt(day, time, zone));
    }
    for (const hour of [0, 3, 12, 22]) {
      const at = Date.parse(`${day}T00:00Z`) + hour * 3_600_000;
      expect(civilDayOf(at, zone)).toBe(dayOf(at, zone));
    }
    expect(weekdayOfDay(day)).toBe(weekdayOf(day));
  },
);
