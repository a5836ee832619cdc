import { aBooking } from "@novis/domain/testing/builders";
import { describe, expect, it } from "vitest";
import { customerFromWords, matchesCustomer, recentCustomers } from "./customers.ts";

const camille = {
  firstName: "Camille",
  lastName: "Lefèvre",
  email: "camille@example.org",
  phone: "+33612345678",
  language: "fr" as const,
};

describe("recent clients", () => {
  it("names each once, as they wrote themselves last", () => {
    const clients = recentCustomers([
      aBooking({ id: "b1", createdAt: 1, customer: { ...camille, phone: "+33600000000" } }),
      aBooking({ id: "b2", createdAt: 3, customer: { ...camille, email: "Camille@Example.org" } }),
      aBooking({ id: "b3", createdAt: 2 }),
    ]);
    expect(clients.map(({ lastName, phone }) => [lastName, phone])).toEqual([["Lefèvre", "+33612345678"]]);
  });

  it.each(["lefevre", "cam LEF", "06 12 34", "0612345678", "+33612345678", "example.org"])(
    "are found by %j",
    (text) => {
      expect(matchesCustomer(camille, text)).toBe(true);
    },
  );

  it("are not found by another word", () => {
    expect(matchesCustomer(camille, "camille durand")).toBe(false);
  });
});

it("fills the form with what was typed when nobody was found", () => {
  expect(customerFromWords("jeanne d’arc Jeanne@Domremy.fr")).toEqual({
    firstName: "Jeanne",
    lastName: "D’arc",
    email: "jeanne@domremy.fr",
  });
  expect(customerFromWords("awa koné 0612345678")).toEqual({ firstName: "Awa", lastName: "Koné", phone: "0612345678" });
});
