import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Actor } from "@novis/domain/access/can";
import { type Permission, type Role, rolePermissions } from "@novis/domain/access/permissions";
import type { AgendaDay } from "@novis/domain/booking/agenda";
import type { CallableCommand } from "@novis/domain/contract/callables";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { aSite, aSpace } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { deleteApp, initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { startServer } from "../../../local/firestore/server.ts";
import { startProviders } from "../../../local/providers/server.ts";
import { sendgridMailer } from "../adapters/sendgrid/sendgrid.ts";
import { twilioTexter } from "../adapters/twilio/twilio.ts";
import type { Deps } from "../deps.ts";
import { fromDocument, toDocument } from "../firestore/instants.ts";

/** Monday 3 May 2027, 10:00 in Paris: builders' bookings are on the Tuesday. */
const monday = instantAt("2027-05-03", "10:00", "Europe/Paris");

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Queries that production would refuse for want of an index are refused. */
async function declaredIndexes() {
  return JSON.parse(await readFile(resolve(import.meta.dirname, "../../../firestore.indexes.json"), "utf8"));
}

/** The real use cases, SDKs and adapters, on a Firestore and providers of their own; only the clock is ours. */
export async function openWorld() {
  process.env.METADATA_SERVER_DETECTION = "none"; // Nobody answers there; looking takes seconds and warns.
  const firestore = await startServer({ host: "127.0.0.1", port: 0, indexes: await declaredIndexes() });
  const providers = await startProviders({ port: 0, now: () => clock.now });
  process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${firestore.port}`;
  const clock = { now: monday };
  const app = initializeApp({ projectId: "demo-novis" }, `world-${firestore.port}`);
  const db = getFirestore(app);
  let made = 0;
  const origin = `http://127.0.0.1:${providers.port}`;
  const deps: Deps = {
    db,
    now: () => clock.now,
    newId: () => `id${String(++made).padStart(6, "0")}`,
    newReference: () => `NV-${String(made).padStart(6, "0")}`,
    visitorOf: async () => null, // Tokens come from the auth emulator: tests/flows/account.test.ts.
    mailer: sendgridMailer({
      baseUrl: `${origin}/sendgrid`,
      key: () => "SG.local",
      fromEmail: "reservations@novis.example",
      fromName: "NOVIS",
      timeoutMs: 1500,
    }),
    texter: twilioTexter({
      baseUrl: `${origin}/twilio`,
      accountSid: `AC${"0".repeat(32)}`,
      token: () => "local",
      from: "NOVIS",
      timeoutMs: 1500,
    }),
    siteUrl: "https://novis.example",
  };
  return {
    deps,
    db,
    clock,
    mailbox: providers.mailbox,
    fail: (fault: Record<string, unknown>) =>
      fetch(`${origin}/__sandbox/fail`, { method: "POST", body: JSON.stringify(fault) }),
    async reset(spaces: Partial<Space>[] = [{}], site: Partial<Site> = {}) {
      await fetch(`http://127.0.0.1:${firestore.port}/emulator/v1/projects/demo-novis/databases/(default)/documents`, {
        method: "DELETE",
      });
      await fetch(`${origin}/__sandbox/reset`, { method: "POST" });
      clock.now = monday;
      await this.put(spaces, site);
    },
    async put(spaces: Partial<Space>[], site: Partial<Site> = {}) {
      const { id: siteId, ...siteFields } = aSite(site);
      const batch = db.batch();
      batch.set(db.doc(`sites/${siteId}`), siteFields);
      for (const each of spaces) {
        const { id, ...fields } = aSpace({ siteId, ...each });
        batch.set(db.doc(`spaces/${id}`), fields);
      }
      await batch.commit();
    },
    async sheet(spaceId: string, day: string) {
      const data = (await db.doc(`spaces/${spaceId}/agenda/${day}`).get()).data();
      return data ? fromDocument<AgendaDay>(data).entries : [];
    },
    async all<T>(collection: string): Promise<T[]> {
      const { docs } = await db.collection(collection).get();
      return docs.map((each) => fromDocument<T>({ id: each.id, ...each.data() }));
    },
    async change(path: string, fields: object) {
      await db.doc(path).update(toDocument(fields));
    },
    async close() {
      await deleteApp(app);
      await Promise.all([providers.close(), firestore.close()]);
    },
  };
}

export const visitor = (uid = "u1"): Actor => ({ uid, anonymous: true });

export function staff(role: Role = "assistant", uid: string = role): Actor {
  const permissions: Permission[] = [...rolePermissions[role]];
  return {
    uid,
    anonymous: false,
    staff: { uid, name: uid, email: `${uid}@novis.example`, role, permissions, active: true },
  };
}

let keys = 0;
export const aKey = () => `key-${String(++keys).padStart(16, "0")}`;

/** A visitor's hour in the Salle Bleue on Tuesday 4 May 2027, 14:00 to 15:00. */
export function aBookCommand(overrides: Partial<CallableCommand<"bookSpace">> = {}): CallableCommand<"bookSpace"> {
  const startsAt = overrides.startsAt ?? instantAt("2027-05-04", "14:00", "Europe/Paris");
  const endsAt = overrides.endsAt ?? startsAt + 3_600_000;
  const units = overrides.units ?? 1;
  return {
    spaceId: "salle-bleue",
    startsAt,
    endsAt,
    units,
    idempotencyKey: aKey(),
    customer: { firstName: "Camille", lastName: "Durand", email: "camille@example.org", language: "fr" },
    note: "",
    expectedTotalCents: Math.ceil((2400 * (endsAt - startsAt)) / 3_600_000) * units,
    forClient: false,
    ...overrides,
  };
}
