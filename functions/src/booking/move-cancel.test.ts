import type { Booking } from "@novis/domain/booking/booking";
import type { OutboxMessage } from "@novis/domain/message/message";
import { instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aBookCommand, aKey, openWorld, staff, visitor, type World } from "../testing/world.ts";
import { bookSpace } from "./book-space.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { moveBooking } from "./move-booking.ts";
import { recordPayment } from "./record-payment.ts";
import { restoreBooking } from "./restore-booking.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset([{}, { id: "salle-verte", name: "Salle Verte", prices: { hour: 3000 }, capacity: 4 }]));

const at = (day: string, time: string) => instantAt(day, time, "Europe/Paris");
const tuesday = "2027-05-04";

async function booked(overrides: Parameters<typeof aBookCommand>[0] = {}): Promise<Booking> {
  return (await bookSpace(world.deps, visitor(), aBookCommand(overrides))).booking;
}

function move(booking: Booking, startsAt: number, more: Partial<Parameters<typeof moveBooking>[2]> = {}) {
  const endsAt = startsAt + (booking.endsAt - booking.startsAt);
  return { bookingId: booking.id, idempotencyKey: aKey(), startsAt, endsAt, ...more };
}

describe("moving a booking", () => {
  it("frees the old slot, takes the new one, tells again and keeps the identity", async () => {
    const booking = await booked();
    const to = at("2027-05-05", "09:00");
    const { booking: moved } = await moveBooking(world.deps, visitor(), move(booking, to, { expectedSequence: 0 }));
    expect(moved).toMatchObject({ id: booking.id, reference: booking.reference, sequence: 1, startsAt: to });
    expect(await world.sheet("salle-bleue", tuesday)).toEqual([]);
    expect(await world.sheet("salle-bleue", "2027-05-05")).toHaveLength(1);
    const kinds = (await world.all<OutboxMessage>("outbox")).filter(({ sequence }) => sequence === 1);
    expect(kinds.map(({ kind }) => kind)).toContain("booking-moved");
  });

  it("may overlap its own old place", async () => {
    const booking = await booked({ endsAt: at(tuesday, "16:00") });
    const { booking: moved } = await moveBooking(world.deps, visitor(), move(booking, at(tuesday, "15:00")));
    expect(moved.startsAt).toBe(at(tuesday, "15:00"));
    expect(await world.sheet("salle-bleue", tuesday)).toHaveLength(1);
  });

  it("keeps the agreed price for the same length in the same space, and asks today's otherwise", async () => {
    const booking = await booked();
    await world.change("spaces/salle-bleue", { prices: { hour: 9900 } });
    const same = await moveBooking(world.deps, visitor(), move(booking, at(tuesday, "16:00")));
    expect(same.booking.price.totalCents).toBe(2400);
    const other = await moveBooking(
      world.deps,
      visitor(),
      move(booking, at(tuesday, "16:00"), { spaceId: "salle-verte" }),
    );
    expect(other.booking).toMatchObject({ spaceName: "Salle Verte", price: { totalCents: 3000 } });
    expect(await world.sheet("salle-bleue", tuesday)).toEqual([]);
  });

  it("refuses a taken slot, naming a free one that is not its own", async () => {
    const booking = await booked();
    await booked({ startsAt: at(tuesday, "16:00") });
    const refused = moveBooking(world.deps, visitor(), move(booking, at(tuesday, "16:00")));
    await expect(refused).rejects.toMatchObject({ code: "overlaps", data: { freeUnits: 0 } });
    expect(await world.sheet("salle-bleue", tuesday)).toHaveLength(2);
  });

  it("refuses a stale screen, a stranger, too many people, and a customer too late; not staff", async () => {
    const booking = await booked({ attendees: 6 });
    const later = at(tuesday, "17:00");
    const stale = moveBooking(world.deps, visitor(), move(booking, later, { expectedSequence: 3 }));
    await expect(stale).rejects.toMatchObject({ code: "not-changeable" });
    await expect(moveBooking(world.deps, visitor("u2"), move(booking, later))).rejects.toMatchObject({
      code: "forbidden",
    });
    const small = moveBooking(world.deps, visitor(), move(booking, later, { spaceId: "salle-verte" }));
    await expect(small).rejects.toMatchObject({ code: "too-many-people", data: { capacity: 4 } });
    world.clock.now = booking.startsAt - 23 * HOUR;
    await expect(moveBooking(world.deps, visitor(), move(booking, later))).rejects.toMatchObject({
      code: "deadline-passed",
    });
    expect((await moveBooking(world.deps, staff(), move(booking, later))).booking.startsAt).toBe(later);
  });
});

describe("cancelling a booking", () => {
  const cancel = (booking: Booking) => ({ bookingId: booking.id, idempotencyKey: aKey(), reason: "" });

  it("frees the slot, says what comes back, and cannot be done twice", async () => {
    const booking = await booked();
    const payment = { bookingId: booking.id, idempotencyKey: aKey(), amountCents: 2400, method: "card" as const };
    await recordPayment(world.deps, staff(), payment);
    world.clock.now = booking.startsAt - 5 * HOUR;
    const command = cancel(booking);
    const reply = await cancelBooking(world.deps, visitor(), command);
    expect(reply).toMatchObject({ refundCents: 1200, booking: { status: "cancelled", cancelledBy: "customer" } });
    expect(await cancelBooking(world.deps, visitor(), command)).toEqual(reply);
    expect(await world.sheet("salle-bleue", tuesday)).toEqual([]);
    await expect(cancelBooking(world.deps, visitor(), cancel(booking))).rejects.toMatchObject({
      code: "not-changeable",
    });
    expect((await booked()).id).not.toBe(booking.id);
  });

  it("is taken back by staff: the same booking, announced anew, if nobody has taken its place", async () => {
    const booking = await booked();
    await cancelBooking(world.deps, visitor(), cancel(booking));
    const restore = () => restoreBooking(world.deps, staff(), { bookingId: booking.id, idempotencyKey: aKey() });
    expect((await restore()).booking).toMatchObject({ id: booking.id, status: "confirmed", sequence: 2 });
    expect(await world.sheet("salle-bleue", tuesday)).toHaveLength(1);
    const [stored] = await world.all<Booking>("bookings");
    expect(stored).not.toHaveProperty("cancelledAt");
    const told = (await world.all<OutboxMessage>("outbox")).filter(({ sequence }) => sequence === 2);
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      "booking-confirmed",
      "reminder-day-before",
      "reminder-hour-before",
    ]);
    await expect(restore()).rejects.toMatchObject({ code: "not-changeable" });

    await cancelBooking(world.deps, visitor(), cancel(booking));
    await booked();
    await expect(restore()).rejects.toMatchObject({ code: "overlaps" });
    world.clock.now = booking.endsAt;
    await expect(restore()).rejects.toMatchObject({ code: "in-the-past" });
    const byOwner = async () =>
      restoreBooking(world.deps, visitor(), { bookingId: booking.id, idempotencyKey: aKey() });
    await expect(byOwner()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("gives everything back when staff cancel, and refuses strangers", async () => {
    const booking = await booked();
    await expect(cancelBooking(world.deps, visitor("u2"), cancel(booking))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(cancelBooking(world.deps, staff("moderator"), cancel(booking))).rejects.toMatchObject({
      code: "forbidden",
    });
    const payment = { bookingId: booking.id, idempotencyKey: aKey(), amountCents: 2400, method: "card" as const };
    await recordPayment(world.deps, staff(), payment);
    world.clock.now = booking.startsAt - HOUR;
    expect((await cancelBooking(world.deps, staff(), cancel(booking))).refundCents).toBe(2400);
  });
});

describe("payments at the desk", () => {
  const pay = (booking: Booking, amountCents: number) =>
    recordPayment(world.deps, staff(), {
      bookingId: booking.id,
      idempotencyKey: aKey(),
      amountCents,
      method: "cash",
    });

  it("adds up, never beyond the price, never below nothing", async () => {
    const booking = await booked();
    await pay(booking, 1000);
    await expect(pay(booking, 1401)).rejects.toMatchObject({
      code: "payment-too-large",
      data: { remainingCents: 1400 },
    });
    expect((await pay(booking, 1400)).booking.paidCents).toBe(2400);
    await expect(pay(booking, -2401)).rejects.toMatchObject({ code: "payment-too-large" });
    expect((await pay(booking, -400)).booking.paidCents).toBe(2000);
    expect(await world.all("payments")).toHaveLength(3);
  });

  it("takes no two payments for one remaining sum", async () => {
    const booking = await booked();
    const both = await Promise.allSettled([pay(booking, 2400), pay(booking, 2400)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await world.all<Booking>("bookings"))[0]?.paidCents).toBe(2400);
  });
});
