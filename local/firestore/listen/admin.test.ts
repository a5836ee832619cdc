import { Firestore, type Query, type QuerySnapshot, Timestamp } from "@google-cloud/firestore";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { startWire } from "../webchannel/testing/flaky-proxy.ts";

/** Or the SDK looks for a cloud machine's credentials. */
process.env.METADATA_SERVER_DETECTION = "none";

let server: RunningServer;
let wire: Awaited<ReturnType<typeof startWire>>;
let db: Firestore;
let direct: Firestore;
let projects = 0;
const stops: (() => void)[] = [];

beforeAll(async () => {
  server = await startServer({ host: "127.0.0.1", port: 0 });
  wire = await startWire(server.port);
});
afterAll(async () => {
  await wire.close();
  await server.close();
});
beforeEach(() => {
  const projectId = `demo-admin-${projects++}`;
  db = clientAt(wire.port, projectId);
  direct = clientAt(server.port, projectId);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await Promise.all([db.terminate(), direct.terminate()]);
});

function clientAt(port: number, projectId: string): Firestore {
  return new Firestore({ projectId, host: `127.0.0.1:${port}`, ssl: false });
}

function hear(query: Query): string[][] {
  const heard: string[][] = [];
  const say = (snapshot: QuerySnapshot) =>
    heard.push(
      snapshot.docChanges().map(({ type, doc, oldIndex, newIndex }) => `${type} ${doc.id} ${oldIndex}→${newIndex}`),
    );
  stops.push(query.onSnapshot(say, (error) => heard.push([error.message])));
  return heard;
}

const eventually = (look: () => unknown) => expect.poll(look, { timeout: 10_000, interval: 20 });

describe("@google-cloud/firestore, as the Admin SDK uses it", () => {
  it("follows a query in its order", async () => {
    const rooms = db.collection("rooms");
    await Promise.all([rooms.doc("a").set({ price: 1 }), rooms.doc("c").set({ price: 3 })]);
    const heard = hear(rooms.orderBy("price"));
    await eventually(() => heard).toEqual([["added a -1→0", "added c -1→1"]]);
    await rooms.doc("b").set({ price: 2 });
    await eventually(() => heard.at(-1)).toEqual(["added b -1→1"]);
    await db.batch().update(rooms.doc("a"), { price: 4 }).delete(rooms.doc("c")).commit();
    await eventually(() => heard.at(-1)).toEqual(["removed c 2→-1", "modified a 0→1"]);
    await rooms.doc("b").update({ price: 2 });
    await rooms.doc("d").set({ other: true });
    await rooms.doc("e").set({ price: 9 });
    await eventually(() => heard.slice(3)).toEqual([["added e -1→2"]]);
  });

  it("refills a limit, and counts it from the end", async () => {
    const rooms = db.collection("rooms");
    await Promise.all([1, 2, 3].map((price) => rooms.doc(String(price)).set({ price })));
    const first = hear(rooms.orderBy("price").limit(2));
    const last = hear(rooms.orderBy("price").limitToLast(2));
    await eventually(() => [first, last]).toEqual([
      [["added 1 -1→0", "added 2 -1→1"]],
      [["added 2 -1→0", "added 3 -1→1"]],
    ]);
    await rooms.doc("1").delete();
    await eventually(() => first.at(-1)).toEqual(["removed 1 0→-1", "added 3 -1→1"]);
    await rooms.doc("4").set({ price: 4 });
    await eventually(() => last.at(-1)).toEqual(["removed 2 0→-1", "added 4 -1→1"]);
  });

  it("follows a document: missing, there, changed, gone", async () => {
    const heard: (Timestamp | boolean | undefined)[] = [];
    const room = db.doc("rooms/a");
    stops.push(room.onSnapshot((snapshot) => heard.push(snapshot.exists && snapshot.readTime instanceof Timestamp)));
    await eventually(() => heard).toEqual([false]);
    await room.set({ n: 1 });
    await eventually(() => heard).toEqual([false, true]);
    await room.update({ n: 2 });
    await eventually(() => heard).toEqual([false, true, true]);
    await room.delete();
    await eventually(() => heard).toEqual([false, true, true, false]);
  });

  it("follows a group, and a query that selects", async () => {
    const group = hear(db.collectionGroup("rooms"));
    const selected: unknown[] = [];
    stops.push(
      db
        .collection("sites/b/rooms")
        .select("n")
        .onSnapshot(({ docs }) => selected.push(docs.map((found) => found.data()))),
    );
    await eventually(() => [group, selected]).toEqual([[[]], [[]]]);
    await db.doc("sites/b/rooms/x").set({ n: 1, m: 2 });
    await eventually(() => [group.at(-1), selected.at(-1)]).toEqual([["added x -1→0"], [{ n: 1 }]]);
  });

  it("comes back after a cut and hears what it missed", async () => {
    const heard = hear(db.collection("rooms"));
    await db.doc("rooms/a").set({});
    await db.doc("rooms/b").set({});
    await eventually(() => heard.flat()).toEqual(["added a -1→0", "added b -1→1"]);
    wire.cut();
    await direct.doc("rooms/c").set({});
    await direct.doc("rooms/a").delete();
    wire.mend();
    await eventually(() => heard.at(-1)).toEqual(["removed a 0→-1", "added c -1→1"]);
  });

  it("is told why a query cannot be followed", async () => {
    const heard = hear(db.collection("rooms").where("a", "not-in", [1]).where("b", "!=", 2));
    await eventually(() => heard.length).toBe(1);
    expect(heard[0]?.[0]).toMatch(/^Error 3: /);
  });
});
