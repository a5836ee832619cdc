import { priceOf } from "@novis/domain/booking/pricing";
import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { expect, it } from "vitest";
import { modeOf, modesOf, monthsStay, sameHoursOn, stayOf } from "./stay.ts";

const week = [{ opens: "08:00", closes: "20:00" }];
const site = aSite({ openingHours: { 1: week, 2: week, 3: week, 4: week, 5: week } });
const at = (day: string, time: string) => instantAt(day, time, site.zone);

it("goes from the first opening to the last closing", () => {
  expect(stayOf(site, "2027-05-03", "2027-05-05")).toEqual({
    from: at("2027-05-03", "08:00"),
    to: at("2027-05-05", "20:00"),
  });
  expect(stayOf(site, "2027-05-02", "2027-05-05")).toBeUndefined();
  expect(stayOf(site, "2027-05-05", "2027-05-03")).toBeUndefined();
});

it("makes a whole month cost a month, even when its last day is a Sunday", () => {
  const stay = monthsStay(site, "2027-06-14", 1);
  const other = monthsStay(site, "2027-05-10", 2);
  expect(other && modeOf(site, other, ["days", "months"])).toBe("months");
  expect(stay && priceOf(stay, 1, { day: 9500, month: 128_000 }, 20, "EUR", site.zone)?.totalCents).toBe(128_000);
});

it("keeps the hours when the day changes, through a clock change too", () => {
  const morning = { from: at("2027-03-26", "09:00"), to: at("2027-03-26", "11:00") };
  expect(sameHoursOn(site, morning, "2027-03-29")).toEqual({
    from: at("2027-03-29", "09:00"),
    to: at("2027-03-29", "11:00"),
  });
  expect(sameHoursOn(site, { ...morning, to: at("2027-03-27", "11:00") }, "2027-03-29")).toBeUndefined();
});

it.each([
  ["a room by the hour", aSpace({ prices: { hour: 1, day: 2 }, maximumMinutes: 720 }), ["hours"]],
  [
    "an office",
    aSpace({ prices: { halfDay: 1, day: 2, month: 3 }, maximumMinutes: 92 * 1440 }),
    ["hours", "days", "months"],
  ],
  ["a desk by the day", aSpace({ prices: { day: 2 }, maximumMinutes: 720 }), ["hours"]],
])("%s is sold by %j", (_, space, expected) => {
  expect(modesOf(space)).toEqual(expected);
});
