import { aSpace } from "@novis/domain/testing/builders";
import { expect, it } from "vitest";
import { matches, parseFilters, withFilters } from "./filters.ts";

const filters = (search: string) => parseFilters(new URLSearchParams(search));

it("reads the address and ignores what it does not know", () => {
  expect(filters("type=room&personnes=6&jour=2027-05-04&heure=14:00&libre=1")).toEqual({
    kind: "room",
    people: 6,
    day: "2027-05-04",
    time: "14:00",
    minutes: 60,
    freeNow: true,
  });
  expect(filters("type=piscine&personnes=-2&heure=25:00")).toEqual({ minutes: 60, freeNow: false });
});

it.each([
  ["kind=another", { ...filters("type=desk") }, false],
  ["same site", { ...filters("site=paris") }, true],
  ["too many people", { ...filters("personnes=9") }, false],
  ["free now, known taken", { ...filters("libre=1") }, false],
])("%s", (_, wanted, expected) => {
  expect(matches(aSpace({ capacity: 8 }), wanted, { state: "taken" })).toBe(expected);
});

it("takes an empty filter out of the address", () => {
  expect(withFilters(new URLSearchParams("site=a&type=room"), { site: "", duree: "120" }).toString()).toBe(
    "type=room&duree=120",
  );
});
