import { aBooking, aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { type CalendarGrid, gridOf } from "./calendar-model.ts";
import { existing, nextCell } from "./cell-focus.ts";
import { isSame, movedTo, resizedTo, selectedBetween, suggestedEnd } from "./gesture.ts";
import { type CalendarItem, itemsOf } from "./items.ts";

const zone = "Europe/Paris";
const day = "2027-05-04";
const at = (wall: string, onDay = day) => instantAt(onDay, wall, zone);
const spaces = [aSpace(), aSpace({ id: "atelier", name: "Atelier" })];
const item = itemOf("09:00", "10:30");
const grid = dayGrid();

describe("with a pointer", () => {
  it("selects from the first row to the last, whichever way it was dragged", () => {
    const wanted = { spaceId: "salle-bleue", interval: { from: at("09:00"), to: at("10:30") } };
    expect(selectedBetween(grid, { column: 0, row: 2 }, 4)).toEqual(wanted);
    expect(selectedBetween(grid, { column: 0, row: 4 }, 2)).toEqual(wanted);
  });

  it("moves by as many rows as the pointer went, wherever the card was taken", () => {
    expect(movedTo(grid, item, { column: 0, row: 4 }, { column: 1, row: 10 })).toEqual({
      spaceId: "atelier",
      interval: { from: at("12:00"), to: at("13:30") },
    });
  });

  it("knows a card put back where it was", () => {
    const back = movedTo(grid, item, { column: 0, row: 3 }, { column: 0, row: 3 });
    expect(back && isSame(item, back)).toBe(true);
  });

  it("resizes by either edge, down to one row", () => {
    expect(resizedTo(grid, item, "end", { column: 0, row: 7 })?.interval).toEqual({
      from: at("09:00"),
      to: at("12:00"),
    });
    expect(resizedTo(grid, item, "start", { column: 0, row: 0 })?.interval.from).toBe(at("08:00"));
    expect(resizedTo(grid, item, "end", { column: 0, row: 0 })?.interval.to).toBe(at("09:30"));
    expect(resizedTo(grid, item, "start", { column: 0, row: 20 })?.interval.from).toBe(at("10:00"));
  });

  it("keeps the wall time and the real length across a clock change", () => {
    const week = gridOf({
      site: aSite(),
      cells: ["2027-03-27", "2027-03-28"].map((one) => ({ space: aSpace(), day: one })),
      items: [],
      now: 0,
    });
    const saturday = itemOf("09:00", "10:30", "2027-03-27");
    const landing = movedTo(week, saturday, { column: 0, row: 2 }, { column: 1, row: 2 });
    expect(landing?.interval).toEqual({ from: at("09:00", "2027-03-28"), to: at("10:30", "2027-03-28") });
    expect((landing?.interval.from ?? 0) - saturday.interval.from).toBe(23 * HOUR);
  });
});

describe("a suggested end", () => {
  it("is an hour, the shortest booking, or the next use", () => {
    expect(suggestedEnd(0, 30, undefined)).toBe(HOUR);
    expect(suggestedEnd(0, 120, undefined)).toBe(2 * HOUR);
    expect(suggestedEnd(0, 30, HOUR / 2)).toBe(HOUR / 2);
  });
});

describe("with a keyboard", () => {
  it("walks between slots and stops at the edges", () => {
    expect(nextCell(grid, { column: 0, row: 0 }, "ArrowRight", false)).toEqual({ column: 1, row: 0 });
    expect(nextCell(grid, { column: 0, row: 0 }, "ArrowUp", false)).toEqual({ column: 0, row: 0 });
    expect(nextCell(grid, { column: 1, row: 3 }, "End", true)).toEqual({ column: 1, row: 23 });
    expect(nextCell(grid, { column: 1, row: 22 }, "PageDown", false)).toEqual({ column: 1, row: 23 });
    expect(nextCell(grid, { column: 1, row: 22 }, "a", false)).toBeUndefined();
  });

  it("jumps over the hour that the spring night skips", () => {
    const cells = ["2027-03-27", "2027-03-28"].map((one) => ({ space: aSpace(), day: one }));
    const week = gridOf({ site: aSite(), cells, items: [], now: 0, wholeDay: true });
    expect(nextCell(week, { column: 1, row: 3 }, "ArrowDown", false)).toEqual({ column: 1, row: 6 });
    expect(nextCell(week, { column: 1, row: 6 }, "ArrowUp", false)).toEqual({ column: 1, row: 3 });
    expect(existing(week, { column: 9, row: 4 }, 1)).toEqual({ column: 1, row: 6 });
  });
});

function dayGrid(): CalendarGrid {
  return gridOf({ site: aSite(), cells: spaces.map((space) => ({ space, day })), items: [item], now: 0 });
}

function itemOf(from: string, to: string, onDay = day): CalendarItem {
  const [made] = itemsOf([aBooking({ startsAt: at(from, onDay), endsAt: at(to, onDay) })], [], 0);
  if (!made) throw new Error("no item");
  return made;
}
