import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { MINUTE } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { cellsOf, durationChoices, selectBetween, selectFrom } from "./selection.ts";

const site = aSite();
const space = aSpace({ minimumMinutes: 60, maximumMinutes: 480 });
const day = "2027-05-04";
const at = (time: string) => instantAt(day, time, site.zone);
const now = instantAt("2027-05-03", "09:00", site.zone);
const use = (from: string, to: string, units = 1) => ({
  id: from,
  kind: "booking" as const,
  from: at(from),
  to: at(to),
  units,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
});
const cells = cellsOf(site, space, day, 1, [use("10:00", "12:00"), use("12:30", "14:00"), use("16:00", "17:00")], now);
const cell = (time: string) => ({ from: at(time), to: at(time) + 30 * MINUTE });
const slot = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe("the timeline", () => {
  it.each([
    ["08:00", "free"],
    ["10:00", "taken"],
    ["12:00", "too-short"],
    ["14:00", "free"],
  ])("at %s is %s", (time, state) => {
    expect(cells.find((each) => each.from === at(time))?.state).toBe(state);
  });

  it("tells what is past from what is taken", () => {
    const later = cellsOf(site, space, day, 1, [use("10:00", "12:00")], at("11:00"));
    expect(later.find((each) => each.from === at("09:00"))?.state).toBe("past");
    expect(later.find((each) => each.from === at("10:30"))?.state).toBe("taken");
  });

  it("offers nothing while the agenda is being read", () => {
    const reading = cellsOf(site, space, day, 1, undefined, at("11:00"));
    expect(reading.find((each) => each.from === at("09:00"))?.state).toBe("past");
    expect(reading.find((each) => each.from === at("14:00"))?.state).toBe("unknown");
    expect(selectFrom(reading, cell("14:00"), 60, 60)).toBeUndefined();
  });

  it("counts the units that are asked for", () => {
    const pool = aSpace({ units: 5, minimumMinutes: 30 });
    const taken = [use("10:00", "12:00", 3)];
    expect(cellsOf(site, pool, day, 2, taken, now).find((each) => each.from === at("10:00"))?.state).toBe("free");
    expect(cellsOf(site, pool, day, 3, taken, now).find((each) => each.from === at("10:00"))?.state).toBe("taken");
  });
});

describe("taking a step", () => {
  it.each([
    ["selects the wanted length", "14:00", 120, slot("14:00", "16:00")],
    ["shortens it when something comes after", "14:30", 120, slot("14:30", "16:00")],
    ["takes the last hour when only half of it was left", "15:30", 120, slot("15:00", "16:00")],
    ["stops at closing time", "19:00", 240, slot("19:00", "20:00")],
    ["selects nothing on a taken step", "10:30", 60, undefined],
    ["selects nothing on a stretch too short", "12:00", 60, undefined],
  ])("%s", (_, time, minutes, expected) => {
    expect(selectFrom(cells, cell(time), minutes, 60)).toEqual(expected);
  });
});

describe("dragging from one step to another", () => {
  it.each([
    ["both included", "14:00", "15:00", slot("14:00", "15:30")],
    ["in either direction", "15:00", "14:00", slot("14:00", "15:30")],
    ["not through a booking", "14:00", "18:00", slot("14:00", "16:00")],
    ["at least the shortest booking", "14:00", "14:00", slot("14:00", "15:00")],
  ])("%s", (_, start, end, expected) => {
    expect(selectBetween(cells, cell(start), cell(end), space)).toEqual(expected);
  });

  it("not beyond the longest booking", () => {
    const short = { minimumMinutes: 60, maximumMinutes: 90 };
    expect(selectBetween(cells, cell("14:00"), cell("15:30"), short)).toEqual(slot("14:00", "15:30"));
  });
});

it("offers the lengths that the space and the day allow, the whole day last", () => {
  const opening = [slot("08:00", "20:00")];
  expect(durationChoices(space, opening)).toEqual([60, 90, 120, 180, 240, 480]);
  expect(durationChoices(aSpace({ maximumMinutes: 720, minimumMinutes: 240, slotMinutes: 60 }), opening)).toEqual([
    240, 480, 720,
  ]);
});
