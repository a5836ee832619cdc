import { instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { type Axis, axisOf, bottomOf, isRepeated, startOfRow, type Track, topOf } from "./axis.ts";

const paris = "Europe/Paris";
const whole = { opens: "00:00", closes: "24:00" };

describe("a day laid along the rows", () => {
  it("has a row per step of the hours shown", () => {
    const axis = axisOf(paris, ["2027-05-04"], { opens: "08:00", closes: "20:00" }, 30);
    expect(axis.rows).toHaveLength(24);
    expect(axis.rows[0]).toEqual({ wall: "08:00", second: false });
    expect(axis.rows.at(-1)?.wall).toBe("19:30");
  });

  it("skips 02:00 on the spring night: the day has 23 rows", () => {
    const axis = axisOf(paris, ["2027-03-28"], whole, 60);
    expect(axis.rows).toHaveLength(23);
    expect(axis.rows.map(({ wall }) => wall).slice(0, 4)).toEqual(["00:00", "01:00", "03:00", "04:00"]);
  });

  it("has 02:00 twice on the autumn night, the later one told apart", () => {
    const axis = axisOf(paris, ["2027-10-31"], whole, 60);
    expect(axis.rows).toHaveLength(25);
    expect(axis.rows.slice(1, 5)).toEqual([
      { wall: "01:00", second: false },
      { wall: "02:00", second: false },
      { wall: "02:00", second: true },
      { wall: "03:00", second: false },
    ]);
    expect(isRepeated(paris, "2027-10-31", "02:00")).toBe(true);
    expect(isRepeated(paris, "2027-10-30", "02:00")).toBe(false);
  });

  it("keeps 9:00 at one height across a week with a clock change", () => {
    for (const days of [
      ["2027-03-27", "2027-03-28", "2027-03-29"],
      ["2027-10-30", "2027-10-31", "2027-11-01"],
    ]) {
      const axis = axisOf(paris, days, whole, 30);
      const heights = days.map((day) => topOf(axis, track(axis, day), instantAt(day, "09:00", paris)));
      expect(new Set(heights).size).toBe(1);
    }
  });

  it("follows any zone: Kathmandu's quarter, Abidjan without a change", () => {
    expect(axisOf("Asia/Kathmandu", ["2027-03-28"], whole, 60).rows).toHaveLength(24);
    expect(axisOf("Africa/Abidjan", ["2027-03-28", "2027-10-31"], whole, 60).rows).toHaveLength(24);
  });
});

describe("heights and instants", () => {
  const axis = axisOf(paris, ["2027-05-04"], { opens: "08:00", closes: "20:00" }, 30);
  const day = track(axis, "2027-05-04");
  const at = (wall: string) => instantAt("2027-05-04", wall, paris);

  it("measures in rows, inside a row too", () => {
    expect(topOf(axis, day, at("09:00"))).toBe(2);
    expect(topOf(axis, day, at("09:15"))).toBe(2.5);
    expect(bottomOf(axis, day, at("10:00"))).toBe(4);
  });

  it("gives the moment of a row and the end of the day after the last", () => {
    expect(startOfRow(day, 3)).toBe(at("09:30"));
    expect(startOfRow(day, 24)).toBe(at("20:00"));
  });

  it("ends a booking of the spring night before the hour that does not exist", () => {
    const days = ["2027-03-27", "2027-03-28"];
    const night = axisOf(paris, days, whole, 60);
    const spring = track(night, "2027-03-28");
    const one = instantAt("2027-03-28", "01:00", paris);
    expect(topOf(night, spring, one)).toBe(1);
    expect(bottomOf(night, spring, one + HOUR)).toBe(2);
    expect(topOf(night, spring, one + HOUR)).toBe(3);
    expect(startOfRow(spring, 2)).toBe(one + HOUR);
  });
});

function track(axis: Axis, day: string): Track {
  const found = axis.tracks.get(day);
  if (!found) throw new Error(`no track for ${day}`);
  return found;
}
