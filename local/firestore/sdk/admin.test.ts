import { type App, deleteApp, initializeApp } from "firebase-admin/app";
import { FieldValue, type Firestore, getFirestore } from "firebase-admin/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

describe("the unmodified firebase-admin, told only FIRESTORE_EMULATOR_HOST", () => {
  const server = testServer();
  let app: App;
  let db: Firestore;
  beforeAll(() => {
    process.env.FIRESTORE_EMULATOR_HOST = server.host;
    app = initializeApp({ projectId: "demo-admin" });
    db = getFirestore(app);
  });
  afterAll(async () => {
    await deleteApp(app);
    delete process.env.FIRESTORE_EMULATOR_HOST;
  });

  it("sets, gets, queries, batches and runs transactions", async () => {
    const rooms = db.collection("rooms");
    await rooms.doc("blue").set({ seats: 4, at: FieldValue.serverTimestamp() });
    expect((await rooms.doc("blue").get()).get("seats")).toBe(4);
    const batch = db.batch();
    batch.create(rooms.doc("red"), { seats: 8 });
    batch.update(rooms.doc("blue"), { seats: FieldValue.increment(1) });
    await batch.commit();
    const large = await rooms.where("seats", ">", 4).orderBy("seats", "desc").get();
    expect(large.docs.map((doc) => [doc.id, doc.get("seats")])).toEqual([
      ["red", 8],
      ["blue", 5],
    ]);
    const total = await db.runTransaction(async (tx) => {
      const found = await tx.get(rooms);
      const seats = found.docs.reduce((sum, doc) => sum + doc.get("seats"), 0);
      tx.set(db.doc("totals/rooms"), { seats });
      return seats;
    });
    expect(total).toBe(13);
    expect((await db.doc("totals/rooms").get()).data()).toEqual({ seats: 13 });
  });

  it("has another database beside it", async () => {
    const other = getFirestore(app, "other");
    await other.doc("rooms/blue").set({ seats: 1 });
    expect((await db.doc("rooms/blue").get()).get("seats")).toBe(5);
    expect((await other.doc("rooms/blue").get()).get("seats")).toBe(1);
  });
});
