import { rolePermissions } from "@novis/domain/access/permissions";
import { afterEach, describe, expect, it } from "vitest";
import { type Answer, anonymously, call, must, newKey, newMember, type Person } from "../support/suite.ts";
import { aHouse, aWish, type House } from "./world.ts";

let house: House;
afterEach(() => house.clear());

const day = "2027-05-04";

async function crowd(size: number): Promise<Person[]> {
  return Promise.all(Array.from({ length: size }, () => anonymously()));
}

function won(answers: Answer<unknown>[]): number {
  return answers.filter(({ ok }) => ok).length;
}

describe("rivals for the same place", () => {
  it("gives one of fifty the room; forty-nine learn why and where else", async () => {
    house = await aHouse([{}]);
    const people = await crowd(50);
    const answers = await Promise.all(people.map((who) => call("bookSpace", aWish(house, day, "14:00"), who)));
    expect(won(answers)).toBe(1);
    for (const answer of answers) {
      if (answer.ok) continue;
      expect(answer).toMatchObject({ code: "overlaps", httpStatus: 409, data: { kind: "room", freeUnits: 0 } });
      expect(answer.data.alternatives).toContainEqual(expect.objectContaining({ spaceId: house.space() }));
    }
    expect(await house.bookings()).toHaveLength(1);
    expect((await house.entries())[day]).toHaveLength(1);
  });

  it("sells five desks of five to twelve people", async () => {
    house = await aHouse([{ kind: "desk", units: 5 }]);
    const people = await crowd(12);
    const answers = await Promise.all(people.map((who) => call("bookSpace", aWish(house, day, "14:00"), who)));
    expect(won(answers)).toBe(5);
    expect((await house.entries())[day]).toHaveLength(5);
  });

  it("makes no difference between the public and staff", async () => {
    house = await aHouse([{}]);
    const assistant = await newMember({ role: "assistant", permissions: rolePermissions.assistant });
    const people = await crowd(6);
    const answers = await Promise.all([
      ...people.map((who) => call("bookSpace", aWish(house, day, "14:00"), who)),
      ...people.map(() => call("bookSpace", aWish(house, day, "14:30", { forClient: true }), assistant)),
      call("blockSpace", { ...aBlockOf(house), idempotencyKey: newKey() }, assistant),
    ]);
    expect(won(answers)).toBe(1);
    expect((await house.entries())[day]).toHaveLength(1);
  });

  it("never gives a room and its half at once", async () => {
    house = await aHouse([
      { id: "whole", blocks: ["left", "right"] },
      { id: "left", blocks: ["whole"] },
      { id: "right", blocks: ["whole"] },
    ]);
    const people = await crowd(12);
    const wanted = people.map((_, index) => ["whole", "left", "right"][index % 3] ?? "whole");
    await Promise.all(
      people.map((who, index) =>
        call("bookSpace", aWish(house, day, "14:00", { spaceId: house.space(wanted[index]) }), who),
      ),
    );
    const taken = (await house.bookings()).map(({ spaceId }) => spaceId).sort();
    expect([[house.space("whole")], [house.space("left"), house.space("right")]]).toContainEqual(taken);
  });

  it("answers one intention once, however often it is sent", async () => {
    house = await aHouse([{}]);
    const who = await anonymously();
    const wish = aWish(house, day, "14:00");
    const answers = await Promise.all(Array.from({ length: 6 }, () => must(call("bookSpace", wish, who))));
    expect(new Set(answers.map(({ booking }) => booking.id)).size).toBe(1);
    expect(await house.bookings()).toHaveLength(1);
  });
});

function aBlockOf(each: House) {
  const { startsAt, endsAt } = aWish(each, day, "13:00", { hours: 4 });
  return { spaceId: each.space(), startsAt, endsAt, reason: "Peinture" };
}
