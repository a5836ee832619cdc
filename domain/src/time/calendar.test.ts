import { describe, expect, it } from "vitest";
import {
  addMonths,
  dayInterval,
  daysTouched,
  instantAt,
  isDay,
  isZone,
  offsetMinutes,
  shiftDays,
  startOfWeek,
  wallTimeExists,
  wallTimeOf,
} from "./calendar.ts";
import { HOUR } from "./interval.ts";

const paris = "Europe/Paris";

describe("the spring night of 28 March 2027 in Paris", () => {
  it("lasts 23 hours", () => {
    const day = dayInterval("2027-03-28", paris);
    expect((day.to - day.from) / HOUR).toBe(23);
  });

  it("has no 02:30, and reads it as 03:30", () => {
    expect(wallTimeExists("2027-03-28", "02:30", paris)).toBe(false);
    expect(wallTimeOf(instantAt("2027-03-28", "02:30", paris), paris)).toBe("03:30");
  });

  it("keeps the wall time one day earlier across the change", () => {
    const sunday = instantAt("2027-03-28", "09:00", paris);
    const saturday = shiftDays(sunday, -1, paris);
    expect(wallTimeOf(saturday, paris)).toBe("09:00");
    expect((sunday - saturday) / HOUR).toBe(23);
  });
});

describe("the autumn night of 31 October 2027 in Paris", () => {
  it("lasts 25 hours and has 02:30 twice, told apart by the offset", () => {
    const day = dayInterval("2027-10-31", paris);
    expect((day.to - day.from) / HOUR).toBe(25);
    const summer = instantAt("2027-10-31", "02:30", paris);
    const winter = instantAt("2027-10-31", "02:30", paris, true);
    expect(winter - summer).toBe(HOUR);
    expect([offsetMinutes(summer, paris), offsetMinutes(winter, paris)]).toEqual([120, 60]);
  });
});

describe("civil days", () => {
  it.each([
    ["22:00", 4, ["2027-05-04", "2027-05-05"]],
    ["22:00", 2, ["2027-05-04"]],
    ["00:00", 24, ["2027-05-04"]],
  ] as const)("touched from %s for %i h: %j", (start, hours, days) => {
    const from = instantAt("2027-05-04", start, paris);
    expect(daysTouched({ from, to: from + hours * HOUR }, paris)).toEqual(days);
  });

  it("reads 24:00 as the next midnight", () => {
    expect(instantAt("2027-05-04", "24:00", paris)).toBe(instantAt("2027-05-05", "00:00", paris));
  });

  it("starts weeks on Monday and clips months at their last day", () => {
    expect(startOfWeek("2027-05-09")).toBe("2027-05-03");
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
  });

  it.each(["2027-02-30", "2027-13-01", "27-01-01", "", "2027-1-1"])("refuses the day %j", (day) => {
    expect(isDay(day)).toBe(false);
  });

  it.each([
    ["Europe/Paris", true],
    ["Africa/Abidjan", true],
    ["Paris", false],
    ["+01:00", false],
  ])("zone %s: %s", (zone, known) => {
    expect(isZone(zone)).toBe(known);
  });
});
