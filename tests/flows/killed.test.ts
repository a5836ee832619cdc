import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bookSpaceSchema } from "@novis/domain/booking/booking.schema";
import { afterEach, describe, expect, it } from "vitest";
import { adminDb, anonymously, call, must, received, runJob } from "../support/suite.ts";
import { aHouse, aWish, type House } from "./world.ts";

let house: House;
afterEach(() => house.clear());

/** Runs a child until it has begun, then kills it dead after some milliseconds. Resolves to whether it had finished. */
async function killedAfter(ms: number, task: "book" | "send", work: unknown[]): Promise<boolean> {
  const child = fork(fileURLToPath(new URL("./killed-child.ts", import.meta.url)), [task, JSON.stringify(work)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  let done = false;
  const exited = once(child, "exit");
  await new Promise<void>((resolve, reject) => {
    child.on("message", (word) => {
      if (word === "working") resolve();
      if (word === "done") done = true;
    });
    child.on("exit", (code) => reject(new Error(`the child ended by itself: ${code}`)));
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill("SIGKILL");
  await exited;
  return done;
}

/** From before the first read to after the last write; the connection is part of it. */
const moments = [5, 40, 70, 100, 130, 170, 230, 320];

describe("a server killed in the middle", () => {
  it("leaves each booking whole or not at all, and the same key finishes the work once", async () => {
    house = await aHouse([{ blocks: ["half"] }, { id: "half", blocks: ["salle-bleue"] }]);
    const wishes = moments.flatMap((_, round) =>
      Array.from({ length: 6 }, (_, index) =>
        bookSpaceSchema.parse(aWish(house, `2027-05-${10 + round}`, `${9 + index}:00`.padStart(5, "0"))),
      ),
    );
    await Promise.all(
      [0, 1].map(async (lane) => {
        for (const [round, ms] of moments.entries())
          if (round % 2 === lane) await killedAfter(ms, "book", wishes.slice(round * 6, round * 6 + 6));
      }),
    );

    const { agenda, bookings } = await house.agendaAndBookings();
    expect(agenda).toEqual(bookings);
    for (const booking of await house.bookings()) expect(await house.outboxOf(booking.id)).toHaveLength(3);
    const before = await house.bookings();
    expect(before.length).toBeLessThan(wishes.length);

    // The person tries again with what is left, from another browser: what was taken is refused, the rest is sold.
    const who = await anonymously();
    for (const wish of wishes) {
      const answer = await call("bookSpace", wish, who);
      const taken = before.some(({ startsAt }) => startsAt === wish.startsAt);
      expect(answer).toMatchObject(taken ? { ok: false, code: "overlaps" } : { ok: true });
    }
    const after = await house.agendaAndBookings();
    expect(after.agenda).toEqual(after.bookings);
    expect(await house.bookings()).toHaveLength(wishes.length);
  });

  it("loses no message and repeats none", async () => {
    house = await aHouse([{}]);
    const who = await anonymously();
    for (const [round, ms] of moments.slice(0, 6).entries()) {
      const { booking } = await must(call("bookSpace", aWish(house, `2027-05-${10 + round}`, "14:00"), who));
      const reminder = (await house.outboxOf(booking.id)).find(({ kind }) => kind === "reminder-day-before");
      await adminDb()
        .doc(`outbox/${reminder?.id}`)
        .update({ dueAt: new Date(0) });
      await killedAfter(ms, "send", [reminder?.id]);
      await adminDb()
        .doc(`outbox/${reminder?.id}`)
        .update({ dueAt: new Date(0), leaseUntil: new Date(0) });
      await Promise.all([runJob("sendDueMessages"), runJob("sendDueMessages")]);
      const mails = await received(booking.customer.email);
      expect(
        mails.filter(({ subject }) => subject.startsWith("Rappel")),
        `killed after ${ms} ms`,
      ).toHaveLength(1);
    }
  });
});
