import { randomInt } from "node:crypto";
import { rolePermissions } from "@novis/domain/access/permissions";
import type { Booking } from "@novis/domain/booking/booking";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  adminDb,
  anonymously,
  call,
  eventually,
  failProviders,
  must,
  newKey,
  newMember,
  type Person,
  ports,
  received,
  runJob,
} from "../support/suite.ts";
import { aCustomer, aHouse, aWish, type House } from "./world.ts";

let house: House;
let who: Person;
let staff: Person;
let hour = 0;
beforeAll(async () => {
  house = await aHouse([{}]);
  who = await anonymously();
  staff = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
});
afterAll(() => house.clear());

/** A booking of an hour that nobody else has, for someone whom nobody else writes to. */
async function booked(): Promise<Booking> {
  const phone = `+3361${String(randomInt(1_000_000, 9_999_999))}`;
  const wish = aWish(house, `2027-05-${String(1 + (hour % 28)).padStart(2, "0")}`, "14:00", {
    customer: aCustomer({ phone }),
  });
  hour++;
  return (await must(call("bookSpace", wish, who))).booking;
}

const to = ({ customer }: Booking) => Promise.all([received(customer.email), received(customer.phone ?? "")]);
const counts = async (booking: Booking) => (await to(booking)).map(({ length }) => length).join(" ");

/** As if the pauses and leases of its messages had run out. */
async function letTimePass(booking: Booking, kinds?: string[]): Promise<void> {
  for (const { id, status, kind } of await house.outboxOf(booking.id))
    if (
      ["pending", "sending", "unknown"].includes(status) &&
      (kinds ? kinds.includes(kind) : !kind.startsWith("reminder"))
    )
      await adminDb()
        .doc(`outbox/${id}`)
        .update({ dueAt: new Date(0), leaseUntil: new Date(0) });
}

async function newsOf(booking: Booking): Promise<string[]> {
  const rows = await house.outboxOf(booking.id);
  return rows
    .filter(({ kind }) => !kind.startsWith("reminder"))
    .map(({ channel, status }) => `${channel} ${status}`)
    .sort();
}

describe("messages", () => {
  it("leave by themselves, once, with a calendar file, and again when cancelled", async () => {
    const booking = await booked();
    await eventually(
      () => counts(booking),
      (count) => count === "1 1",
    );
    const [[mail]] = await to(booking);
    expect(mail?.subject).toContain("Réservation confirmée");
    expect(await calendarOf(mail?.attachments[0]?.url)).toContain("METHOD:REQUEST");
    await must(call("cancelBooking", { bookingId: booking.id, idempotencyKey: newKey() }, who));
    await eventually(
      () => counts(booking),
      (count) => count === "2 2",
    );
    const [mails] = await to(booking);
    const last = mails.find(({ subject }) => subject.includes("annulée"));
    const calendar = await calendarOf(last?.attachments[0]?.url);
    for (const line of ["METHOD:CANCEL", `UID:${booking.id}@novis`, "SEQUENCE:1"]) expect(calendar).toContain(line);
    await runJob("sendDueMessages");
    expect(await counts(booking)).toBe("2 2");
  });

  it("remind once, whoever asks how often, and never of what is cancelled or has moved on", async () => {
    const reminders = ["reminder-day-before", "reminder-hour-before"];
    const [kept, cancelled, moved] = [await booked(), await booked(), await booked()];
    await must(call("cancelBooking", { bookingId: cancelled.id, idempotencyKey: newKey(), reason: "" }, staff));
    const elsewhere = { startsAt: moved.startsAt + 7_200_000, endsAt: moved.endsAt + 7_200_000 };
    await must(call("moveBooking", { bookingId: moved.id, idempotencyKey: newKey(), ...elsewhere }, who));
    for (const booking of [kept, cancelled, moved]) await letTimePass(booking, reminders);
    await Promise.all([runJob("sendDueMessages"), runJob("sendDueMessages"), runJob("sendDueMessages")]);
    // Confirmed, then reminded by mail the day before and by SMS the hour before.
    expect(
      await eventually(
        () => counts(kept),
        (count) => count === "2 2",
      ),
    ).toBe("2 2");
    const words = (await Promise.all([cancelled, moved].map(to))).flat(2).map(({ text }) => text.toLowerCase());
    expect(words.filter((text) => text.includes("dans une heure"))).toHaveLength(1);
    const rows = await house.outboxOf(cancelled.id);
    expect(rows.filter(({ kind }) => reminders.includes(kind)).map(({ status }) => status)).toEqual([
      "skipped",
      "skipped",
    ]);
    expect(
      (await house.outboxOf(moved.id))
        .filter(({ kind, sequence }) => reminders.includes(kind) && sequence === 0)
        .map(({ status }) => status),
    ).toEqual(["skipped", "skipped"]);
  });
});

describe.each(["error", "drop", "hang"] as const)("a provider that answers with: %s", (mode) => {
  it("costs no booking and no message, and nobody hears twice", async () => {
    await failProviders({ provider: "sendgrid", mode, count: 1 });
    await failProviders({ provider: "twilio", mode, count: 1 });
    const booking = await booked();
    await eventually(
      () => newsOf(booking),
      (news) => news.join() === "email unknown,sms unknown",
      40_000,
    );
    for (let round = 0; round < 2; round++) {
      await letTimePass(booking);
      await runJob("sendDueMessages");
    }
    expect(await newsOf(booking)).toEqual(["email sent", "sms sent"]);
    expect(await counts(booking)).toBe("1 1");
  });
});

async function calendarOf(url = ""): Promise<string> {
  return (await (await fetch(`http://127.0.0.1:${ports.inbox}${url}`)).text()).replace(/\r\n /g, "");
}
