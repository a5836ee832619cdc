import type { Block, Booking } from "@novis/domain/booking/booking";
import type { CallableCommand } from "@novis/domain/contract/callables";
import { instantAt } from "@novis/domain/time/calendar";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aBookCommand, aKey, openWorld, staff, visitor, type World } from "../testing/world.ts";
import { blockSpace } from "./block-space.ts";
import { bookSpace } from "./book-space.ts";
import { unblockSpace } from "./unblock-space.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset([{}, { id: "salle-verte", name: "Salle Verte" }]));

const tuesday = "2027-05-04";
const at = (time: string, day = tuesday) => instantAt(day, time, "Europe/Paris");

function aBlock(overrides: Partial<CallableCommand<"blockSpace">> = {}): CallableCommand<"blockSpace"> {
  return {
    spaceId: "salle-bleue",
    startsAt: at("13:00"),
    endsAt: at("18:00"),
    reason: "Peinture",
    idempotencyKey: aKey(),
    decisions: [],
    ...overrides,
  };
}

async function booked(overrides: Parameters<typeof aBookCommand>[0] = {}): Promise<Booking> {
  return (await bookSpace(world.deps, visitor(), aBookCommand(overrides))).booking;
}

describe("blocking a space", () => {
  it("closes it to everybody, keeps the reason to staff, and opens it again", async () => {
    const { blockId } = await blockSpace(world.deps, staff(), aBlock());
    const [entry] = await world.sheet("salle-bleue", tuesday);
    expect(entry).toMatchObject({ id: blockId, kind: "block", units: 1 });
    expect(JSON.stringify(entry)).not.toContain("Peinture");
    expect((await world.all<Block>("blocks"))[0]).toMatchObject({ reason: "Peinture", days: [tuesday] });
    await expect(booked()).rejects.toMatchObject({ code: "overlaps" });
    await unblockSpace(world.deps, staff(), { blockId, idempotencyKey: aKey() });
    expect(await world.all("blocks")).toEqual([]);
    await booked();
  });

  it("is for staff alone", async () => {
    for (const actor of [visitor(), staff("moderator")])
      await expect(async () => blockSpace(world.deps, actor, aBlock())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks what becomes of each booking that stands there, and changes nothing until it is told", async () => {
    const first = await booked();
    const second = await booked({ startsAt: at("16:00") });
    const undecided = aBlock({ decisions: [{ bookingId: first.id, action: "keep" }] });
    const refusal = await blockSpace(world.deps, staff(), undecided).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "bookings-standing" });
    expect(
      (refusal as { data: { standing: { bookingId: string }[] } }).data.standing.map((each) => each.bookingId),
    ).toEqual([first.id, second.id]);
    expect(await world.all("blocks")).toEqual([]);
  });

  it("keeps, moves and cancels with the block, all or nothing", async () => {
    const [kept, moved, cancelled] = [
      await booked({ startsAt: at("13:00") }),
      await booked({ startsAt: at("14:00") }),
      await booked({ startsAt: at("15:00") }),
    ];
    const decisions: CallableCommand<"blockSpace">["decisions"] = [
      { bookingId: kept.id, action: "keep" },
      { bookingId: cancelled.id, action: "cancel", reason: "Travaux" },
      {
        bookingId: moved.id,
        action: "move",
        spaceId: "salle-verte",
        startsAt: moved.startsAt,
        endsAt: moved.endsAt,
      },
    ];
    const impossible = decisions.map((each) => ("spaceId" in each ? { ...each, spaceId: "salle-bleue" } : each));
    await expect(blockSpace(world.deps, staff(), aBlock({ decisions: impossible }))).rejects.toMatchObject({
      code: "overlaps",
    });
    expect((await world.all<Booking>("bookings")).map(({ status }) => status)).toEqual(Array(3).fill("confirmed"));

    const reply = await blockSpace(world.deps, staff(), aBlock({ decisions }));
    expect(reply).toMatchObject({ kept: [kept.id], moved: [moved.id], cancelled: [cancelled.id] });
    const after = new Map((await world.all<Booking>("bookings")).map((each) => [each.id, each]));
    expect(after.get(moved.id)).toMatchObject({ spaceId: "salle-verte", sequence: 1 });
    expect(after.get(cancelled.id)).toMatchObject({ status: "cancelled", cancelReason: "Travaux" });
    expect(await world.sheet("salle-verte", tuesday)).toHaveLength(1);
    expect((await world.sheet("salle-bleue", tuesday)).map(({ id }) => id).sort()).toEqual(
      [kept.id, reply.blockId].sort(),
    );
  });

  it("moves and stretches a block: the same one, its old place free again", async () => {
    const { blockId } = await blockSpace(world.deps, staff(), aBlock());
    const elsewhere = aBlock({ replaces: blockId, spaceId: "salle-verte", startsAt: at("14:00") });
    await expect(blockSpace(world.deps, staff(), elsewhere)).resolves.toMatchObject({ blockId });
    expect(await world.all<Block>("blocks")).toMatchObject([
      { id: blockId, spaceId: "salle-verte", startsAt: at("14:00"), sequence: 1, createdBy: "assistant" },
    ]);
    expect(await world.sheet("salle-bleue", tuesday)).toEqual([]);
    expect(await world.sheet("salle-verte", tuesday)).toMatchObject([{ id: blockId, from: at("14:00") }]);
    await blockSpace(world.deps, staff(), { ...elsewhere, endsAt: at("19:00"), idempotencyKey: aKey() });
    expect(await world.sheet("salle-verte", tuesday)).toMatchObject([{ from: at("14:00"), to: at("19:00") }]);
  });

  it("asks before a block is moved over a booking, and leaves it where it was meanwhile", async () => {
    const { blockId } = await blockSpace(world.deps, staff(), aBlock());
    const booking = await booked({ spaceId: "salle-verte" });
    const over = aBlock({ replaces: blockId, spaceId: "salle-verte" });
    await expect(blockSpace(world.deps, staff(), over)).rejects.toMatchObject({ code: "bookings-standing" });
    expect(await world.sheet("salle-bleue", tuesday)).toMatchObject([{ id: blockId }]);
    const decisions = [{ bookingId: booking.id, action: "keep" as const }];
    await blockSpace(world.deps, staff(), { ...over, decisions });
    expect(await world.sheet("salle-bleue", tuesday)).toEqual([]);
    expect(await world.sheet("salle-verte", tuesday)).toHaveLength(2);
  });

  it("does not bring back a block that a colleague has lifted", async () => {
    const { blockId } = await blockSpace(world.deps, staff(), aBlock());
    await unblockSpace(world.deps, staff(), { blockId, idempotencyKey: aKey() });
    await expect(blockSpace(world.deps, staff(), aBlock({ replaces: blockId }))).rejects.toMatchObject({
      code: "block-unknown",
    });
  });

  it("takes some units of a pool without a question when there is room beside them", async () => {
    await world.reset([{ kind: "desk", units: 5 }]);
    await booked({ units: 3 });
    await blockSpace(world.deps, staff(), aBlock({ units: 2 }));
    await expect(booked()).rejects.toMatchObject({ code: "overlaps" });
    await expect(blockSpace(world.deps, staff(), aBlock({ units: 3 }))).rejects.toMatchObject({
      code: "bookings-standing",
    });
  });

  it("finds the bookings of the spaces that it closes, and of those that close it", async () => {
    await world.reset([
      { id: "whole", blocks: ["left"] },
      { id: "left", blocks: ["whole"] },
    ]);
    const half = await booked({ spaceId: "left" });
    const refused = await blockSpace(world.deps, staff(), aBlock({ spaceId: "whole" })).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: "bookings-standing", data: { standing: [{ bookingId: half.id }] } });
    await world.reset([
      { id: "whole", blocks: ["left"] },
      { id: "left", blocks: ["whole"] },
    ]);
    const all = await booked({ spaceId: "whole" });
    const other = await blockSpace(world.deps, staff(), aBlock({ spaceId: "left" })).catch((error: unknown) => error);
    expect(other).toMatchObject({ code: "bookings-standing", data: { standing: [{ bookingId: all.id }] } });
  });
});
