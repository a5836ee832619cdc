import type { Booking } from "@novis/domain/booking/booking";
import { BookingError } from "@novis/domain/booking/booking.errors";
import type { OutboxMessage } from "@novis/domain/message/message";
import { instantAt } from "@novis/domain/time/calendar";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aBookCommand, aKey, openWorld, staff, visitor, type World } from "../testing/world.ts";
import { bookSpace } from "./book-space.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const at = (day: string, time: string) => instantAt(day, time, "Europe/Paris");

describe("booking a space", () => {
  it("writes the booking, the day sheet without a name, and what people are told", async () => {
    const { booking } = await bookSpace(world.deps, visitor(), aBookCommand());
    const [stored] = await world.all<Booking>("bookings");
    expect(stored).toEqual(booking);
    expect(booking).toMatchObject({ status: "confirmed", userId: "u1", days: ["2027-05-04"], sequence: 0 });
    expect(booking.searchKeys).toContain("durand");
    expect(await world.sheet("salle-bleue", "2027-05-04")).toEqual([
      {
        id: booking.id,
        kind: "booking",
        from: booking.startsAt,
        to: booking.endsAt,
        units: 1,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
      },
    ]);
    const messages = await world.all<OutboxMessage>("outbox");
    expect(messages.map(({ kind }) => kind).sort()).toEqual([
      "booking-confirmed",
      "reminder-day-before",
      "reminder-hour-before",
    ]);
  });

  it("gives one of fifty the room, and the others a reason and a way out", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => bookSpace(world.deps, visitor(`u${index}`), aBookCommand())),
    );
    const refusals = attempts.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refusals).toHaveLength(49);
    for (const reason of refusals) {
      expect(reason).toBeInstanceOf(BookingError);
      expect(reason.code).toBe("overlaps");
      expect(reason.data.alternatives[0]).toMatchObject({ spaceId: "salle-bleue" });
      expect(Math.abs(reason.data.alternatives[0].startsAt - at("2027-05-04", "14:00"))).toBe(3_600_000);
    }
    expect(await world.all("bookings")).toHaveLength(1);
    expect(await world.sheet("salle-bleue", "2027-05-04")).toHaveLength(1);
  });

  it("sells five desks of a pool of five to twenty people", async () => {
    await world.reset([{ kind: "desk", units: 5 }]);
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => bookSpace(world.deps, visitor(`u${index}`), aBookCommand())),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(await world.sheet("salle-bleue", "2027-05-04")).toHaveLength(5);
  });

  it("answers a repeated command with the same booking, even in parallel", async () => {
    const command = aBookCommand();
    const replies = await Promise.all(Array.from({ length: 8 }, () => bookSpace(world.deps, visitor(), command)));
    expect(new Set(replies.map(({ booking }) => booking.id)).size).toBe(1);
    expect(replies[1]).toEqual(replies[0]);
    expect(await world.all("bookings")).toHaveLength(1);
  });

  it("refuses a key that already served another intention", async () => {
    const key = aKey();
    await bookSpace(world.deps, visitor(), aBookCommand({ idempotencyKey: key }));
    const other = aBookCommand({ idempotencyKey: key, startsAt: at("2027-05-05", "09:00") });
    await expect(bookSpace(world.deps, visitor(), other)).rejects.toMatchObject({ code: "key-reused" });
  });

  it("refuses a price that is no longer true, saying today's", async () => {
    const command = aBookCommand({ expectedTotalCents: 100 });
    await expect(bookSpace(world.deps, visitor(), command)).rejects.toMatchObject({
      code: "price-changed",
      data: { totalCents: 2400 },
    });
  });

  it("reads a national number as one of the site's country, and refuses what is none", async () => {
    const customer = { ...aBookCommand().customer, phone: "06 12 34 56 78" };
    const { booking } = await bookSpace(world.deps, visitor(), aBookCommand({ customer }));
    expect(booking.customer.phone).toBe("+33612345678");
    const wrong = aBookCommand({ customer: { ...customer, phone: "12" }, startsAt: at("2027-05-05", "09:00") });
    await expect(bookSpace(world.deps, visitor(), wrong)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("keeps a space that is not published for staff", async () => {
    await world.reset([{ published: false }]);
    await expect(bookSpace(world.deps, visitor(), aBookCommand())).rejects.toMatchObject({ code: "space-unknown" });
    const { booking } = await bookSpace(world.deps, staff(), aBookCommand({ forClient: true }));
    expect(booking).toMatchObject({ source: "staff", userId: null, createdBy: "assistant" });
  });

  it.each([["moderator" as const], ["visitor" as const]])("lets no %s book for a client", async (who) => {
    const actor = who === "visitor" ? visitor() : staff(who);
    await expect(async () => bookSpace(world.deps, actor, aBookCommand({ forClient: true }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("spaces that close each other", () => {
  const whole = { id: "whole", blocks: ["left", "right"], capacity: 20 };
  const halves = [
    { id: "left", blocks: ["whole"] },
    { id: "right", blocks: ["whole"] },
  ];
  beforeEach(() => world.reset([whole, ...halves]));

  it("lets both halves be used, then not the whole", async () => {
    await bookSpace(world.deps, visitor(), aBookCommand({ spaceId: "left" }));
    await bookSpace(world.deps, visitor(), aBookCommand({ spaceId: "right" }));
    await expect(bookSpace(world.deps, visitor(), aBookCommand({ spaceId: "whole" }))).rejects.toMatchObject({
      code: "overlaps",
    });
    expect((await world.sheet("whole", "2027-05-04")).map(({ via }) => via)).toEqual(["left", "right"]);
  });

  it("lets the whole be used, then no half", async () => {
    await bookSpace(world.deps, visitor(), aBookCommand({ spaceId: "whole" }));
    for (const spaceId of ["left", "right"])
      await expect(bookSpace(world.deps, visitor(), aBookCommand({ spaceId }))).rejects.toMatchObject({
        code: "overlaps",
        data: { freeUnits: 0 },
      });
  });

  it("never gives the whole and a half at the same moment", async () => {
    const wanted = Array.from({ length: 24 }, (_, index) => ["whole", "left", "right"][index % 3] ?? "whole");
    await Promise.allSettled(
      wanted.map((spaceId, index) => bookSpace(world.deps, visitor(`u${index}`), aBookCommand({ spaceId }))),
    );
    const taken = (await world.all<Booking>("bookings")).map(({ spaceId }) => spaceId).sort();
    expect([["whole"], ["left", "right"]]).toContainEqual(taken);
  });
});
