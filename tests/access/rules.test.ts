import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { initializeTestEnvironment, type RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { type Actor, can } from "@novis/domain/access/can";
import {
  collection,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  query,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
} from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowLines } from "../support/rules-coverage.ts";
import { official, ports, project } from "../support/suite.ts";
import { bookingOf, clearHouse, furnish, validSite, validSpace } from "./house.ts";
import { type Asker, everybody } from "./people.ts";

// A refusal is an answer here, not an incident.
setLogLevel("silent");

let environment: RulesTestEnvironment;
let people: Asker[];
const doors = new Map<string, Firestore>();

beforeAll(async () => {
  people = await everybody();
  await furnish(people.flatMap(({ person }) => person?.uid ?? []));
  environment = await initializeTestEnvironment({
    projectId: project,
    firestore: { host: "127.0.0.1", port: ports.firestore },
  });
  for (const { name, person } of people) {
    const context = person ? environment.authenticatedContext(person.uid) : environment.unauthenticatedContext();
    doors.set(name, context.firestore() as unknown as Firestore);
  }
});
afterAll(async () => {
  await environment.cleanup();
  await clearHouse();
});

interface Probe {
  /** What is tried, in words. */
  what: string;
  try: (db: Firestore, asker: Asker) => Promise<unknown>;
  /** What the domain says. */
  allowed: (actor: Actor) => boolean;
}

const never = () => false;
const everyone = () => true;
let fresh = 0;
const newId = () => `access-new-${Date.now()}-${++fresh}`;

/** Reading, then everything that is allowed to somebody. */
const probes: Probe[] = [
  {
    what: "get somebody else's booking",
    try: get("bookings/access"),
    allowed: (actor) => can(actor, "booking.read", bookingOf("someone-else")),
  },
  {
    what: "get one's own booking",
    try: (db, { actor }) => getDoc(doc(db, `bookings/access-${actor.uid}`)),
    allowed: (actor) => can(actor, "booking.read", bookingOf(actor.uid)),
  },
  {
    what: "list one's own bookings",
    try: (db, { actor }) => getDocs(query(collection(db, "bookings"), where("userId", "==", actor.uid ?? "nobody"))),
    allowed: (actor) => can(actor, "booking.read", bookingOf(actor.uid ?? "nobody")) && actor.uid !== null,
  },
  {
    what: "list somebody else's bookings",
    try: (db) => getDocs(query(collection(db, "bookings"), where("userId", "==", "someone-else"))),
    allowed: (actor) => can(actor, "booking.readAll"),
  },
  {
    what: "list the bookings of a site's days",
    try: (db) =>
      getDocs(
        query(
          collection(db, "bookings"),
          where("siteId", "==", "access"),
          where("days", "array-contains-any", ["2027-05-04", "2027-05-05"]),
        ),
      ),
    allowed: (actor) => can(actor, "booking.readAll"),
  },
  { what: "list all bookings", try: list("bookings"), allowed: (actor) => can(actor, "booking.readAll") },
  { what: "get a payment", try: get("payments/access"), allowed: (actor) => can(actor, "payment.read") },
  { what: "list payments", try: list("payments"), allowed: (actor) => can(actor, "payment.read") },
  { what: "get a block", try: get("blocks/access"), allowed: (actor) => can(actor, "block.read") },
  {
    what: "list the blocks of a site's days",
    try: (db) =>
      getDocs(
        query(collection(db, "blocks"), where("siteId", "==", "access"), where("days", "array-contains", "2027-05-04")),
      ),
    allowed: (actor) => can(actor, "block.read"),
  },
  {
    what: "get a published space",
    try: get("spaces/access"),
    allowed: (actor) => can(actor, "space.read", { published: true }),
  },
  {
    what: "get a hidden space",
    try: get("spaces/access-hidden"),
    allowed: (actor) => can(actor, "space.read", { published: false }),
  },
  {
    what: "list the published spaces",
    try: (db) => getDocs(query(collection(db, "spaces"), where("published", "==", true))),
    allowed: everyone,
  },
  { what: "list all spaces", try: list("spaces"), allowed: (actor) => can(actor, "space.read", { published: false }) },
  {
    what: "create a space",
    try: (db) => setDoc(doc(db, `spaces/${newId()}`), validSpace),
    allowed: (actor) => can(actor, "space.write"),
  },
  {
    what: "change a space",
    try: (db) => updateDoc(doc(db, "spaces/access"), { capacity: 9 }),
    allowed: (actor) => can(actor, "space.write"),
  },
  { what: "delete a space", try: remove("spaces/access"), allowed: never },
  {
    what: "get a published site",
    try: get("sites/access"),
    allowed: (actor) => can(actor, "site.read", { published: true }),
  },
  {
    what: "get a hidden site",
    try: get("sites/access-hidden"),
    allowed: (actor) => can(actor, "site.read", { published: false }),
  },
  {
    what: "list the published sites",
    try: (db) => getDocs(query(collection(db, "sites"), where("published", "==", true))),
    allowed: everyone,
  },
  { what: "list all sites", try: list("sites"), allowed: (actor) => can(actor, "site.read", { published: false }) },
  {
    what: "create a site",
    try: (db) => setDoc(doc(db, `sites/${newId()}`), validSite),
    allowed: (actor) => can(actor, "site.write"),
  },
  {
    what: "change a site",
    try: (db) => updateDoc(doc(db, "sites/access"), { phone: "+33100000000" }),
    allowed: (actor) => can(actor, "site.write"),
  },
  { what: "delete a site", try: remove("sites/access"), allowed: never },
  { what: "get a day sheet", try: get("spaces/access/agenda/2027-05-04"), allowed: everyone },
  { what: "list day sheets", try: list("spaces/access/agenda"), allowed: everyone },
  { what: "get a message", try: get("outbox/access"), allowed: (actor) => can(actor, "outbox.read") },
  { what: "list messages", try: list("outbox"), allowed: (actor) => can(actor, "outbox.read") },
  {
    what: "get a colleague's card",
    try: get("staff/access"),
    allowed: (actor) => can(actor, "staff.read", { uid: "access" }),
  },
  {
    what: "get one's own card",
    try: (db, { actor }) => getDoc(doc(db, `staff/${actor.uid ?? "nobody"}`)),
    allowed: (actor) => actor.uid !== null && can(actor, "staff.read", { uid: actor.uid }),
  },
  { what: "list the staff", try: list("staff"), allowed: (actor) => can(actor, "staff.read", { uid: "access" }) },
];

/** What nobody does from a client, Admin included. */
const writtenByFunctionsAlone = [
  "spaces/access/agenda/2027-05-04",
  "bookings/access",
  "payments/access",
  "blocks/access",
  "outbox/access",
  "staff/access",
  "commands/access",
];
const unheardOf = ["commands/access", "users/access", "unheard-of/access"];
const complement: Probe[] = [
  ...writtenByFunctionsAlone.concat(unheardOf).flatMap((path) => [
    { what: `change ${path}`, try: (db: Firestore) => updateDoc(doc(db, path), { note: "mine" }), allowed: never },
    { what: `replace ${path}`, try: (db: Firestore) => setDoc(doc(db, path), { note: "mine" }), allowed: never },
    { what: `delete ${path}`, try: remove(path), allowed: never },
    {
      what: `create beside ${path}`,
      try: (db: Firestore) => setDoc(doc(db, `${path}-2`), { note: "mine" }),
      allowed: never,
    },
  ]),
  ...unheardOf.flatMap((path) => [
    { what: `get ${path}`, try: get(path), allowed: never },
    { what: `list ${path.split("/")[0]}`, try: list(path.split("/")[0] ?? ""), allowed: never },
  ]),
  {
    what: "change one's own booking",
    try: (db, { actor }) => updateDoc(doc(db, `bookings/access-${actor.uid}`), { status: "confirmed" }),
    allowed: never,
  },
  {
    what: "name oneself admin",
    try: (db, { actor }) => setDoc(doc(db, `staff/${actor.uid ?? "nobody"}`), { role: "admin" }),
    allowed: never,
  },
];

describe.each(probes.concat(complement))("$what", ({ try: attempt, allowed }) => {
  it("is answered by the rules as by the domain, for everybody", async () => {
    const answers = await Promise.all(people.map(async (asker) => [asker.name, await outcome(attempt, asker)]));
    const expected = people.map(({ name, actor }) => [name, allowed(actor) ? "allowed" : "denied"]);
    expect(answers).toEqual(expected);
  });
});

describe("every allow line", () => {
  // The official emulator counts by expression only.
  it.skipIf(official)("has been true for somebody, and all but the open ones false for somebody else", async () => {
    const lines = await allowLines();
    const source = readFileSync(resolve(import.meta.dirname, "../../firestore.rules"), "utf8").split("\n");
    expect(lines).toHaveLength(source.filter((line) => line.trim().startsWith("allow ")).length);
    expect(lines.filter(({ granted }) => granted === 0)).toEqual([]);
    const open = source.flatMap((line, index) => (line.includes("if true;") ? [index + 1] : []));
    expect(lines.filter(({ line, refused }) => refused === 0 && !open.includes(line))).toEqual([]);
  });
});

async function outcome(attempt: Probe["try"], asker: Asker): Promise<string> {
  const db = doors.get(asker.name);
  if (!db) throw new Error(`no door for ${asker.name}`);
  try {
    await attempt(db, asker);
    return "allowed";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    return code === "permission-denied" ? "denied" : String(code);
  }
}

function get(path: string): Probe["try"] {
  return (db) => getDoc(doc(db, path));
}

function list(path: string): Probe["try"] {
  return (db) => getDocs(collection(db, path));
}

function remove(path: string): Probe["try"] {
  return (db) => deleteDoc(doc(db, path));
}
