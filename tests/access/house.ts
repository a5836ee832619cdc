import type { Block, Booking } from "@novis/domain/booking/booking";
import type { Payment } from "@novis/domain/payment/payment";
import { aBooking, aSite, aSpace } from "@novis/domain/testing/builders";
import { toDocument } from "../../functions/src/firestore/instants.ts";
import { adminDb } from "../support/suite.ts";

const { id: _site, ...site } = aSite();
const { id: _space, ...space } = aSpace({ siteId: "access" });

/** What the browser would write when all is well. */
export const validSite = site;
export const validSpace = space;

const block: Block = {
  id: "access",
  siteId: "access",
  spaceId: "access",
  zone: "Europe/Paris",
  startsAt: 0,
  endsAt: 1,
  days: ["2027-05-04"],
  units: 1,
  blockedSpaceIds: [],
  reason: "Peinture",
  sequence: 0,
  createdBy: "someone",
  createdAt: 0,
};
const payment: Payment = {
  id: "access",
  bookingId: "access",
  siteId: "access",
  amountCents: 100,
  currency: "EUR",
  method: "cash",
  receivedBy: "someone",
  receivedAt: 0,
};

export function bookingOf(userId: string | null, overrides: Partial<Booking> = {}): Booking {
  return aBooking({ id: "access", siteId: "access", spaceId: "access", userId, status: "cancelled", ...overrides });
}

/** One document of every kind, and bookings of each asker, written past the rules. */
export async function furnish(owners: readonly string[]): Promise<void> {
  const documents: Record<string, object> = {
    "sites/access": site,
    "sites/access-hidden": { ...site, published: false },
    "spaces/access": space,
    "spaces/access-hidden": { ...space, published: false },
    "spaces/access/agenda/2027-05-04": { day: "2027-05-04", entries: [] },
    "bookings/access": bookingOf("someone-else"),
    "blocks/access": block,
    "payments/access": payment,
    "outbox/access": { id: "access", to: "camille@example.org", status: "sent" },
    "commands/access": { uid: "someone-else" },
    "staff/access": { uid: "access", role: "admin", permissions: [], active: true },
    "users/access": { name: "Camille" },
    "unheard-of/access": { a: 1 },
  };
  for (const uid of owners) documents[`bookings/access-${uid}`] = bookingOf(uid, { id: `access-${uid}` });
  const batch = adminDb().batch();
  for (const [path, fields] of Object.entries(documents)) batch.set(adminDb().doc(path), toDocument(fields));
  await batch.commit();
}

export async function clearHouse(): Promise<void> {
  const db = adminDb();
  for (const path of [
    "sites",
    "spaces",
    "bookings",
    "blocks",
    "payments",
    "outbox",
    "commands",
    "staff",
    "users",
    "unheard-of",
  ]) {
    const { docs } = await db.collection(path).get();
    for (const each of docs) if (each.id.startsWith("access")) await db.recursiveDelete(each.ref);
  }
}
