import { initializeApp } from "firebase/app";
import * as sdk from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { TestAuth } from "./testing/auth.ts";

sdk.setLogLevel("silent");

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /staff/{uid} { allow read: if request.auth.uid == uid; }
    match /bookings/{id} {
      allow list: if exists(/databases/$(database)/documents/staff/$(request.auth.uid));
      allow get: if resource == null || resource.data.owner == request.auth.uid;
    }
    match /notes/{id} { allow read: if resource.data.owner == request.auth.uid; }
  }
}`;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ host: "127.0.0.1", port: 0, rules });
});
afterAll(() => server.close());

let projects = 0;

/** Somebody with an app of their own, and the owner of the project who may do anything. */
async function people() {
  const projectId = `demo-permission-${projects++}`;
  const app = initializeApp({ projectId, apiKey: "any" }, projectId);
  const auth = TestAuth.in(app);
  const db = sdk.getFirestore(app);
  sdk.connectFirestoreEmulator(db, "127.0.0.1", server.port);
  const owner = sdk.getFirestore(initializeApp({ projectId, apiKey: "any" }, `${projectId} owner`));
  sdk.connectFirestoreEmulator(owner, "127.0.0.1", server.port, { mockUserToken: "owner" });
  return {
    projectId,
    auth,
    db,
    owner,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([sdk.terminate(db), sdk.terminate(owner)]);
    },
  };
}

/** Writes down what a listener hears: ids, or the code of its error. */
function hear(target: sdk.Query | sdk.DocumentReference): { heard: string[]; stop: () => void } {
  const heard: string[] = [];
  const fail = ({ code }: sdk.FirestoreError) => heard.push(code);
  const stop =
    target instanceof sdk.DocumentReference
      ? sdk.onSnapshot(target, (snapshot) => heard.push(String(snapshot.get("n"))), fail)
      : sdk.onSnapshot(target, (snapshot) => heard.push(snapshot.docs.map(({ id }) => id).join()), fail);
  return { heard, stop };
}

const eventually = (look: () => unknown) => expect.poll(look, { timeout: 8_000, interval: 20 });

describe("who may listen", () => {
  it("is decided when the target is added, for each target by itself", async () => {
    await using there = await people();
    const { auth, db, owner } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "notes/a"), { owner: "ines", n: 1 });
    const notes = sdk.collection(db, "notes");
    const all = hear(notes);
    const mine = hear(sdk.query(notes, sdk.where("owner", "==", "ines")));
    await eventually(() => all.heard).toEqual(["permission-denied"]);
    await eventually(() => mine.heard).toEqual(["a"]);
    await sdk.setDoc(sdk.doc(owner, "notes/b"), { owner: "ines", n: 2 });
    await eventually(() => mine.heard).toEqual(["a", "a,b"]);
    mine.stop();
  });

  it("changes with who is signed in: the stream begins again as the new one", async () => {
    await using there = await people();
    const { auth, db, owner } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "staff/ines"), {});
    await sdk.setDoc(sdk.doc(owner, "bookings/a"), { owner: "ines" });
    const first = hear(sdk.collection(db, "bookings"));
    await eventually(() => first.heard).toEqual(["a"]);
    auth.signIn("camille");
    await eventually(() => first.heard.at(-1)).toBe("permission-denied");
    auth.signIn("ines");
    const second = hear(sdk.collection(db, "bookings"));
    await eventually(() => second.heard.at(-1)).toBe("a");
    second.stop();
  });

  it("ends at once when a document that the rules look at is gone", async () => {
    await using there = await people();
    const { auth, db, owner } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "staff/ines"), {});
    const bookings = hear(sdk.collection(db, "bookings"));
    await eventually(() => bookings.heard).toEqual([""]);
    await sdk.deleteDoc(sdk.doc(owner, "staff/ines"));
    await eventually(() => bookings.heard).toEqual(["", "permission-denied"]);
  });

  it("ends when the document itself passes to somebody else, and does not show it", async () => {
    await using there = await people();
    const { auth, db, owner } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "bookings/a"), { owner: "ines", n: 1 });
    const booking = hear(sdk.doc(db, "bookings/a"));
    const missing = hear(sdk.doc(db, "bookings/none"));
    await eventually(() => booking.heard).toEqual(["1"]);
    await sdk.setDoc(sdk.doc(owner, "bookings/a"), { owner: "camille", n: 2 });
    await eventually(() => booking.heard).toEqual(["1", "permission-denied"]);
    expect(missing.heard).toEqual(["undefined"]);
    missing.stop();
  });

  it("does not show what a document became when it leaves a query", async () => {
    await using there = await people();
    const { auth, db, owner } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "notes/a"), { owner: "ines", n: 1 });
    const mine = hear(sdk.query(sdk.collection(db, "notes"), sdk.where("owner", "==", "ines")));
    await eventually(() => mine.heard).toEqual(["a"]);
    await sdk.setDoc(sdk.doc(owner, "notes/a"), { owner: "camille", secret: true });
    await eventually(() => mine.heard.at(-1)).toBe("");
    const cached = await sdk.getDocFromCache(sdk.doc(db, "notes/a")).catch(() => undefined);
    expect(cached?.get("secret")).toBeUndefined();
    mine.stop();
  });

  it("is asked again when other rules are uploaded", async () => {
    await using there = await people();
    const { auth, db, owner, projectId } = there;
    auth.signIn("ines");
    await sdk.setDoc(sdk.doc(owner, "staff/ines"), {});
    const bookings = hear(sdk.collection(db, "bookings"));
    const staff = hear(sdk.doc(db, "staff/ines"));
    await eventually(() => bookings.heard).toEqual([""]);
    await eventually(() => staff.heard).toEqual(["undefined"]);
    const content = rules.replace("allow list: if exists", "allow list: if !exists");
    const answer = await fetch(`http://127.0.0.1:${server.port}/emulator/v1/projects/${projectId}:securityRules`, {
      method: "PUT",
      body: JSON.stringify({ rules: { files: [{ name: "firestore.rules", content }] } }),
    });
    expect(answer.status).toBe(200);
    await eventually(() => bookings.heard).toEqual(["", "permission-denied"]);
    expect(staff.heard).toEqual(["undefined"]);
    staff.stop();
  });
});
