import type { Actor } from "@novis/domain/access/can";
import { type AgendaEntry, unitsInUse } from "@novis/domain/booking/agenda";
import type { Block, Booking } from "@novis/domain/booking/booking";
import { BookingError } from "@novis/domain/booking/booking.errors";
import { occupies } from "@novis/domain/booking/booking.rules";
import { daysTouched, instantAt } from "@novis/domain/time/calendar";
import { HOUR, MINUTE } from "@novis/domain/time/interval";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockSpace } from "../../functions/src/booking/block-space.ts";
import { bookSpace } from "../../functions/src/booking/book-space.ts";
import { cancelBooking } from "../../functions/src/booking/cancel-booking.ts";
import { moveBooking } from "../../functions/src/booking/move-booking.ts";
import { restoreBooking } from "../../functions/src/booking/restore-booking.ts";
import { unblockSpace } from "../../functions/src/booking/unblock-space.ts";
import { fromDocument } from "../../functions/src/firestore/instants.ts";
import { aBookCommand, aKey, openWorld, staff, visitor, type World } from "../../functions/src/testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/**
 * Two halves of a room, a pool with time between uses, and a room that closes the pool although the pool does not say so;
 * open day and night over the autumn change.
 */
const spaces = [
  { id: "whole", blocks: ["left", "right"] },
  { id: "left", blocks: ["whole"], bufferAfterMinutes: 15 },
  { id: "right", blocks: ["whole"] },
  { id: "pool", units: 3, bufferBeforeMinutes: 30 },
  { id: "hush", blocks: ["pool"] },
];
const night = [{ opens: "00:00", closes: "24:00" }];
const openingHours = { 1: night, 2: night, 3: night, 4: night, 5: night, 6: night, 7: night };
const origin = instantAt("2027-10-30", "20:00", "Europe/Paris");

const slot = fc.record({
  spaceId: fc.constantFrom("whole", "left", "right", "pool", "hush"),
  start: fc.integer({ min: 0, max: 18 }),
  length: fc.integer({ min: 1, max: 8 }),
  units: fc.integer({ min: 1, max: 3 }),
});
type Slot = typeof slot extends fc.Arbitrary<infer T> ? T : never;

/** What people do; `which` picks among what exists at that moment. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("book" as const), slot, staff: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), slot, which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cancel" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("block" as const), slot, keep: fc.boolean(), which: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unblock" as const), which: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const times = ({ start, length }: Slot) => {
  const startsAt = origin + start * 30 * MINUTE;
  return { startsAt, endsAt: startsAt + length * 30 * MINUTE };
};

describe("any sequence of operations", () => {
  it("never sells more than there is, and leaves the agenda saying what the bookings say", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (rounds) => {
        await world.reset(spaces, { openingHours });
        for (const round of rounds) await Promise.all(round.map(perform));
        await assertAgendaTellsTheBookings();
        await assertNothingIsOversold();
      }),
      { numRuns: Number(process.env.SEQUENCES ?? 200) },
    );
  }, 300_000);
});

/** Refusals are part of life; anything else is a failure. */
async function perform(each: Step): Promise<void> {
  try {
    await act(each);
  } catch (error) {
    if (!(error instanceof BookingError) || error.code === "contention") throw error;
  }
}

async function act(each: Step): Promise<unknown> {
  const { deps } = world;
  if (each.do === "book") {
    const actor: Actor = each.staff ? staff() : visitor();
    const { spaceId, units } = each.slot;
    return bookSpace(
      deps,
      actor,
      aBookCommand({ spaceId, units: spaceId === "pool" ? units : 1, ...times(each.slot), forClient: each.staff }),
    );
  }
  if (each.do === "block") {
    const { spaceId } = each.slot;
    const blocks = await world.all<Block>("blocks");
    const replaces = blocks[each.which % (blocks.length + 1)]?.id;
    const standing = keptIds(await world.all<Booking>("bookings"), each.keep);
    const decisions = standing.map((bookingId) => ({ bookingId, action: "keep" as const }));
    const reason = each.keep ? "on top" : "beside";
    return blockSpace(deps, staff(), {
      spaceId,
      ...times(each.slot),
      reason,
      decisions,
      idempotencyKey: aKey(),
      ...(replaces && { replaces }),
    });
  }
  if (each.do === "unblock") {
    const blocks = await world.all<Block>("blocks");
    const block = blocks[each.which % Math.max(1, blocks.length)];
    return block && unblockSpace(deps, staff(), { blockId: block.id, idempotencyKey: aKey() });
  }
  const bookings = await world.all<Booking>("bookings");
  const booking = bookings[each.which % Math.max(1, bookings.length)];
  if (!booking) return undefined;
  const command = { bookingId: booking.id, idempotencyKey: aKey() };
  if (each.do === "restore") return restoreBooking(deps, staff(), command);
  if (each.do === "cancel") return cancelBooking(deps, staff(), { ...command, reason: "" });
  return moveBooking(deps, staff(), { ...command, spaceId: each.slot.spaceId, ...times(each.slot) });
}

function keptIds(bookings: Booking[], keep: boolean): string[] {
  return keep ? bookings.slice(0, 50).map(({ id }) => id) : [];
}

async function assertAgendaTellsTheBookings(): Promise<void> {
  const expected = new Set<string>();
  const add = (spaceId: string, use: Parameters<typeof keyOf>[1], via?: string) => {
    const from = use.startsAt - use.bufferBeforeMinutes * MINUTE;
    const to = use.endsAt + use.bufferAfterMinutes * MINUTE;
    for (const day of daysTouched({ from, to }, "Europe/Paris")) expected.add(keyOf(`${spaceId}/${day}`, use, via));
  };
  const blocks = (await world.all<Block>("blocks")).map((each) => ({
    ...each,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  }));
  const live = (await world.all<Booking>("bookings")).filter(({ status }) => occupies(status));
  for (const use of [...live, ...blocks]) {
    add(use.spaceId, use);
    for (const closed of use.blockedSpaceIds) add(closed, use, use.spaceId);
  }
  const found: string[] = [];
  for (const { id } of spaces)
    for (const [day, entries] of await sheetsOf(id))
      for (const entry of entries)
        found.push(keyOf(`${id}/${day}`, { ...entry, startsAt: entry.from, endsAt: entry.to }, entry.via));
  expect(found.sort()).toEqual([...expected].sort());
}

function keyOf(
  sheet: string,
  use: { id: string; startsAt: number; endsAt: number; bufferBeforeMinutes: number; bufferAfterMinutes: number },
  via?: string,
): string {
  return `${sheet} ${use.id} ${use.startsAt} ${use.endsAt} ${use.bufferBeforeMinutes}/${use.bufferAfterMinutes} ${via ?? ""}`;
}

/** Bookings against bookings at every quarter of an hour: blocks may lie over what staff decided to keep. */
async function assertNothingIsOversold(): Promise<void> {
  const live = (await world.all<Booking>("bookings")).filter(({ status }) => occupies(status));
  for (let at = origin; at < origin + 16 * HOUR; at += 15 * MINUTE) {
    const now = live.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
    const used = (id: string) => now.filter(({ spaceId }) => spaceId === id).reduce((sum, { units }) => sum + units, 0);
    expect(used("pool")).toBeLessThanOrEqual(used("hush") > 0 ? 0 : 3);
    for (const half of ["left", "right"]) expect(used("whole") + used(half)).toBeLessThanOrEqual(1);
  }
  await assertBuffersAreKept(live);
}

async function assertBuffersAreKept(live: Booking[]): Promise<void> {
  for (const [, entries] of await sheetsOf("pool")) {
    const own = entries.filter(({ kind }) => kind !== "block");
    for (const booking of live.filter(({ spaceId }) => spaceId === "pool")) {
      const demand = { ...booking, from: booking.startsAt, to: booking.endsAt };
      const others = unitsInUse(own, demand, world.clock.now, booking.id);
      expect(others + booking.units).toBeLessThanOrEqual(3);
    }
  }
}

async function sheetsOf(spaceId: string): Promise<[string, AgendaEntry[]][]> {
  const { docs } = await world.db.collection(`spaces/${spaceId}/agenda`).get();
  return docs.map((day) => [day.id, fromDocument<{ entries: AgendaEntry[] }>(day.data()).entries]);
}
