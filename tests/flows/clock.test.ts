import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { instantAt } from "@novis/domain/time/calendar";
import { HOUR, MINUTE } from "@novis/domain/time/interval";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { anonymously, call, must, newKey, type Person } from "../support/suite.ts";
import { aHouse, aWish, type House } from "./world.ts";

let house: House;
let who: Person;
beforeAll(async () => {
  who = await anonymously();
});
afterEach(() => house.clear());

const paris = (day: string, time: string, second = false) => instantAt(day, time, "Europe/Paris", second);
const book = (day: string, time: string, more: Parameters<typeof aWish>[3] = {}) =>
  call("bookSpace", aWish(house, day, time, more), who);
const idsOn = (entries: Record<string, AgendaEntry[]>) =>
  Object.fromEntries(Object.entries(entries).map(([day, each]) => [day, each.map(({ id }) => id)]));

describe("the night of 28 March 2027, when 02:00 is 03:00", () => {
  it("sells 01:00 to 04:00 as the two hours that it lasts", async () => {
    house = await aHouse([{}]);
    const { booking } = await must(book("2027-03-28", "01:00", { hours: 2 }));
    expect(booking.endsAt).toBe(paris("2027-03-28", "04:00"));
    expect(booking.price.totalCents).toBe(4800);
    expect(await book("2027-03-28", "03:00")).toMatchObject({ ok: false, code: "overlaps" });
    expect(await book("2027-03-28", "04:00")).toMatchObject({ ok: true });
  });

  it("takes the whole day of 23 hours, and nothing else that day", async () => {
    house = await aHouse([{}]);
    const { booking } = await must(book("2027-03-28", "00:00", { hours: 23 }));
    expect(booking.days).toEqual(["2027-03-28"]);
    expect(booking.endsAt).toBe(paris("2027-03-29", "00:00"));
    expect(await book("2027-03-27", "23:30")).toMatchObject({ code: "overlaps" });
    expect(await book("2027-03-29", "00:00")).toMatchObject({ ok: true });
  });

  it("offers no alternative inside the hour that does not exist", async () => {
    house = await aHouse([{}]);
    await must(book("2027-03-28", "01:00"));
    const refused = await book("2027-03-28", "01:30");
    expect(refused).toMatchObject({ ok: false, code: "overlaps" });
    if (refused.ok) return;
    const [nearest] = refused.data.alternatives as { startsAt: number; endsAt: number }[];
    expect([paris("2027-03-28", "00:00"), paris("2027-03-28", "03:00")]).toContain(nearest?.startsAt);
  });
});

describe("the night of 31 October 2027, when 02:00 comes twice", () => {
  it("sells both 02:00, to two people, one hour each", async () => {
    house = await aHouse([{}]);
    const summer = await must(book("2027-10-31", "", { startsAt: paris("2027-10-31", "02:00") }));
    const winter = await must(book("2027-10-31", "", { startsAt: paris("2027-10-31", "02:00", true) }));
    expect(winter.booking.startsAt - summer.booking.startsAt).toBe(HOUR);
    expect(await book("2027-10-31", "02:30")).toMatchObject({ code: "overlaps" });
    expect(await book("2027-10-31", "03:00")).toMatchObject({ ok: true });
  });

  it("takes the whole day of 25 hours although a day is the longest, at the price of 25", async () => {
    house = await aHouse([{ maximumMinutes: 24 * 60 }]);
    const { booking } = await must(book("2027-10-31", "00:00", { hours: 25 }));
    expect(booking).toMatchObject({ days: ["2027-10-31"], price: { totalCents: 25 * 2400 } });
    expect(booking.endsAt).toBe(paris("2027-11-01", "00:00"));
  });

  it("reminds at the same wall time the day before, an hour of the clock change earlier", async () => {
    house = await aHouse([{}]);
    const { booking } = await must(book("2027-10-31", "14:00"));
    const rows = await house.outboxOf(booking.id);
    const dueAt = (kind: string) => rows.find((row) => row.kind === kind)?.dueAt;
    expect(dueAt("reminder-day-before")).toBe(paris("2027-10-30", "14:00"));
    expect(dueAt("reminder-hour-before")).toBe(paris("2027-10-31", "13:00"));
  });
});

describe("midnight", () => {
  it("puts one booking on the sheets of both days, and takes it off both", async () => {
    house = await aHouse([{}]);
    const { booking } = await must(book("2027-05-04", "22:00", { hours: 4 }));
    expect(booking.days).toEqual(["2027-05-04", "2027-05-05"]);
    expect(idsOn(await house.entries())).toEqual({ "2027-05-04": [booking.id], "2027-05-05": [booking.id] });
    expect(await book("2027-05-05", "01:30")).toMatchObject({ code: "overlaps" });
    expect(await book("2027-05-05", "02:00", { hours: 0.5 })).toMatchObject({ ok: true });
    await must(call("cancelBooking", { bookingId: booking.id, idempotencyKey: newKey() }, who));
    expect(await book("2027-05-04", "23:30")).toMatchObject({ ok: true });
  });

  it("ends at 24:00 without touching the next day, but with its buffer", async () => {
    house = await aHouse([{ bufferAfterMinutes: 30 }]);
    const { booking } = await must(book("2027-05-04", "23:00"));
    expect(booking.days).toEqual(["2027-05-04"]);
    expect(Object.keys(await house.entries())).toEqual(["2027-05-04", "2027-05-05"]);
    expect(await book("2027-05-05", "00:00")).toMatchObject({ code: "overlaps" });
    expect(await book("2027-05-05", "00:30")).toMatchObject({ ok: true });
  });
});

describe("Abidjan, where the clock never moves", () => {
  it("has its own days and hours, in its own money", async () => {
    house = await aHouse([{ prices: { hour: 15_000 } }], {
      zone: "Africa/Abidjan",
      currency: "XOF",
      openingHours: { 7: [{ opens: "08:00", closes: "18:00" }] },
    });
    const at = (time: string) => instantAt("2027-03-28", time, "Africa/Abidjan");
    const wish = (startsAt: number) => aWish(house, "", "", { startsAt, expectedTotalCents: 15_000 });
    const { booking } = await must(call("bookSpace", wish(at("08:00")), who));
    expect(booking).toMatchObject({ zone: "Africa/Abidjan", price: { currency: "XOF", totalCents: 15_000 } });
    expect(booking.startsAt).toBe(Date.UTC(2027, 2, 28, 8));
    expect(await call("bookSpace", wish(at("07:00")), who)).toMatchObject({ code: "closed" });
    expect(await call("bookSpace", wish(at("17:30")), who)).toMatchObject({ code: "closed" });
    expect(await call("bookSpace", wish(at("17:00")), who)).toMatchObject({ ok: true });
  });
});

describe("neighbours", () => {
  it("half-open without a buffer, apart with one", async () => {
    house = await aHouse([{}, { id: "rested", bufferBeforeMinutes: 10, bufferAfterMinutes: 15, slotMinutes: 5 }]);
    await must(book("2027-05-04", "09:00"));
    expect(await book("2027-05-04", "10:00")).toMatchObject({ ok: true });
    const rested = { spaceId: house.space("rested") };
    const { booking } = await must(book("2027-05-04", "09:00", rested));
    const after = (minutes: number) => ({ ...rested, startsAt: booking.endsAt + minutes * MINUTE });
    expect(await book("", "", after(10))).toMatchObject({ code: "overlaps" });
    // The larger of the two, not their sum.
    expect(await book("", "", after(15))).toMatchObject({ ok: true });
  });
});
