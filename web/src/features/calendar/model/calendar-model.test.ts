import type { Block, Booking } from "@novis/domain/booking/booking";
import { aBooking, aSite, aSpace } from "@novis/domain/testing/builders";
import { daysTouched, instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { type Column, gridOf } from "./calendar-model.ts";
import { itemsOf } from "./items.ts";

const zone = "Europe/Paris";
const site = aSite();
const room = aSpace();
const desks = aSpace({ id: "postes", kind: "desk", units: 5 });
const day = "2027-05-04";
const now = instantAt(day, "07:00", zone);

describe("one day, spaces as columns", () => {
  it("draws a booking where it stands, in its space only", () => {
    const [blue, pool] = columns([booked("b1", room.id, "14:00", "15:30")]);
    expect(blue?.cards).toMatchObject([{ top: 12, bottom: 15, lane: 0, lanes: 1, cutTop: false, cutBottom: false }]);
    expect(pool?.cards).toEqual([]);
  });

  it("hides what takes no room: cancelled, expired, a hold that ran out", () => {
    const [blue] = columns([
      booked("b1", room.id, "9:00", "10:00", { status: "cancelled" }),
      booked("b2", room.id, "10:00", "11:00", { status: "expired" }),
      booked("b3", room.id, "11:00", "12:00", { status: "held", holdUntil: now - 1 }),
      booked("b4", room.id, "12:00", "13:00", { status: "held", holdUntil: now + 60_000 }),
    ]);
    expect(blue?.cards.map(({ item }) => [item.id, item.kind])).toEqual([["b4", "hold"]]);
  });

  it("shows two uses that overlap side by side, never one over the other", () => {
    const [blue] = columns([booked("b1", room.id, "9:00", "11:00"), booked("b2", room.id, "10:00", "12:00")]);
    expect(blue?.cards.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it("gives the whole width back to a card that stands alone again", () => {
    const [blue] = columns([
      booked("b1", room.id, "9:00", "10:00"),
      booked("b2", room.id, "9:00", "10:00"),
      booked("b3", room.id, "10:00", "11:00"),
    ]);
    expect(blue?.cards.map(({ lanes }) => lanes)).toEqual([2, 2, 1]);
  });

  it("stacks a pool by units, so that the empty width is what is free", () => {
    const [, pool] = columns([
      booked("b1", desks.id, "9:00", "12:00", { units: 2 }),
      booked("b2", desks.id, "10:00", "11:00", { units: 1 }),
      booked("b3", desks.id, "12:00", "13:00", { units: 4 }),
    ]);
    expect(pool?.cards.map(({ lane, span, lanes }) => [lane, span, lanes])).toEqual([
      [0, 2, 5],
      [2, 1, 5],
      [0, 4, 5],
    ]);
    expect(pool?.peakUnits).toBe(4);
    expect(pool?.cells.filter(({ usedUnits }) => usedUnits === 3).map(({ row }) => row)).toEqual([4, 5]);
  });

  it("still shows every card of a pool that was oversold", () => {
    const [, pool] = columns(["b1", "b2", "b3"].map((id) => booked(id, desks.id, "9:00", "10:00", { units: 2 })));
    expect(pool?.cards.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it("leaves width to book in a large pool, whose units are too many to draw", () => {
    const large = aSpace({ id: "grand-atelier", kind: "desk", units: 12 });
    const items = itemsOf([booked("b1", large.id, "9:00", "10:00")], [], now);
    const [column] = gridOf({ site, cells: [{ space: large, day }], items, now }).columns;
    expect(column?.cards[0]).toMatchObject({ lane: 0, span: 1, lanes: 2 });
  });

  it("hatches the buffers and counts them as taken, not as people", () => {
    const [blue] = columns([booked("b1", room.id, "9:00", "10:00", { bufferAfterMinutes: 15 })]);
    expect(blue?.cards[0]).toMatchObject({ bufferTop: 0, bufferBottom: 0.5 });
    expect(blue?.cells[4]?.usedUnits).toBe(1);
    expect(blue?.cells[5]?.usedUnits).toBe(0);
  });

  it("closes a neighbour: the combined room's use stands in its half, and says whose it is", () => {
    const whole = booked("b1", "salle-double", "9:00", "10:00", { blockedSpaceIds: [room.id] });
    const [blue] = columns([whole]);
    expect(blue?.cards[0]?.item).toMatchObject({ id: "b1", key: "b1@salle-bleue", via: "salle-double" });
  });

  it("draws a block with its reason, over the units it takes", () => {
    const [blue] = columns([], [blocked("k1", room.id, "9:00", "18:00")]);
    expect(blue?.cards[0]?.item).toMatchObject({ kind: "block", block: { reason: "Peinture" } });
  });

  it("knows which hours are open, and stretches to a use outside them", () => {
    const [blue] = columns([booked("b1", room.id, "6:30", "7:30")]);
    expect(blue?.cells.length).toBe(28);
    expect(blue?.cells.slice(0, 4).map(({ open }) => open)).toEqual([false, false, false, false]);
    expect(blue?.cells[4]?.open).toBe(true);
  });

  it("is not stretched by a stay of several days, which it cuts above and below", () => {
    const stay = aBooking({ startsAt: at("2027-05-03", "08:00"), endsAt: at("2027-05-06", "20:00") });
    const [blue] = columns([stay]);
    expect(blue?.cells.length).toBe(24);
    expect(blue?.cards[0]).toMatchObject({ top: 0, bottom: 24, cutTop: true, cutBottom: true });
  });
});

describe("a space over days", () => {
  it("shows a night on both days", () => {
    const night = aBooking({ startsAt: at(day, "22:00"), endsAt: at("2027-05-05", "02:00") });
    const grid = week([day, "2027-05-05"], [night]);
    expect(grid.map(({ cards }) => cards.map(({ top, bottom }) => [top, bottom]))).toEqual([[[44, 48]], [[0, 4]]]);
  });

  it("draws the two hours of the autumn night one after the other", () => {
    const first = at("2027-10-31", "02:00");
    const twice = [
      aBooking({ id: "b1", startsAt: first, endsAt: first + HOUR }),
      aBooking({ id: "b2", startsAt: first + HOUR, endsAt: first + 2 * HOUR }),
    ];
    const [, autumn] = week(["2027-10-30", "2027-10-31"], twice);
    expect(autumn?.cards.map(({ top, bottom, lanes }) => [top, bottom, lanes])).toEqual([
      [0, 2, 1],
      [2, 4, 1],
    ]);
  });

  it("gives no cell to the hour that the spring night skips", () => {
    const [, spring] = week(["2027-03-27", "2027-03-28"], [], true);
    expect(spring?.cells.filter(({ interval }) => interval === null).map(({ row }) => row)).toEqual([4, 5]);
  });
});

function columns(bookings: Booking[], blocks: Block[] = []): Column[] {
  const cells = [room, desks].map((space) => ({ space, day }));
  return gridOf({ site, cells, items: itemsOf(bookings, blocks, now), now }).columns;
}

function week(days: string[], bookings: Booking[], wholeDay = false): Column[] {
  const cells = days.map((one) => ({ space: room, day: one }));
  return gridOf({ site, cells, items: itemsOf(bookings, [], now), now, wholeDay }).columns;
}

function booked(id: string, spaceId: string, from: string, to: string, overrides: Partial<Booking> = {}): Booking {
  const startsAt = at(day, from);
  const endsAt = at(day, to);
  return aBooking({ id, spaceId, startsAt, endsAt, ...overrides });
}

function blocked(id: string, spaceId: string, from: string, to: string): Block {
  const interval = { from: at(day, from), to: at(day, to) };
  return {
    id,
    siteId: site.id,
    spaceId,
    zone,
    startsAt: interval.from,
    endsAt: interval.to,
    days: daysTouched(interval, zone),
    units: 1,
    blockedSpaceIds: [],
    reason: "Peinture",
    sequence: 0,
    createdBy: "claire",
    createdAt: now,
  };
}

function at(onDay: string, wall: string): number {
  return instantAt(onDay, wall.padStart(5, "0"), zone);
}
