import { instantAt, wallTimeOf } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { endOptions, lastDayOf, onDay, startOptions, untilDay } from "./when.ts";

const zone = "Europe/Paris";
const at = (day: string, wall: string) => instantAt(day, wall, zone);

describe("the moments offered", () => {
  it("are as many as the day has half-hours", () => {
    expect(startOptions(zone, "2027-05-04", 30)).toHaveLength(48);
    expect(startOptions(zone, "2027-03-28", 30)).toHaveLength(46);
    expect(startOptions(zone, "2027-10-31", 30)).toHaveLength(50);
  });

  it("end up to a day later, past midnight too", () => {
    const ends = endOptions(zone, at("2027-05-04", "22:00"), "2027-05-04", 60);
    expect(ends.slice(0, 4).map((end) => wallTimeOf(end, zone))).toEqual(["23:00", "00:00", "01:00", "02:00"]);
    expect(ends).toHaveLength(24);
  });

  it("are those of the last day for a stay", () => {
    const ends = endOptions(zone, at("2027-05-04", "08:00"), "2027-05-06", 60);
    expect(wallTimeOf(ends[0] ?? 0, zone)).toBe("01:00");
    expect(lastDayOf({ from: 0, to: ends.at(-1) ?? 0 }, zone)).toBe("2027-05-06");
  });
});

describe("another day", () => {
  const morning = { from: at("2027-03-27", "09:00"), to: at("2027-03-27", "11:00") };

  it("keeps the wall time across a clock change, and the length", () => {
    const moved = onDay(morning, "2027-03-28", zone);
    expect(wallTimeOf(moved.from, zone)).toBe("09:00");
    expect(moved.to - moved.from).toBe(2 * HOUR);
  });

  it("stretches a stay to the same hour, never before it starts", () => {
    expect(untilDay(morning, "2027-03-29", zone, 30).to).toBe(at("2027-03-29", "11:00"));
    expect(untilDay(morning, "2027-03-20", zone, 30).to).toBe(at("2027-03-27", "09:30"));
  });
});
