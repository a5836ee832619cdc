import { instantAt } from "@novis/domain/time/calendar";
import type { Firestore, Transaction } from "firebase-admin/firestore";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Deps } from "../deps.ts";
import { aBookCommand, aKey, openWorld, visitor, type World } from "../testing/world.ts";
import { bookSpace } from "./book-space.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { moveBooking } from "./move-booking.ts";
import { quote } from "./quote.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset([{ blocks: ["salle-verte"] }, { id: "salle-verte", blocks: ["salle-bleue"] }]));

/** The same Firestore, counting the documents that are asked for by path; a query would count as too many. */
function counting(): { deps: Deps; count: () => number } {
  let read = 0;
  const counted = <T extends Firestore | Transaction>(inner: T): T =>
    new Proxy(inner, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (name === "getAll") read += args.length;
          if (name === "collection" || name === "collectionGroup") read += 1000;
          const [story, ...options] = args;
          if (name === "runTransaction" && typeof story === "function")
            return Reflect.apply(value, target, [(inside: Transaction) => story(counted(inside)), ...options]);
          return Reflect.apply(value, target, args);
        };
      },
    });
  return { deps: { ...world.deps, db: counted(world.db) }, count: () => read };
}

const at = (day: number, time: string) => instantAt(`2027-05-${String(day).padStart(2, "0")}`, time, "Europe/Paris");

describe("the documents read by one person's booking, moving, cancelling", () => {
  it("are as many for the sixtieth booking of the month as for the first", async () => {
    const first = await oneOfEach(5);
    for (let day = 6; day < 26; day++)
      for (const time of ["09:00", "11:00", "13:00"])
        await bookSpace(
          world.deps,
          visitor(),
          aBookCommand({ startsAt: at(day, time), spaceId: day % 2 ? "salle-bleue" : "salle-verte" }),
        );
    const sixtieth = await oneOfEach(28);
    expect(sixtieth).toEqual(first);
    // Command, two spaces, site, and the sheet of the day in both spaces (two days more for a move elsewhere).
    expect(first).toEqual({ quote: 5, book: 6, move: 9, cancel: 4 });
  });
});

async function oneOfEach(day: number): Promise<Record<string, number>> {
  const { deps, count } = counting();
  const counts: Record<string, number> = {};
  const step = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const before = count();
    const result = await run();
    counts[name] = count() - before;
    return result;
  };
  const wish = aBookCommand({ startsAt: at(day, "14:00") });
  const { spaceId, startsAt, endsAt, units } = wish;
  await step("quote", () => quote(deps, visitor(), { spaceId, startsAt, endsAt, units }));
  const { booking } = await step("book", () => bookSpace(deps, visitor(), wish));
  const next = { startsAt: at(day + 1, "14:00"), endsAt: at(day + 1, "15:00") };
  await step("move", () => moveBooking(deps, visitor(), { bookingId: booking.id, idempotencyKey: aKey(), ...next }));
  await step("cancel", () =>
    cancelBooking(deps, visitor(), { bookingId: booking.id, idempotencyKey: aKey(), reason: "" }),
  );
  return counts;
}
