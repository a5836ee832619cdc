import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { expect, it } from "vitest";
import { freeNow } from "./free-now.ts";

const site = aSite({ closedDays: [{ day: "2027-05-06", label: "Ascension" }] });
const at = (day: string, time: string) => instantAt(day, time, site.zone);
const use = (from: string, to: string, units = 1) => ({
  id: from,
  kind: "booking" as const,
  from: at("2027-05-04", from),
  to: at("2027-05-04", to),
  units,
  bufferBeforeMinutes: 15,
  bufferAfterMinutes: 15,
});
const entries = [use("10:00", "11:00"), use("14:00", "15:00")];

it.each([
  ["free until the next use", "2027-05-04", "12:00", { state: "free", until: at("2027-05-04", "14:00") }],
  ["free until closing", "2027-05-04", "16:00", { state: "free", until: at("2027-05-04", "20:00") }],
  [
    "closed before opening, with the hour",
    "2027-05-04",
    "07:00",
    { state: "closed", opensAt: at("2027-05-04", "08:00") },
  ],
  ["closed after closing", "2027-05-04", "21:00", { state: "closed", opensAt: null }],
  ["closed on a holiday", "2027-05-06", "12:00", { state: "closed", opensAt: null }],
  ["taken", "2027-05-04", "10:30", { state: "taken" }],
])("is %s", (_, day, time, expected) => {
  expect(freeNow(site, aSpace(), entries, at(day, time))).toEqual(expected);
});

it("is free while one unit of a pool is", () => {
  const pool = aSpace({ units: 3 });
  const now = at("2027-05-04", "10:30");
  expect(freeNow(site, pool, [use("10:00", "11:00", 2)], now)).toMatchObject({ state: "free" });
  expect(freeNow(site, pool, [use("10:00", "11:00", 3)], now)).toEqual({ state: "taken" });
});
