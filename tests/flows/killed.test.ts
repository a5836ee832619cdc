import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bookSpaceSchema } from "@novis/domain/booking/booking.schema";
import { afterEach, describe, expect, it } from "vitest";
import { startWire } from "../../local/firestore/webchannel/testing/flaky-proxy.ts";
import { adminDb, anonymously, call, must, ports, received, runJob } from "../support/suite.ts";
import { aHouse, aWish, type House } from "./world.ts";

let house: House;
afterEach(() => house.clear());

/**
 * Does the work in a server of its own, killed dead when so many pieces have passed between it and the world: with each
 * number the next step of the work is the last. Resolves to whether it had finished before.
 */
async function killedAt(step: number, task: "book" | "send", work: unknown[]): Promise<boolean> {
  let pieces = 0;
  const count = () => {
    if (++pieces === step) child.kill("SIGKILL");
  };
  const wires = await Promise.all([ports.firestore, ports.inbox].map((port) => startWire(port, count)));
  const given = [task, JSON.stringify(work), ...wires.map(({ port }) => String(port))];
  const child = fork(fileURLToPath(new URL("./killed-child.ts", import.meta.url)), given, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const [code] = await once(child, "exit");
  await Promise.all(wires.map((wire) => wire.close()));
  if (code !== 0 && code !== null) throw new Error(`the child ended by itself: ${code}`);
  return code === 0;
}

/** Every step in turn, two at a time, until the work is done before it is interrupted. Resolves to how many there were. */
async function atEveryStep(kill: (step: number) => Promise<boolean>): Promise<number> {
  for (let step = 1; ; step += 2) {
    const finished = await Promise.all([kill(step), kill(step + 1)]);
    if (finished.every(Boolean)) return step - 1;
  }
}

describe("a server killed at any step", { timeout: 300_000 }, () => {
  it("leaves each booking whole or not at all, and the same key finishes the work once", async () => {
    house = await aHouse([{ blocks: ["half"] }, { id: "half", blocks: ["salle-bleue"] }]);
    const wishes: unknown[] = [];
    const steps = await atEveryStep((step) => {
      const day = `2027-05-${10 + Math.floor(step / 20)}`;
      const wish = bookSpaceSchema.parse(aWish(house, day, `${String(step % 20).padStart(2, "0")}:00`));
      wishes.push(wish);
      return killedAt(step, "book", [wish]);
    });
    expect(steps).toBeGreaterThan(8);
    const interrupted = await house.agendaAndBookings();
    expect(interrupted.agenda).toEqual(interrupted.bookings);
    expect((await house.bookings()).length).toBeLessThan(wishes.length);

    expect(await killedAt(Number.POSITIVE_INFINITY, "book", wishes)).toBe(true);
    const { agenda, bookings } = await house.agendaAndBookings();
    expect(agenda).toEqual(bookings);
    const all = await house.bookings();
    expect(all).toHaveLength(wishes.length);
    for (const booking of all) expect(await house.outboxOf(booking.id)).toHaveLength(3);
  });

  it("loses no message and repeats none", async () => {
    house = await aHouse([{}]);
    const who = await anonymously();
    const due = (id: string | undefined, more = {}) =>
      adminDb()
        .doc(`outbox/${id}`)
        .update({ dueAt: new Date(0), ...more });
    const sentTo: string[] = [];
    const steps = await atEveryStep(async (step) => {
      const day = `2027-05-${10 + Math.floor(step / 20)}`;
      const wish = aWish(house, day, `${String(step % 20).padStart(2, "0")}:00`);
      const { booking } = await must(call("bookSpace", wish, who));
      const reminder = (await house.outboxOf(booking.id)).find(({ kind }) => kind === "reminder-day-before");
      await due(reminder?.id);
      const finished = await killedAt(step, "send", [reminder?.id]);
      if (!finished) await due(reminder?.id, { leaseUntil: new Date(0) });
      sentTo.push(booking.customer.email);
      return finished;
    });
    expect(steps).toBeGreaterThan(8);
    await Promise.all([runJob("sendDueMessages"), runJob("sendDueMessages")]);
    for (const email of sentTo) {
      const reminders = (await received(email)).filter(({ subject }) => subject.startsWith("Rappel"));
      expect(reminders, email).toHaveLength(1);
    }
  });
});
