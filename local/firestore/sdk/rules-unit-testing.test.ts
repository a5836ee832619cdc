import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from "@firebase/rules-unit-testing";
import { collection, doc, getDoc, getDocs, onSnapshot, query, setDoc, setLogLevel, where } from "firebase/firestore";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{db}/documents {
    function isStaff() { return get(/databases/$(db)/documents/staff/$(request.auth.uid)).data.active == true; }
    match /bookings/{id} {
      allow read: if resource.data.owner == request.auth.uid || isStaff();
      allow create: if request.resource.data.keys().hasOnly(['owner', 'at'])
        && request.resource.data.owner == request.auth.uid && request.resource.data.at == request.time;
    }
  }
}`;

describe("@firebase/rules-unit-testing", () => {
  const server = testServer();
  let environment: RulesTestEnvironment;

  beforeAll(async () => {
    setLogLevel("silent");
    environment = await initializeTestEnvironment({
      projectId: "demo-rules",
      firestore: { host: "127.0.0.1", port: server.port, rules },
    });
  });
  afterAll(() => environment.cleanup());
  beforeEach(async () => {
    await environment.clearFirestore();
    await environment.withSecurityRulesDisabled(async (context) => {
      await setDoc(doc(context.firestore(), "bookings/1"), { owner: "ana" });
      await setDoc(doc(context.firestore(), "staff/sam"), { active: true });
      await setDoc(doc(context.firestore(), "staff/old"), { active: false });
    });
  });

  it.each([
    ["ana", true],
    ["sam", true],
    ["old", false],
    ["bob", false],
    [undefined, false],
  ])("%s reads ana's booking: %s", async (uid, allowed) => {
    const context = uid ? environment.authenticatedContext(uid) : environment.unauthenticatedContext();
    const read = getDoc(doc(context.firestore(), "bookings/1"));
    await (allowed ? assertSucceeds(read) : assertFails(read));
  });

  it("proves lists from the query", async () => {
    const bookings = collection(environment.authenticatedContext("ana").firestore(), "bookings");
    await assertFails(getDocs(bookings));
    const mine = await assertSucceeds(getDocs(query(bookings, where("owner", "==", "ana"))));
    expect(mine.size).toBe(1);
  });

  it("takes mock tokens' claims and refuses a listener with its reason", async () => {
    const db = environment.authenticatedContext("bob", { role: "visitor" }).firestore();
    const error = await new Promise<{ code: string }>((resolve) =>
      onSnapshot(collection(db, "bookings"), () => {}, resolve),
    );
    expect(error.code).toBe("permission-denied");
  });

  it("refuses rules that do not compile", async () => {
    const bad = initializeTestEnvironment({
      projectId: "demo-bad-rules",
      firestore: { host: "127.0.0.1", port: server.port, rules: "service cloud.firestore { match /a { allow } }" },
    });
    await expect(bad).rejects.toThrow(/Error compiling rules/);
  });
});
