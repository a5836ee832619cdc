import { expect, it } from "vitest";
import { aSpace } from "../testing/builders.ts";
import { instantAt } from "../time/calendar.ts";
import { freeUntilIn } from "./free-now.ts";

const at = (time: string) => instantAt("2027-05-04", time, "Europe/Paris");
const open = { from: at("08:00"), to: at("20:00") };
const use = (from: string, to: string) => ({
  id: from,
  kind: "booking" as const,
  from: at(from),
  to: at(to),
  units: 1,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
});

it.each([
  ["until the next use", "10:10", [use("15:00", "16:00")], "15:00"],
  ["until closing", "10:10", [], "20:00"],
  ["not while it is in use", "10:10", [use("10:00", "11:00")], undefined],
  ["not outside opening hours", "21:00", [], undefined],
  ["the first minute of opening counts, the last of closing does not", "20:00", [], undefined],
])("is free %s", (_, now, entries, until) => {
  expect(freeUntilIn(open, aSpace(), entries, at(now))).toBe(until === undefined ? undefined : at(until));
});
