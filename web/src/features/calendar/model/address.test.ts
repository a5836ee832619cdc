import { expect, it } from "vitest";
import { daysShown, readAddress, stepDay, writeAddress } from "./address.ts";

it("gives back every address it wrote", () => {
  const address = {
    siteId: "abidjan-plateau",
    view: "semaine" as const,
    day: "2027-05-04",
    spaceId: "salle-bleue",
    openId: "b1",
    wholeDay: true,
    form: "grille" as const,
  };
  expect(readAddress(writeAddress(address))).toEqual(address);
});

it("takes an impossible date for no date", () => {
  expect(readAddress(new URLSearchParams("date=2027-02-30&vue=mois"))).toMatchObject({ day: undefined, view: "jour" });
});

it("shows one day, or its week from Monday, and steps by as much", () => {
  expect(daysShown("jour", "2027-03-28")).toEqual(["2027-03-28"]);
  expect(daysShown("semaine", "2027-03-28")).toHaveLength(7);
  expect(daysShown("semaine", "2027-03-28")[0]).toBe("2027-03-22");
  expect(stepDay("jour", "2027-03-28", 1)).toBe("2027-03-29");
  expect(stepDay("semaine", "2027-03-28", -1)).toBe("2027-03-21");
});
