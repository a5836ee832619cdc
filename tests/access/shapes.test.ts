import { initializeTestEnvironment, type RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { rolePermissions } from "@novis/domain/access/permissions";
import { deleteField, doc, type Firestore, setDoc, setLogLevel, updateDoc } from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newMember, ports, project } from "../support/suite.ts";
import { clearHouse, furnish, validSite, validSpace } from "./house.ts";

setLogLevel("silent");

let environment: RulesTestEnvironment;
let db: Firestore;

beforeAll(async () => {
  const admin = await newMember({ role: "admin", permissions: rolePermissions.admin });
  await furnish([]);
  environment = await initializeTestEnvironment({
    projectId: project,
    firestore: { host: "127.0.0.1", port: ports.firestore },
  });
  db = environment.authenticatedContext(admin.uid).firestore() as unknown as Firestore;
});
afterAll(async () => {
  await environment.cleanup();
  await clearHouse();
});

const long = (length: number) => "x".repeat(length);
const many = (length: number) => Array.from({ length }, () => "x");

/** field → values that no back office may write there. */
const badSpace: Record<keyof typeof validSpace, unknown[]> = {
  siteId: [1, "", "a/b", "no-such-site", null],
  kind: ["castle", 1, null],
  name: ["", long(121), 1],
  summary: [long(301), null],
  description: [long(5001), 1],
  capacity: [0, -1, 1.5, 5001, "8"],
  units: [0, 501, 1.5, "1"],
  prices: [
    null,
    [],
    { hour: -1 },
    { halfDay: -1 },
    { day: -1 },
    { hour: 1.5 },
    { hour: "24" },
    { year: 1 },
    { month: 100_000_001 },
  ],
  vatPercent: [-1, 101, "20"],
  slotMinutes: [0, 1441, "30"],
  minimumMinutes: [0, 1.5, 2000],
  maximumMinutes: [1, 600_000, "60"],
  noticeMinutes: [-1, 1.5],
  horizonDays: [-1, 1101],
  bufferBeforeMinutes: [-1, 1441],
  bufferAfterMinutes: [-1, "15"],
  cancellation: [{}, many(11)],
  blocks: ["left", many(21)],
  amenities: [null, many(51)],
  photos: [1, many(31)],
  order: ["first"],
  published: ["yes", 1],
};

const badSite: Record<keyof typeof validSite, unknown[]> = {
  name: ["", long(121), 1],
  address: [
    null,
    "12 rue des Ateliers",
    { ...validSite.address, country: "France" },
    { ...validSite.address, code: "1234" },
    { ...validSite.address, city: 1 },
    { ...validSite.address, street: long(201) },
    { ...validSite.address, postcode: long(21) },
  ],
  phone: [1, long(33)],
  email: [1, long(255)],
  zone: ["", 1, "Europe Paris", "+02:00"],
  currency: ["USD", "", 1],
  openingHours: [null, [], { "8": [] }, { monday: [] }],
  closedDays: [null, {}, many(401)],
  directions: [1, long(2001)],
  published: ["yes", null],
};

describe.each([
  ["a space", "spaces/access", validSpace, badSpace],
  ["a site", "sites/access", validSite, badSite],
] as const)("%s, written by an admin", (_what, path, valid, bad) => {
  let made = 0;
  const newPath = () => `${path}-new-${Date.now()}-${++made}`;

  it("is taken when it is whole, and when one field changes", async () => {
    await setDoc(doc(db, newPath()), valid);
    for (const published of [false, true]) await updateDoc(doc(db, path), { published });
  });

  it.each(Object.entries(bad))("is refused with a bad %s", async (field, values) => {
    for (const value of values) {
      await expect(setDoc(doc(db, newPath()), { ...valid, [field]: value }), String(value)).rejects.toMatchObject(
        denied,
      );
      await expect(updateDoc(doc(db, path), { [field]: value }), String(value)).rejects.toMatchObject(denied);
    }
  });

  it.each(Object.keys(valid))("is refused without %s", async (field) => {
    const { [field]: _left, ...rest } = valid as Record<string, unknown>;
    await expect(setDoc(doc(db, newPath()), rest)).rejects.toMatchObject(denied);
    await expect(updateDoc(doc(db, path), { [field]: deleteField() })).rejects.toMatchObject(denied);
  });

  it("is refused with a field that nobody knows", async () => {
    await expect(setDoc(doc(db, newPath()), { ...valid, doorCode: "1234" })).rejects.toMatchObject(denied);
    await expect(updateDoc(doc(db, path), { doorCode: "1234" })).rejects.toMatchObject(denied);
  });
});

describe("what other documents hang on", () => {
  it.each([
    ["spaces/access", { siteId: "access-hidden" }],
    ["sites/access", { zone: "Africa/Abidjan" }],
    ["sites/access", { currency: "XOF" }],
  ])("stays as it was made: %s %j", async (path, change) => {
    await expect(updateDoc(doc(db, path), change)).rejects.toMatchObject(denied);
  });
});

const denied = { code: "permission-denied" };
