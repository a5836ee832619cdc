import { expect, it } from "vitest";
import { attendeesOf, customerOf, emptyDraft, missingFields, prefilled } from "./customer-draft.ts";

it("names what is missing, an address without an at sign included", () => {
  expect(missingFields({ ...emptyDraft, lastName: "Roux", email: "camille" })).toEqual(["firstName", "email"]);
  expect(missingFields({ ...emptyDraft, firstName: "C", lastName: "R", email: " c@example.org " })).toEqual([]);
});

it("sends trimmed fields and leaves out what was not given", () => {
  const draft = { ...emptyDraft, firstName: " Camille ", lastName: "Roux", email: "c@example.org", phone: " " };
  expect(customerOf(draft, "fr")).toEqual({
    firstName: "Camille",
    lastName: "Roux",
    email: "c@example.org",
    language: "fr",
  });
});

it("fills in what the account knows, never over what was typed", () => {
  expect(prefilled({ ...emptyDraft, firstName: "Cam" }, "Camille Le Roux", "c@example.org")).toMatchObject({
    firstName: "Cam",
    lastName: "Le Roux",
    email: "c@example.org",
  });
});

it.each([
  ["8", 8],
  ["", undefined],
  ["-2", undefined],
  ["2.5", undefined],
])("reads %j people as %j", (people, expected) => {
  expect(attendeesOf({ ...emptyDraft, people })).toBe(expected);
});
