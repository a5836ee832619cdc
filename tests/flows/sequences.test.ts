import { rolePermissions } from "@novis/domain/access/permissions";
import type { BookingErrorCode } from "@novis/domain/booking/booking.errors";
import { instantAt } from "@novis/domain/time/calendar";
import { MINUTE } from "@novis/domain/time/interval";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, anonymously, call, newKey, newMember, type Person } from "../support/suite.ts";
import { aHouse, aWish, type House } from "./world.ts";

let house: House;
let visitor: Person;
let staff: Person;
beforeAll(async () => {
  visitor = await anonymously();
  staff = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
});
afterEach(() => house.clear());

const slot = fc.record({
  spaceId: fc.constantFrom("whole", "left", "right"),
  start: fc.integer({ min: 0, max: 10 }),
  hours: fc.integer({ min: 1, max: 4 }),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("book", "book for a client"), slot, which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("move", "cancel", "block", "unblock"), slot, which: fc.nat(9) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Hundreds of sequences run against the use cases in functions/src; here some go all the way, over HTTP, in parallel. */
describe("people, staff and blocks all at once", () => {
  it("never overlap, and the day sheets say what the bookings say", async () => {
    const sequences = fc.sample(
      fc.array(fc.array(step, { minLength: 3, maxLength: 5 }), { minLength: 4, maxLength: 6 }),
      {
        numRuns: 4,
        seed: Number(process.env.SEED ?? Date.now() % 1_000_000),
      },
    );
    for (const rounds of sequences) {
      house = await aHouse([
        { id: "whole", blocks: ["left", "right"] },
        { id: "left", blocks: ["whole"], bufferAfterMinutes: 30 },
        { id: "right", blocks: ["whole"] },
      ]);
      for (const round of rounds) await Promise.all(round.map(perform));
      const { agenda, bookings } = await house.agendaAndBookings();
      expect(agenda, JSON.stringify(rounds)).toEqual(bookings);
      await assertNothingOverlaps();
      if (rounds !== sequences.at(-1)) await house.clear();
    }
  });
});

const refusals: BookingErrorCode[] = ["overlaps", "bookings-standing", "not-changeable", "block-unknown"];

async function perform(each: Step): Promise<void> {
  const answer = await act(each);
  if (answer && !answer.ok) expect(refusals).toContain(answer.code);
}

async function act({ do: what, slot: wanted, which }: Step): Promise<Answer<unknown> | undefined> {
  const startsAt = instantAt("2027-10-30", "20:00", house.zone) + wanted.start * 60 * MINUTE;
  const { hours } = wanted;
  const spaceId = house.space(wanted.spaceId);
  const forClient = what === "book for a client";
  if (what === "book" || forClient) {
    const wish = aWish(house, "", "", { spaceId, startsAt, hours, forClient });
    return call("bookSpace", wish, forClient ? staff : visitor);
  }
  const times = { startsAt, endsAt: startsAt + hours * 60 * MINUTE, idempotencyKey: newKey() };
  if (what === "block") return call("blockSpace", { ...times, spaceId, reason: "Peinture" }, staff);
  const { idempotencyKey } = times;
  const existing = what === "unblock" ? await house.blocks() : await house.bookings();
  const id = existing[which % Math.max(1, existing.length)]?.id;
  if (!id) return undefined;
  if (what === "unblock") return call("unblockSpace", { blockId: id, idempotencyKey }, staff);
  if (what === "cancel") return call("cancelBooking", { bookingId: id, idempotencyKey }, staff);
  return call("moveBooking", { ...times, bookingId: id, spaceId }, staff);
}

/** Blocks too: none was laid over a booking that staff decided to keep. */
async function assertNothingOverlaps(): Promise<void> {
  const live = (await house.bookings()).filter(({ status }) => status === "confirmed");
  const uses = [...live, ...(await house.blocks())];
  const clash = (a: string, b: string) => a === b || a === house.space("whole") || b === house.space("whole");
  const overlapping = live.flatMap((a) =>
    uses
      .filter((b) => b.id !== a.id && clash(a.spaceId, b.spaceId) && a.startsAt < b.endsAt && b.startsAt < a.endsAt)
      .map((b) => `${a.id} ${b.id}`),
  );
  expect(overlapping).toEqual([]);
}
