import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { expect, it } from "vitest";
import { dayAvailability, firstDay, freeShare, weekAround } from "./week.ts";

const site = aSite({ closedDays: [{ day: "2027-05-06", label: "Ascension" }] });
const space = aSpace({ minimumMinutes: 60 });
const at = (day: string, time: string) => instantAt(day, time, site.zone);
const use = (from: number, to: number) => ({
  id: `${from}`,
  kind: "booking" as const,
  from,
  to,
  units: 1,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
});

it("joins the free steps of a day and drops those too short to book", () => {
  const entries = [
    use(at("2027-05-04", "10:00"), at("2027-05-04", "12:00")),
    use(at("2027-05-04", "12:30"), at("2027-05-04", "19:00")),
  ];
  const seen = dayAvailability(site, space, "2027-05-04", entries, at("2027-05-03", "09:00"));
  expect(seen.free).toEqual([
    { from: at("2027-05-04", "08:00"), to: at("2027-05-04", "10:00") },
    { from: at("2027-05-04", "19:00"), to: at("2027-05-04", "20:00") },
  ]);
  expect(freeShare(seen)).toBeCloseTo(3 / 12);
});

it.each([
  ["closed on a holiday, with its name", "2027-05-06", "2027-05-03", { state: "closed", label: "Ascension" }],
  ["past", "2027-05-03", "2027-05-04", { state: "past" }],
  ["beyond the horizon", "2030-01-01", "2027-05-03", { state: "too-far" }],
])("is %s", (_, day, today, expected) => {
  expect(dayAvailability(site, space, day, [], at(today, "09:00"))).toMatchObject(expected);
});

it("is over once the shortest booking would end after closing", () => {
  const late = (time: string) => dayAvailability(site, space, "2027-05-04", [], at("2027-05-04", time)).state;
  expect(late("18:55")).toBe("open");
  expect(late("19:05")).toBe("past");
});

it.each([
  ["today while something can begin", "2027-05-04", "12:00", "2027-05-04"],
  ["tomorrow in the evening", "2027-05-04", "19:30", "2027-05-05"],
  ["after a holiday", "2027-05-05", "21:00", "2027-05-07"],
])("begins %s", (_, day, time, expected) => {
  expect(firstDay(site, space, at(day, time))).toBe(expected);
});

it("neither promises nor refuses a day whose agenda is being read", () => {
  const reading = (day: string) => dayAvailability(site, space, day, undefined, at("2027-05-03", "09:00"));
  expect(reading("2027-05-04")).toMatchObject({ state: "unknown", free: [] });
  expect(reading("2027-05-06").state).toBe("closed");
});

it("is full when everything is taken", () => {
  const all = [use(at("2027-05-04", "08:00"), at("2027-05-04", "20:00"))];
  expect(dayAvailability(site, space, "2027-05-04", all, at("2027-05-03", "09:00")).state).toBe("full");
});

it("goes from Monday to Sunday, and reads one day more on each side", () => {
  const week = weekAround("2027-05-09");
  expect([week.from, week.days[0], week.days[6], week.to]).toEqual([
    "2027-05-02",
    "2027-05-03",
    "2027-05-09",
    "2027-05-10",
  ]);
});
