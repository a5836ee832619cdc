import type { Booking } from "@novis/domain/booking/booking";
import type { OutboxMessage } from "@novis/domain/message/message";
import { instantAt } from "@novis/domain/time/calendar";
import { HOUR, MINUTE } from "@novis/domain/time/interval";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bookSpace } from "../booking/book-space.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { moveBooking } from "../booking/move-booking.ts";
import { aBookCommand, aKey, openWorld, visitor, type World } from "../testing/world.ts";
import { claim } from "./outbox.ts";
import { sendDueMessages } from "./send-due-messages.ts";
import { sendMessage } from "./send-message.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const withPhone = { ...aBookCommand().customer, phone: "+33612345678" };

async function booked(overrides: Parameters<typeof aBookCommand>[0] = {}): Promise<Booking> {
  return (await bookSpace(world.deps, visitor(), aBookCommand({ customer: withPhone, ...overrides }))).booking;
}

async function statuses(): Promise<Record<string, string>> {
  const rows = await world.all<OutboxMessage>("outbox");
  return Object.fromEntries(
    rows.map(({ kind, channel, sequence, status }) => [`${sequence} ${kind} ${channel}`, status]),
  );
}

/** Without the spaces that do not break: they are typography, not words. */
const plain = (text = "") => text.replace(/[\u00a0\u202f]/g, " ");
const mails = () => world.mailbox.mails().map(({ subject }) => subject);
const texts = () => world.mailbox.texts().map(({ text }) => text);

describe("the outbox", () => {
  it("sends news at once, each once, however often and by however many it is asked", async () => {
    const booking = await booked();
    const ids = (await world.all<OutboxMessage>("outbox")).map(({ id }) => id);
    await Promise.all([...ids, ...ids, ...ids].map((id) => sendMessage(world.deps, id)));
    await Promise.all([sendDueMessages(world.deps), sendDueMessages(world.deps)]);
    expect(mails()).toHaveLength(1);
    expect(texts()).toEqual([
      `NOVIS: reservation confirmee, Salle Bleue, NOVIS Paris, 04/05/2027 14:00-15:00. Ref. ${booking.reference}`,
    ]);
    expect(await statuses()).toEqual({
      "0 booking-confirmed email": "sent",
      "0 booking-confirmed sms": "sent",
      "0 reminder-day-before email": "pending",
      "0 reminder-hour-before sms": "pending",
    });
  });

  it("sends each reminder in its hour, exactly once", async () => {
    const booking = await booked();
    await sendDueMessages(world.deps);
    world.clock.now = booking.startsAt - 24 * HOUR - MINUTE;
    await sendDueMessages(world.deps);
    expect([mails().length, texts().length]).toEqual([1, 1]);
    world.clock.now = booking.startsAt - 24 * HOUR;
    await Promise.all([sendDueMessages(world.deps), sendDueMessages(world.deps)]);
    expect([mails().length, texts().length]).toEqual([2, 1]);
    world.clock.now = booking.startsAt - HOUR;
    await sendDueMessages(world.deps);
    await sendDueMessages(world.deps);
    expect([mails().length, texts().length]).toEqual([2, 2]);
  });

  it("reminds nobody of a cancelled booking, and only of the new hour of a moved one", async () => {
    const gone = await booked();
    await cancelBooking(world.deps, visitor(), { bookingId: gone.id, idempotencyKey: aKey(), reason: "" });
    const moved = await booked({ startsAt: gone.startsAt + 2 * HOUR });
    await moveBooking(world.deps, visitor(), {
      bookingId: moved.id,
      idempotencyKey: aKey(),
      startsAt: moved.startsAt + HOUR,
      endsAt: moved.endsAt + HOUR,
    });
    world.clock.now = moved.startsAt + HOUR - 30 * MINUTE;
    await sendDueMessages(world.deps);
    expect(texts().filter((text) => text.includes("dans une heure"))).toEqual([
      `NOVIS: dans une heure, Salle Bleue, NOVIS Paris, 04/05/2027 17:00-18:00. Ref. ${moved.reference}`,
    ]);
    const counted = Object.values(await statuses()).filter((status) => status === "pending");
    expect(counted).toEqual([]);
  });

  it("never reminds of what has begun", async () => {
    const booking = await booked();
    world.clock.now = booking.startsAt + MINUTE;
    await sendDueMessages(world.deps);
    expect(await statuses()).toMatchObject({
      "0 reminder-day-before email": "skipped",
      "0 reminder-hour-before sms": "skipped",
    });
  });
});

describe("a provider in trouble", () => {
  const soon = () => {
    world.clock.now += 10 * MINUTE;
    return sendDueMessages(world.deps);
  };

  it.each(["error", "hang", "drop"])("loses nothing and repeats nothing: %s", async (mode) => {
    await booked();
    await world.fail({ mode, count: 2 });
    await sendDueMessages(world.deps);
    expect(Object.values(await statuses())).toContain("unknown");
    for (let round = 0; round < 3; round++) await soon();
    expect([mails().length, texts().length]).toEqual([1, 1]);
    expect(await statuses()).toMatchObject({ "0 booking-confirmed email": "sent", "0 booking-confirmed sms": "sent" });
  });

  it("does not send again while the provider cannot say what it received", async () => {
    await booked();
    await world.fail({ mode: "drop", count: 2 });
    await sendDueMessages(world.deps);
    await world.fail({ on: "lookup", mode: "error", count: 2 });
    await soon();
    expect([mails().length, texts().length]).toEqual([1, 1]);
    await soon();
    expect([mails().length, texts().length]).toEqual([1, 1]);
    expect(await statuses()).toMatchObject({ "0 booking-confirmed email": "sent", "0 booking-confirmed sms": "sent" });
  });

  it("leaves a message to nobody else while a sender holds it, and takes over when the sender died", async () => {
    await booked();
    const [id] = (await world.all<OutboxMessage>("outbox"))
      .filter(({ kind, channel }) => kind === "booking-confirmed" && channel === "email")
      .map((row) => row.id);
    const held = await claim(world.deps, id ?? "");
    expect(held?.uncertain).toBe(false);
    await sendDueMessages(world.deps);
    expect(mails()).toEqual([]);
    world.clock.now += 3 * MINUTE;
    await sendDueMessages(world.deps);
    expect(mails()).toHaveLength(1);
  });

  it("does not repeat a message whose sender died after handing it over", async () => {
    await booked();
    const rows = await world.all<OutboxMessage>("outbox");
    const row = rows.find(({ kind, channel }) => kind === "booking-confirmed" && channel === "email");
    await sendMessage(world.deps, row?.id ?? "");
    await world.change(`outbox/${row?.id}`, { status: "sending", leaseUntil: world.clock.now, dueAt: world.clock.now });
    world.clock.now += MINUTE;
    await sendDueMessages(world.deps);
    expect(mails()).toHaveLength(1);
    expect(await statuses()).toMatchObject({ "0 booking-confirmed email": "sent" });
  });

  it("gives up on what is refused for good, says why, and reminds by e-mail instead", async () => {
    const booking = await booked({ customer: { ...withPhone, phone: "+1 500 555 0009" } });
    await sendDueMessages(world.deps);
    const rows = await world.all<OutboxMessage>("outbox");
    const [failed, ...others] = rows.filter(({ status }) => status === "failed");
    expect(others).toEqual([]);
    expect(failed?.error).toContain("21614");
    expect(mails()).toHaveLength(1);
    world.clock.now = booking.startsAt - HOUR;
    await sendDueMessages(world.deps);
    await sendDueMessages(world.deps);
    expect(plain(mails().at(-1))).toBe("Dans une heure : Salle Bleue");
    expect(texts()).toEqual([]);
  });
});

describe("what is sent", () => {
  it("is a letter in French, in text and HTML, with a calendar object of stable identity", async () => {
    const booking = await booked({ customer: { ...withPhone, firstName: "Zoé <b>", lastName: "O’Neil" } });
    await sendDueMessages(world.deps);
    const [mail] = world.mailbox.mails();
    expect(plain(mail?.subject)).toBe("Réservation confirmée : Salle Bleue, mardi 4 mai 2027, de 14 h à 15 h");
    expect(mail?.text).toContain("Bonjour Zoé <b>,");
    expect(mail?.html).toContain("Zoé &lt;b&gt;");
    expect(plain(mail?.text)).toContain("Gratuite jusqu’au lundi 3 mai 2027 à 14 h.");
    const calendar = mail?.attachments[0]?.content.toString("utf8").replace(/\r\n /g, "") ?? "";
    expect(calendar).toContain("METHOD:REQUEST");
    expect(calendar).toContain(`UID:${booking.id}@novis`);
    expect(calendar).toContain("SEQUENCE:0");
    expect(calendar).toContain("DTSTART:20270504T120000Z");
  });

  it("cancels the calendar's event under the same identity", async () => {
    const booking = await booked();
    await cancelBooking(world.deps, visitor(), { bookingId: booking.id, idempotencyKey: aKey(), reason: "" });
    await sendDueMessages(world.deps);
    const [mail] = world.mailbox.mails();
    const calendar = mail?.attachments[0]?.content.toString("utf8") ?? "";
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", `UID:${booking.id}@novis`])
      expect(calendar).toContain(line);
    expect(mails()).toEqual([expect.stringContaining("Réservation annulée")]);
  });

  it("says which of the two repeated hours is meant", async () => {
    const hours = [{ opens: "00:00", closes: "24:00" }];
    await world.reset([{}], { openingHours: { 7: hours } });
    const startsAt = instantAt("2027-10-31", "02:00", "Europe/Paris", true);
    await booked({ startsAt, endsAt: startsAt + HOUR });
    await sendDueMessages(world.deps);
    expect(plain(mails()[0])).toContain("de 2 h (heure d’hiver) à 3 h");
  });
});
