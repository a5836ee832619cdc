import { expect, it } from "vitest";
import { dayFromWords } from "./spoken-day.ts";

// A Tuesday.
const today = "2027-05-04";

it.each([
  ["Aujourd’hui", "2027-05-04"],
  ["demain", "2027-05-05"],
  ["hier", "2027-05-03"],
  ["mercredi", "2027-05-05"],
  ["mardi", "2027-05-11"],
  ["monday", "2027-05-10"],
  ["12/06", "2027-06-12"],
  ["1er août", "2027-08-01"],
  ["12 mars", "2027-03-12"],
  ["3 juin 2028", "2028-06-03"],
  ["2027-03-28", "2027-03-28"],
  ["29/02/2028", "2028-02-29"],
])("hears %j", (words, day) => {
  expect(dayFromWords(words, today)).toBe(day);
});

it("takes the coming one of a date long past", () => {
  expect(dayFromWords("3 janvier", "2027-12-20")).toBe("2028-01-03");
});

it.each(["", "31/02", "salle bleue", "12", "40 mars"])("hears no day in %j", (words) => {
  expect(dayFromWords(words, today)).toBeUndefined();
});
