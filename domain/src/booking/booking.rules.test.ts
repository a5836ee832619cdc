import { describe, expect, it } from "vitest";
import { aBooking } from "../testing/builders.ts";
import { instantAt, wallTimeOf } from "../time/calendar.ts";
import { HOUR } from "../time/interval.ts";
import { assertCancellable, assertMovable, canBecome, refundOf, transitions } from "./booking.rules.ts";
import { bookingStatuses } from "./booking.ts";
import { remindersFor } from "./reminders.ts";

describe("the status machine", () => {
  it("allows what the table says and nothing else", () => {
    for (const from of bookingStatuses) {
      for (const to of bookingStatuses) {
        const row: Record<string, readonly string[]> = transitions[from];
        for (const party of ["customer", "staff", "system"] as const) {
          expect(canBecome(from, to, party)).toBe(row[to]?.includes(party) ?? false);
        }
      }
    }
    expect(canBecome("cancelled", "confirmed", "customer")).toBe(false);
    expect(canBecome("confirmed", "no-show", "customer")).toBe(false);
  });
});

describe("a refund", () => {
  const policy = [
    { hoursBefore: 24, refundPercent: 100 },
    { hoursBefore: 2, refundPercent: 50 },
  ];
  const startsAt = instantAt("2027-05-04", "14:00", "Europe/Paris");
  const booking = aBooking({ startsAt, cancellation: policy, paidCents: 2401 });

  it.each([
    [48, 2401],
    [24, 2401],
    [23, 1201],
    [2, 1201],
    [1, 0],
  ])("%i h before gives back %i cents of 2401", (hours, cents) => {
    expect(refundOf(booking, "customer", startsAt - hours * HOUR)).toBe(cents);
  });

  it("is whole when staff cancel, and nothing when nothing was paid", () => {
    expect(refundOf(booking, "staff", startsAt - HOUR)).toBe(2401);
    expect(refundOf({ ...booking, paidCents: 0 }, "customer", startsAt - 48 * HOUR)).toBe(0);
  });

  it("counts elapsed hours when the deadline falls on the change night", () => {
    const sunday = aBooking({
      startsAt: instantAt("2027-03-28", "14:00", "Europe/Paris"),
      cancellation: policy,
      paidCents: 1000,
    });
    expect(refundOf(sunday, "customer", instantAt("2027-03-27", "13:00", "Europe/Paris"))).toBe(1000);
    expect(refundOf(sunday, "customer", instantAt("2027-03-27", "13:01", "Europe/Paris"))).toBe(500);
  });
});

describe("what a client may still do", () => {
  const booking = aBooking();
  it("cannot cancel or move what has begun; staff can", () => {
    expect(() => assertCancellable(booking, "customer", booking.startsAt)).toThrow("already-started");
    expect(() => assertMovable(booking, "customer", booking.startsAt)).toThrow("already-started");
    expect(() => assertCancellable(booking, "staff", booking.startsAt)).not.toThrow();
  });
  it("cannot move once the free deadline has passed", () => {
    expect(() => assertMovable(booking, "customer", booking.startsAt - 23 * HOUR)).toThrow("deadline-passed");
    expect(() => assertMovable(booking, "customer", booking.startsAt - 25 * HOUR)).not.toThrow();
  });
});

describe("reminders", () => {
  const startsAt = instantAt("2027-10-31", "09:00", "Europe/Paris");
  it("come the day before at the same wall time, and one hour before", () => {
    const notices = remindersFor(aBooking({ startsAt }), startsAt - 72 * HOUR);
    expect(notices.map((notice) => notice.kind)).toEqual(["reminder-day-before", "reminder-hour-before"]);
    expect(wallTimeOf(notices[0]?.dueAt ?? 0, "Europe/Paris")).toBe("09:00");
    expect(notices[1]?.dueAt).toBe(startsAt - HOUR);
  });
  it("are left out when their time has passed", () => {
    expect(remindersFor(aBooking({ startsAt }), startsAt - 2 * HOUR).map((notice) => notice.kind)).toEqual([
      "reminder-hour-before",
    ]);
    expect(remindersFor(aBooking({ startsAt }), startsAt - HOUR / 2)).toEqual([]);
  });
  it("go by SMS one hour before when there is a number", () => {
    const customer = { ...aBooking().customer, phone: "+33612345678" };
    const notices = remindersFor(aBooking({ startsAt, customer }), startsAt - 72 * HOUR);
    expect(notices.map(({ channel, to }) => [channel, to])).toEqual([
      ["email", "camille@example.org"],
      ["sms", "+33612345678"],
    ]);
  });
});
