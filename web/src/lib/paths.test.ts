import { expect, it } from "vitest";
import { bookingLink, parseBookingSearch } from "./paths.ts";

it("writes a booking address that a person can read, and reads it back", () => {
  const address = {
    spaceId: "salle-bleue",
    day: "2027-05-04",
    from: Date.UTC(2027, 4, 4, 12),
    to: Date.UTC(2027, 4, 4, 13, 30),
    units: 2,
  };
  const link = bookingLink(address);
  expect(link).toBe("/reserver?espace=salle-bleue&jour=2027-05-04&de=2027-05-04T12:00Z&a=2027-05-04T13:30Z&places=2");
  expect(parseBookingSearch(new URLSearchParams(link.slice(link.indexOf("?"))))).toEqual(address);
});

it("reads nonsense as nothing", () => {
  const search = new URLSearchParams("jour=2027-13-45&de=hier&places=-3");
  expect(parseBookingSearch(search)).toEqual({
    spaceId: undefined,
    day: undefined,
    from: undefined,
    to: undefined,
    units: 1,
  });
});
