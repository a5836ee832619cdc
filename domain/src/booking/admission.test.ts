import { describe, expect, it } from "vitest";
import type { Site } from "../site/site.ts";
import type { Space } from "../space/space.ts";
import { aSite, aSpace } from "../testing/builders.ts";
import { instantAt } from "../time/calendar.ts";
import { admit } from "./admission.ts";
import { BookingError } from "./booking.errors.ts";

const now = instantAt("2027-05-03", "10:00", "Europe/Paris");

function refusal(
  slot: [string, string, string, string],
  space: Partial<Space> = {},
  options: { site?: Partial<Site>; staff?: boolean; units?: number } = {},
) {
  const site = aSite(options.site);
  const [fromDay, fromTime, toDay, toTime] = slot;
  const demand = {
    from: instantAt(fromDay, fromTime, site.zone),
    to: instantAt(toDay, toTime, site.zone),
    units: options.units ?? 1,
  };
  try {
    admit(site, aSpace(space), demand, now, { staff: options.staff ?? false });
    return "admitted";
  } catch (error) {
    if (error instanceof BookingError) return error.code;
    throw error;
  }
}

const tuesday = "2027-05-04";

describe("admission of a visitor's booking", () => {
  it.each<[string, [string, string, string, string], Partial<Space>]>([
    ["admitted", [tuesday, "14:00", tuesday, "15:00"], {}],
    ["interval-invalid", [tuesday, "15:00", tuesday, "15:00"], {}],
    ["interval-invalid", [tuesday, "15:00", tuesday, "14:00"], {}],
    ["misaligned", [tuesday, "14:10", tuesday, "15:10"], {}],
    ["too-short", [tuesday, "14:00", tuesday, "14:30"], { minimumMinutes: 60 }],
    ["too-long", [tuesday, "08:00", tuesday, "20:00"], { maximumMinutes: 240 }],
    ["in-the-past", ["2027-05-03", "09:00", "2027-05-03", "10:30"], {}],
    ["in-the-past", ["2027-05-03", "08:00", "2027-05-03", "09:00"], {}],
    ["too-soon", ["2027-05-03", "11:00", "2027-05-03", "12:00"], { noticeMinutes: 120 }],
    ["too-far", ["2027-06-03", "11:00", "2027-06-03", "12:00"], { horizonDays: 30 }],
    ["closed", [tuesday, "19:30", tuesday, "20:30"], {}],
    ["closed", [tuesday, "06:00", tuesday, "09:00"], {}],
    ["admitted", [tuesday, "19:00", tuesday, "20:00"], {}],
  ])("%s: %j", (expected, slot, space) => {
    expect(refusal(slot, space)).toBe(expected);
  });

  it("refuses more units than the pool holds", () => {
    expect(refusal([tuesday, "14:00", tuesday, "15:00"], { units: 5 }, { units: 6 })).toBe("units-unavailable");
  });

  it("refuses a holiday", () => {
    const site = { closedDays: [{ day: tuesday, label: "Fermeture" }] };
    expect(refusal([tuesday, "14:00", tuesday, "15:00"], {}, { site })).toBe("closed");
  });

  it("crosses midnight where both days are open up to it", () => {
    const round = [{ opens: "00:00", closes: "24:00" }];
    const site = { openingHours: { 1: round, 2: round, 3: round, 4: round, 5: round, 6: round, 7: round } };
    expect(refusal([tuesday, "22:00", "2027-05-05", "02:00"], {}, { site })).toBe("admitted");
    expect(refusal([tuesday, "22:00", "2027-05-05", "02:00"])).toBe("closed");
  });

  it("still takes a whole day of 25 hours with « 24 h at most »", () => {
    const round = [{ opens: "00:00", closes: "24:00" }];
    const site = { openingHours: { 7: round } };
    expect(refusal(["2027-10-31", "00:00", "2027-10-31", "24:00"], {}, { site })).toBe("admitted");
  });

  it("takes a stay that ends on a day that is closed all along, not one that starts there", () => {
    const long = { maximumMinutes: 40 * 24 * 60 };
    const site = { closedDays: [{ day: "2027-06-03", label: "Travaux" }] };
    expect(refusal([tuesday, "08:00", "2027-06-03", "20:00"], long, { site })).toBe("admitted");
    expect(refusal(["2027-06-03", "08:00", "2027-06-05", "20:00"], long, { site })).toBe("closed");
  });

  it("takes a stay of several days that starts and ends in opening hours", () => {
    expect(refusal([tuesday, "08:00", "2027-05-20", "20:00"], { maximumMinutes: 90 * 1440 })).toBe("admitted");
  });

  it("works the same without daylight saving, in Abidjan", () => {
    expect(refusal([tuesday, "08:00", tuesday, "09:00"], {}, { site: { zone: "Africa/Abidjan" } })).toBe("admitted");
    expect(refusal([tuesday, "07:30", tuesday, "09:00"], {}, { site: { zone: "Africa/Abidjan" } })).toBe("closed");
  });
});

describe("admission of a booking that staff make", () => {
  it("frees them of notice, horizon and hours, never of the past nor of capacity", () => {
    expect(refusal(["2027-05-03", "21:00", "2027-05-03", "22:00"], { noticeMinutes: 1440 }, { staff: true })).toBe(
      "admitted",
    );
    expect(refusal(["2027-05-03", "08:00", "2027-05-03", "09:00"], {}, { staff: true })).toBe("in-the-past");
    expect(refusal([tuesday, "14:00", tuesday, "15:00"], {}, { staff: true, units: 2 })).toBe("units-unavailable");
  });
});
