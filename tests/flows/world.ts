import { randomUUID } from "node:crypto";
import type { AgendaEntry } from "@novis/domain/booking/agenda";
import type { Block, Booking } from "@novis/domain/booking/booking";
import { occupies } from "@novis/domain/booking/booking.rules";
import type { CallableInput } from "@novis/domain/contract/callables";
import type { OutboxMessage } from "@novis/domain/message/message";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { fromDocument } from "../../functions/src/firestore/instants.ts";
import { adminDb, newKey } from "../support/suite.ts";

const roundTheClock = [{ opens: "00:00", closes: "24:00" }];
const alwaysOpen = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, roundTheClock]));

/** A site of this test's own, beside the demo's; `clear` takes away what it made. */
export async function aHouse(spaces: Partial<Space>[], site: Partial<Site> = {}) {
  const db = adminDb();
  const prefix = `t${randomUUID().slice(0, 8)}`;
  const own = (id: string) => `${prefix}-${id}`;
  const { id: siteId, ...siteFields } = aSite({ openingHours: alwaysOpen, ...site, id: own("site") });
  await db.doc(`sites/${siteId}`).set(siteFields);
  for (const each of spaces) {
    const { id, ...fields } = aSpace({ horizonDays: 1000, ...each, siteId, id: own(each.id ?? "salle-bleue") });
    await db.doc(`spaces/${id}`).set({ ...fields, blocks: fields.blocks.map(own) });
  }
  const list = async <T>(collection: string) => {
    const { docs } = await db.collection(collection).where("siteId", "==", siteId).get();
    return docs.map((document) => fromDocument<T>({ ...document.data(), id: document.id }));
  };
  return {
    siteId,
    zone: siteFields.zone,
    space: (id = "salle-bleue") => own(id),
    bookings: () => list<Booking>("bookings"),
    blocks: () => list<Block>("blocks"),
    async entries(id = "salle-bleue"): Promise<Record<string, AgendaEntry[]>> {
      const { docs } = await db.collection(`spaces/${own(id)}/agenda`).get();
      return Object.fromEntries(
        docs.map((day) => [day.id, fromDocument<{ entries: AgendaEntry[] }>(day.data()).entries]),
      );
    },
    /** Every use on the day sheets, once, and every live booking and block: the two lists must be the same. */
    async agendaAndBookings() {
      const found = new Set<string>();
      for (const { id = "salle-bleue" } of spaces)
        for (const entries of Object.values(await this.entries(id)))
          for (const { id: use, from, to, via } of entries) found.add(`${own(id)} ${use} ${from} ${to} ${via ?? ""}`);
      const live = (await this.bookings()).filter(({ status }) => occupies(status));
      const expected = [...live, ...(await this.blocks())].flatMap(
        ({ id, spaceId, startsAt, endsAt, blockedSpaceIds }) => [
          `${spaceId} ${id} ${startsAt} ${endsAt} `,
          ...blockedSpaceIds.map((closed) => `${closed} ${id} ${startsAt} ${endsAt} ${spaceId}`),
        ],
      );
      return { agenda: [...found].sort(), bookings: expected.sort() };
    },
    async outboxOf(bookingId: string): Promise<OutboxMessage[]> {
      const { docs } = await db.collection("outbox").where("bookingId", "==", bookingId).get();
      return docs.map((each) => fromDocument<OutboxMessage>(each.data()));
    },
    async clear() {
      for (const each of [...(await list<{ id: string }>("bookings"))]) await db.doc(`bookings/${each.id}`).delete();
      for (const each of await this.blocks()) await db.doc(`blocks/${each.id}`).delete();
      for (const each of spaces) await db.recursiveDelete(db.doc(`spaces/${own(each.id ?? "salle-bleue")}`));
      await db.doc(`sites/${siteId}`).delete();
    },
  };
}
export type House = Awaited<ReturnType<typeof aHouse>>;

/** A customer whose messages no other test can see. */
export function aCustomer(overrides: Partial<CallableInput<"bookSpace">["customer"]> = {}) {
  return { firstName: "Camille", lastName: "Durand", email: `${randomUUID()}@example.org`, ...overrides };
}

/** One hour at 24,00 € unless said otherwise. */
export function aWish(
  house: House,
  day: string,
  time: string,
  overrides: Partial<CallableInput<"bookSpace">> & { hours?: number } = {},
): CallableInput<"bookSpace"> {
  const { hours = 1, ...rest } = overrides;
  const startsAt = rest.startsAt ?? instantAt(day, time, house.zone);
  const units = rest.units ?? 1;
  return {
    spaceId: house.space(),
    startsAt,
    endsAt: startsAt + hours * 3_600_000,
    idempotencyKey: newKey(),
    customer: aCustomer(),
    expectedTotalCents: Math.ceil(2400 * hours) * units,
    ...rest,
  };
}
