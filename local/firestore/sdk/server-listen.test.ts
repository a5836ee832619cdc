import {
  type CollectionReference,
  Firestore,
  GeoPoint,
  type Query,
  type QuerySnapshot,
  Timestamp,
} from "@google-cloud/firestore";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

/** What a listener hears, snapshot by snapshot. */
function hear(query: Query) {
  const heard: { ids: string[]; changes: string[] }[] = [];
  const listener = (snapshot: QuerySnapshot) => {
    const changes = snapshot.docChanges().map(({ type, doc }) => `${type} ${doc.id}`);
    heard.push({ ids: snapshot.docs.map(({ id }) => id), changes });
  };
  return { heard, stop: query.onSnapshot(listener) };
}

describe("listeners of the server SDK", () => {
  const server = testServer();
  let db: Firestore;
  let desks: CollectionReference;
  let next = 0;

  beforeAll(() => {
    db = new Firestore({ projectId: "demo-listen", host: server.host, ssl: false });
  });
  beforeEach(() => {
    desks = db.collection(`desks${next++}`);
  });
  afterAll(() => db.terminate());

  it.each([
    ["first", () => desks.orderBy("at").limit(2), ["d3", "d4"], ["d1", "d2"]],
    ["last", () => desks.orderBy("at", "desc").limitToLast(2), ["d4", "d3"], ["d2", "d1"]],
  ])("hear in one snapshot of what one commit pushes out of the %s two", async (_which, query, before, after) => {
    for (const at of [3, 4, 5]) await desks.doc(`d${at}`).set({ at });
    const { heard, stop } = hear(query());
    await expect.poll(() => heard).toHaveLength(1);
    const batch = db.batch();
    for (const at of [1, 2]) batch.set(desks.doc(`d${at}`), { at });
    await batch.commit();
    await desks.doc("d1").update({ seen: true });
    await expect.poll(() => heard).toHaveLength(3);
    stop();
    const changes = [...before.map((id) => `removed ${id}`), ...after.map((id) => `added ${id}`)];
    expect(heard.slice(0, 2)).toEqual([
      { ids: before, changes: before.map((id) => `added ${id}`) },
      { ids: after, changes },
    ]);
  });

  it("order every type as the server does", async () => {
    const values = {
      map: {},
      array: [],
      point: new GeoPoint(45, 45),
      reference: desks.doc("x"),
      bytes: Buffer.alloc(0),
      text: "",
      time: Timestamp.now(),
      number: 0,
      yes: true,
      no: false,
      nothing: null,
    };
    for (const [id, at] of Object.entries(values)) await desks.doc(id).set({ at });
    const { heard, stop } = hear(desks.orderBy("at", "desc"));
    await expect.poll(() => heard.at(-1)?.ids).toEqual(Object.keys(values));
    await desks.doc("array").update({ at: false });
    const moved = [...Object.keys(values).filter((id) => id !== "array" && id !== "nothing"), "array", "nothing"];
    // Equal values are in the order of their names, here from the last.
    await expect.poll(() => heard.at(-1)).toEqual({ ids: moved, changes: ["modified array"] });
    stop();
  });

  it("follow hundreds of documents that come and go", async () => {
    const { heard, stop } = hear(desks);
    await expect.poll(() => heard).toHaveLength(1);
    const coming = db.bulkWriter();
    for (let n = 0; n < 400; n++) void coming.create(desks.doc(`d${n}`), { n });
    await coming.close();
    await expect.poll(() => heard.at(-1)?.ids.length).toBe(400);
    const going = db.bulkWriter();
    for (let n = 0; n < 400; n += 2) void going.delete(desks.doc(`d${n}`));
    await going.close();
    await expect.poll(() => heard.at(-1)?.ids.length).toBe(200);
    stop();
  });

  it("may be more than one connection carries", async () => {
    const all = Array.from({ length: 150 }, (_none, n) => hear(desks.where("n", ">", n)));
    await expect.poll(() => all.every(({ heard }) => heard.length === 1)).toBe(true);
    await desks.doc("last").set({ n: 1_000 });
    await expect.poll(() => all.every(({ heard }) => heard.at(-1)?.ids[0] === "last")).toBe(true);
    for (const { stop } of all) stop();
  });
});
