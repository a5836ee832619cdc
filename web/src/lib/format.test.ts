import { expect, it } from "vitest";
import { formatsIn, isRepeatedHour } from "./format.ts";

const fr = formatsIn("fr");
const en = formatsIn("en");
const paris = "Europe/Paris";
/** Any space, breaking or not, as a plain one: where they break is tested by themselves. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

it.each([
  [123450, "EUR", "1 234,50 €", "€1,234.50"],
  [0, "EUR", "0,00 €", "€0.00"],
  [15000, "XOF", "15 000 F CFA", "15,000 F CFA"],
] as const)("tells %d %s", (cents, currency, french, english) => {
  expect(plain(fr.money(cents, currency))).toBe(french);
  expect(plain(en.money(cents, currency))).toBe(english);
});

it("never breaks a line inside an amount or an hour", () => {
  expect(fr.money(123450, "EUR")).not.toMatch(/ /);
  expect(fr.money(15000, "XOF")).not.toMatch(/ /);
  expect(fr.time(Date.UTC(2030, 4, 7, 12, 30), paris)).toBe("14\u00a0h\u00a030");
});

it.each([
  ["on the hour", Date.UTC(2030, 4, 7, 7), "9 h", "09:00"],
  ["with minutes", Date.UTC(2030, 4, 7, 12, 5), "14 h 05", "14:05"],
  ["in winter time", Date.UTC(2030, 0, 7, 7), "8 h", "08:00"],
])("tells the time of the site %s", (_, at, french, english) => {
  expect(plain(fr.time(at, paris))).toBe(french);
  expect(en.time(at, paris)).toBe(english);
});

it("says the first of the month as people do, and the year when it is not this one", () => {
  expect(fr.day(Date.UTC(2030, 4, 1, 12), paris)).toBe("mercredi 1er mai 2030");
  expect(fr.civilDay("2030-05-11")).toBe("samedi 11 mai 2030");
  expect(en.civilDay("2030-05-01")).toMatch(/^Wednesday,? 1 May 2030$/);
});

it("tells a range by its hours, or by both days when they differ", () => {
  const from = Date.UTC(2030, 4, 7, 12);
  expect(plain(fr.range({ from, to: from + 3_600_000 }, paris))).toBe("mardi 7 mai 2030, 14 h à 15 h");
  expect(plain(fr.range({ from, to: from + 26 * 3_600_000 }, paris))).toBe(
    "du mardi 7 mai 2030 14 h au mercredi 8 mai 2030 16 h",
  );
  expect(plain(fr.timeRange({ from: Date.UTC(2030, 4, 7, 20), to: Date.UTC(2030, 4, 7, 22) }, paris))).toBe(
    "22 h à minuit",
  );
});

it.each([
  [45, "45 min"],
  [60, "1 h"],
  [90, "1 h 30"],
  [125, "2 h 05"],
])("tells %d minutes", (minutes, text) => {
  expect(plain(fr.duration(minutes))).toBe(text);
});

it("tells apart the two hours of the autumn night", () => {
  const [first, second] = [Date.UTC(2027, 9, 31, 0, 30), Date.UTC(2027, 9, 31, 1, 30)];
  expect([first, second].map((at) => isRepeatedHour(at, paris))).toEqual([true, true]);
  expect([first, second].map((at) => fr.season(at, paris))).toEqual(["heure d’été", "heure d’hiver"]);
  expect(isRepeatedHour(Date.UTC(2027, 9, 31, 12), paris)).toBe(false);
  expect(isRepeatedHour(first, "Africa/Abidjan")).toBe(false);
});

it("writes phone numbers by pairs", () => {
  expect(plain(fr.phone("+33184801240"))).toBe("01 84 80 12 40");
  expect(plain(fr.phone("+2252720314560"))).toBe("+225 27 20 31 45 60");
  expect(fr.phone("+15145550100")).toBe("+15145550100");
});
