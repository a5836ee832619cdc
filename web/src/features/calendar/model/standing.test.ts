import type { Booking } from "@novis/domain/booking/booking";
import { aBooking, aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { describe, expect, it } from "vitest";
import { itemsOf } from "./items.ts";
import { proposeMove, proposeMoves, standingOver } from "./standing.ts";

const day = "2027-05-04";
const at = (wall: string) => instantAt(day, wall, "Europe/Paris");
const site = aSite();
const blue = aSpace({ blocks: ["salle-double"] });
const green = aSpace({ id: "salle-verte", name: "Salle Verte" });
const now = at("06:00");

describe("a block over bookings", () => {
  it("asks about those of the space and of the spaces it closes, each once", () => {
    const bookings = [
      booked("b1", "salle-bleue", "09:00", "10:00"),
      booked("b2", "salle-double", "10:00", "11:00", { blockedSpaceIds: ["salle-bleue"] }),
      booked("b3", "salle-bleue", "12:00", "13:00"),
      booked("b4", "salle-verte", "09:00", "10:00"),
      booked("b5", "salle-bleue", "09:00", "10:00", { status: "cancelled" }),
    ];
    const standing = standingOver(itemsOf(bookings, [], now), blue, { from: at("08:00"), to: at("12:00") }, now);
    expect(standing.map(({ id }) => id)).toEqual(["b1", "b2"]);
  });
});

describe("a block of some desks", () => {
  const pool = aSpace({ id: "postes", kind: "desk", units: 5 });
  const items = itemsOf([booked("b1", "postes", "09:00", "10:00", { units: 3 })], [], now);
  const morning = { from: at("08:00"), to: at("12:00") };

  it("disturbs nobody while there is room for both", () => {
    expect(standingOver(items, pool, morning, now, 2)).toEqual([]);
  });

  it("asks as soon as it does not fit", () => {
    expect(standingOver(items, pool, morning, now, 3).map(({ id }) => id)).toEqual(["b1"]);
    expect(standingOver(items, pool, morning, now).map(({ id }) => id)).toEqual(["b1"]);
  });
});

describe("where it could go", () => {
  const closing = { spaceIds: ["salle-bleue"], interval: { from: at("08:00"), to: at("12:00") } };
  const booking = booked("b1", "salle-bleue", "09:00", "10:00");

  it("is the same hour in a twin space", () => {
    expect(propose([booking])).toMatchObject({ spaceId: "salle-verte", startsAt: at("09:00"), endsAt: at("10:00") });
  });

  it("is the nearest free time in its own space when the twin is taken, outside what closes", () => {
    const others = booked("b9", "salle-verte", "08:00", "20:00");
    expect(propose([booking, others])).toMatchObject({ spaceId: "salle-bleue", startsAt: at("12:00") });
  });

  it("is nowhere when nothing is free on the days that are known", () => {
    const full = [booked("b9", "salle-verte", "08:00", "20:00"), booked("b8", "salle-bleue", "12:00", "20:00")];
    expect(propose([booking, ...full])).toBeUndefined();
  });

  it("is never a smaller room than people need, nor another kind", () => {
    const small = aSpace({ id: "bulle", capacity: 2 });
    const desk = aSpace({ id: "poste", kind: "desk", capacity: 8 });
    const world = { site, spaces: [blue, small, desk], items: itemsOf([booking], [], now), now };
    const found = proposeMove(world, { ...booking, attendees: 6 }, closing, [day]);
    expect(found).toMatchObject({ spaceId: "salle-bleue" });
  });

  it("is never the same place for two", () => {
    const both = [booking, booked("b2", "salle-bleue", "09:30", "10:30")];
    const world = { site, spaces: [blue, green], items: itemsOf(both, [], now), now };
    const found = [...proposeMoves(world, both, closing, [day]).values()];
    expect(found.map(({ spaceId, startsAt }) => [spaceId, startsAt])).toEqual([
      ["salle-verte", at("09:00")],
      ["salle-bleue", at("12:00")],
    ]);
  });

  function propose(bookings: Booking[]) {
    const world = { site, spaces: [blue, green], items: itemsOf(bookings, [], now), now };
    return proposeMove(world, booking, closing, [day]);
  }
});

function booked(id: string, spaceId: string, from: string, to: string, overrides: Partial<Booking> = {}): Booking {
  return aBooking({ id, spaceId, startsAt: at(from), endsAt: at(to), ...overrides });
}
