import { describe, expect, it } from "vitest";
import { aSite, aSpace } from "../testing/builders.ts";
import { instantAt, offsetMinutes, wallTimeOf } from "../time/calendar.ts";
import type { AgendaEntry } from "./agenda.ts";
import { nearestFree, slotsOf } from "./slots.ts";

const zone = "Europe/Paris";
const day = "2027-05-04";
const at = (time: string, on = day) => instantAt(on, time, zone);
const now = at("07:00");

function taken(from: string, to: string): AgendaEntry {
  return {
    id: from,
    kind: "booking",
    from: at(from),
    to: at(to),
    units: 1,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  };
}

describe("slots of a day", () => {
  it("cover the opening hours in steps, up to the closing", () => {
    const slots = slotsOf(aSite(), aSpace(), day, [taken("10:00", "11:00")], now);
    expect(slots).toHaveLength(24);
    expect(slots.filter((slot) => !slot.bookable).map((slot) => wallTimeOf(slot.from, zone))).toEqual([
      "10:00",
      "10:30",
    ]);
    expect(wallTimeOf(slots.at(-1)?.to ?? 0, zone)).toBe("20:00");
  });

  const nightOwl = aSite({ openingHours: { 7: [{ opens: "01:00", closes: "04:00" }] } });
  it("skip the hour that the spring night does not have", () => {
    const times = slotsOf(nightOwl, aSpace(), "2027-03-28", [], now - 90 * 86_400_000).map((slot) =>
      wallTimeOf(slot.from, zone),
    );
    expect(times).toEqual(["01:00", "01:30", "03:00", "03:30"]);
  });
  it("show 02:30 twice on the autumn night, told apart", () => {
    const slots = slotsOf(nightOwl, aSpace(), "2027-10-31", [], now);
    const half = slots.filter((slot) => wallTimeOf(slot.from, zone) === "02:30");
    expect(half.map((slot) => offsetMinutes(slot.from, zone))).toEqual([120, 60]);
    expect(slots).toHaveLength(8);
  });
});

describe("the nearest free slot", () => {
  it("is of the same length and as close as can be", () => {
    const entries = [taken("14:00", "15:00"), taken("13:30", "14:00")];
    const found = nearestFree(aSite(), aSpace(), { from: at("14:00"), to: at("15:00") }, 1, [day], entries, now);
    expect(found && wallTimeOf(found.from, zone)).toBe("15:00");
  });
  it("goes to another day when this one is full, and to nothing when all are", () => {
    const wanted = { from: at("14:00"), to: at("15:00") };
    const found = nearestFree(aSite(), aSpace(), wanted, 1, [day, "2027-05-05"], [taken("08:00", "20:00")], now);
    expect(found?.from).toBe(at("14:00", "2027-05-05"));
    expect(nearestFree(aSite(), aSpace(), wanted, 1, [day], [taken("08:00", "20:00")], now)).toBeUndefined();
  });
});
