import { describe, expect, it } from "vitest";
import { searchKey, searchKeys } from "./search-keys.ts";

const customer = {
  firstName: "Anne-Sophie",
  lastName: "Le Fèvre",
  email: "as.lefevre@example.org",
  phone: "+33612345678",
  company: "Atelier Roux",
  language: "fr" as const,
};

describe("a booking", () => {
  it.each([
    "an",
    "Anne",
    "anne-sophie",
    "fevre",
    "FÈVRE",
    "as.lefev",
    "as.lefevre@example.org",
    "roux",
    "ate",
    "06 12 34",
    "+33 6 12",
    "0612345678",
    "anne fevre",
    "NV-7K3M2Q",
    "7k3m2q",
  ])("is found by %j", (text) => {
    expect(searchKeys(customer, "NV-7K3M2Q")).toContain(searchKey(text));
  });

  it.each(["dupont", "sophie", "0712", "lefevre"])("is not found by %j", (text) => {
    expect(searchKeys(customer, "NV-7K3M2Q")).not.toContain(searchKey(text));
  });

  it("is not looked for at the first letter", () => {
    expect(["", " ", "a", "0", "é"].map(searchKey)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("has a bounded number of keys", () => {
    const long = { ...customer, firstName: "x".repeat(80), company: "y".repeat(120), email: `${"z".repeat(200)}@a.fr` };
    expect(searchKeys(long, "NV-7K3M2Q").length).toBeLessThan(60);
  });
});
