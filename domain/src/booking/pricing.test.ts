import { describe, expect, it } from "vitest";
import type { SpacePrices } from "../space/space.ts";
import { instantAt } from "../time/calendar.ts";
import { priceOf } from "./pricing.ts";

const full: SpacePrices = { hour: 2400, halfDay: 8000, day: 14000, month: 90000 };

function price(prices: SpacePrices, from: [string, string], to: [string, string], units = 1, zone = "Europe/Paris") {
  const interval = { from: instantAt(from[0], from[1], zone), to: instantAt(to[0], to[1], zone) };
  return priceOf(interval, units, prices, 20, "EUR", zone);
}

describe("price", () => {
  it.each([
    ["one hour", "10:00", "11:00", 2400],
    ["an hour and a half, by the minute", "10:00", "11:30", 3600],
    ["four hours cost the half day when it is cheaper", "09:00", "13:00", 8000],
    ["six hours cost the day when it is cheaper", "09:00", "15:00", 14000],
  ])("%s", (_, start, end, cents) => {
    expect(price(full, ["2027-05-04", start], ["2027-05-04", end])?.totalCents).toBe(cents);
  });

  it("bills the real duration on the spring night: 01:00 to 04:00 is two hours", () => {
    expect(price({ hour: 1000 }, ["2027-03-28", "01:00"], ["2027-03-28", "04:00"])?.totalCents).toBe(2000);
  });

  it("bills the real duration on the autumn night: 01:00 to 04:00 is four hours", () => {
    expect(price({ hour: 1000 }, ["2027-10-31", "01:00"], ["2027-10-31", "04:00"])?.totalCents).toBe(4000);
  });

  it("counts whole months, then the days left, never more than the next month", () => {
    expect(price(full, ["2027-05-03", "08:00"], ["2027-06-03", "08:00"])?.totalCents).toBe(90000);
    expect(price(full, ["2027-05-03", "08:00"], ["2027-06-05", "20:00"])?.totalCents).toBe(90000 + 3 * 14000);
    expect(price(full, ["2027-05-03", "08:00"], ["2027-06-25", "20:00"])?.totalCents).toBe(180000);
  });

  it("counts a month that ends at closing time on its last day", () => {
    expect(price(full, ["2027-05-03", "08:00"], ["2027-06-02", "20:00"])?.totalCents).toBe(90000);
    expect(price({ month: 90000 }, ["2027-05-03", "08:00"], ["2027-07-02", "20:00"])?.totalCents).toBe(180000);
    expect(price(full, ["2027-05-03", "08:00"], ["2027-06-01", "20:00"])?.lines[0]?.unit).toBe("day");
  });

  it("multiplies by the units and says the tax inside", () => {
    const two = price({ day: 2400 }, ["2027-05-04", "08:00"], ["2027-05-04", "20:00"], 2);
    expect(two).toMatchObject({ totalCents: 4800, vatCents: 800, lines: [{ unit: "day", quantity: 2 }] });
  });

  it("has no price when the space sells no unit that fits", () => {
    expect(price({ halfDay: 5000 }, ["2027-05-04", "08:00"], ["2027-05-04", "20:00"])).toBeNull();
    expect(price({}, ["2027-05-04", "08:00"], ["2027-05-04", "09:00"])).toBeNull();
  });
});
