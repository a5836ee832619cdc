import { expect, it } from "vitest";
import { hoursLines } from "./opening-hours.ts";

const week = [{ opens: "08:00", closes: "20:00" }];
const saturday = [{ opens: "09:00", closes: "18:00" }];

it("joins days that open alike, closed days included", () => {
  expect(hoursLines({ 1: week, 2: week, 3: week, 4: week, 5: week, 6: saturday })).toEqual([
    { from: 1, to: 5, periods: week },
    { from: 6, to: 6, periods: saturday },
    { from: 7, to: 7, periods: [] },
  ]);
});
