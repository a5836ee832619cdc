import {
  AggregateField,
  type CollectionReference,
  FieldPath,
  FieldValue,
  Filter,
  Firestore,
  GeoPoint,
  Timestamp,
} from "@google-cloud/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

/** Without its own credentials the REST transport would look for a cloud. */
const anyone = {
  getRequestHeaders: async () => new Headers(),
  fetch: (url: string, init: RequestInit) => fetch(url, init),
};

describe.each([
  ["gRPC", {}],
  ["REST", { preferRest: true, authClient: anyone }],
])("the unmodified server SDK over %s", (_transport, settings) => {
  const server = testServer();
  let db: Firestore;
  let rooms: CollectionReference;

  beforeAll(() => {
    db = new Firestore({ projectId: "demo-sdk", host: server.host, ssl: false, ...(settings as object) });
    rooms = db.collection("rooms");
  });
  afterAll(() => db.terminate());

  it("gives back every type of value", async () => {
    const all = {
      null: null,
      no: false,
      integer: 2 ** 53 - 1,
      double: 0.1,
      nan: Number.NaN,
      infinite: Number.NEGATIVE_INFINITY,
      text: "é𝄞",
      time: new Timestamp(1_800_000_000, 123_456_000),
      bytes: Buffer.from([0, 255]),
      reference: rooms.doc("other"),
      point: new GeoPoint(-90, 180),
      list: [1, { deep: [] }],
      map: { "a.b`c": { "": "empty" } },
      vector: FieldValue.vector([1, 2.5]),
    };
    const ref = rooms.doc("types");
    await ref.set({ ...all, map: { "a.b`c": {} } });
    const data = (await ref.get()).data();
    expect(data).toMatchObject({
      ...all,
      map: { "a.b`c": {} },
      reference: expect.anything(),
      vector: expect.anything(),
    });
    expect(data?.reference.path).toBe("rooms/other");
    expect(data?.vector.toArray()).toEqual([1, 2.5]);
  });

  it("keeps integers beyond 2^53 and the zero's sign", async () => {
    const precise = new Firestore({
      projectId: "demo-sdk",
      host: server.host,
      ssl: false,
      useBigInt: true,
      ...(settings as object),
    });
    const ref = precise.doc("rooms/precise");
    await ref.set({ big: 2n ** 63n - 1n, small: -(2n ** 63n) });
    expect((await ref.get()).data()).toEqual({ big: 2n ** 63n - 1n, small: -(2n ** 63n) });
    await precise.terminate();
  });

  it("merges, transforms, deletes fields and tells update times", async () => {
    const ref = rooms.doc("merged");
    const first = await ref.set({ seats: 4, tags: ["a"], site: { id: "x", name: "X" } });
    await ref.set({ site: { name: "Y" } }, { merge: true });
    await ref.update({
      seats: FieldValue.increment(1.5),
      tags: FieldValue.arrayUnion("b", "a"),
      "site.id": FieldValue.delete(),
      at: FieldValue.serverTimestamp(),
    });
    const snapshot = await ref.get();
    expect(snapshot.data()).toEqual({ seats: 5.5, tags: ["a", "b"], site: { name: "Y" }, at: expect.any(Timestamp) });
    expect(snapshot.createTime?.isEqual(first.writeTime)).toBe(true);
    expect(snapshot.updateTime?.valueOf()).not.toBe(snapshot.createTime?.valueOf());
    expect(snapshot.get("at").nanoseconds % 1_000_000).toBe(0);
  });

  it.each([
    ["create what exists", () => rooms.doc("merged").create({}), 6],
    ["update what is missing", () => rooms.doc("none").update({ a: 1 }), 5],
    ["delete what is missing, though it must exist", () => rooms.doc("none").delete({ exists: true }), 5],
    [
      "update a version that is past",
      () => rooms.doc("merged").update({ a: 1 }, { lastUpdateTime: new Timestamp(1, 0) }),
      9,
    ],
    [
      "update a version that is to come",
      () => rooms.doc("merged").update({ a: 1 }, { lastUpdateTime: Timestamp.fromMillis(Date.now() + 3_600_000) }),
      3,
    ],
    ["write a reserved id", () => rooms.doc("__a__").set({}), 3],
    ["write a value too large", () => rooms.doc("large").set({ text: "x".repeat(1_048_488) }), 3],
  ])("refuses to %s", async (_what, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
  });

  it("is refused a bad query at once, and does not try again", async () => {
    const asked = performance.now();
    const query = rooms.where(
      "seats",
      "in",
      Array.from({ length: 31 }, (_none, n) => n),
    );
    await expect(query.get()).rejects.toMatchObject({ code: 3 });
    expect(performance.now() - asked).toBeLessThan(5000);
  });

  it("reads several documents, in part, in the order asked", async () => {
    await rooms.doc("m1").set({ a: 1, b: { c: 2, d: 3 } });
    const found = await db.getAll(rooms.doc("m1"), rooms.doc("none"), rooms.doc("m1"), { fieldMask: ["b.c"] });
    expect(found.map((snapshot) => snapshot.data())).toEqual([{ b: { c: 2 } }, undefined, { b: { c: 2 } }]);
    expect(found[1]?.readTime.toMillis()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("lists documents with missing parents, collections, groups", async () => {
    await db.doc("houses/ghost/floors/1").set({ n: 1 });
    await db.doc("houses/ghost/rooms/1").set({ n: 2 });
    await db.doc("houses/real").set({});
    expect((await db.collection("houses").listDocuments()).map((ref) => ref.id)).toEqual(["ghost", "real"]);
    expect((await db.doc("houses/ghost").listCollections()).map((ref) => ref.id)).toEqual(["floors", "rooms"]);
    expect((await db.collectionGroup("floors").get()).docs.map((doc) => doc.ref.path)).toEqual([
      "houses/ghost/floors/1",
    ]);
    expect((await db.listCollections()).map((ref) => ref.id)).toContain("houses");
  });

  describe("queries", () => {
    const numbers = () => db.collection("numbers");
    beforeAll(async () => {
      const batch = db.batch();
      for (let n = 0; n < 10; n++) batch.set(numbers().doc(`n${n}`), { n, odd: n % 2 === 1, tags: [`t${n % 3}`] });
      await batch.commit();
    });

    it.each([
      ["==", () => numbers().where("odd", "==", true), [1, 3, 5, 7, 9]],
      ["order and limit", () => numbers().orderBy("n", "desc").limit(2), [9, 8]],
      ["limitToLast", () => numbers().orderBy("n").limitToLast(2), [8, 9]],
      ["cursors", () => numbers().orderBy("n").startAfter(2).endBefore(5), [3, 4]],
      ["offset", () => numbers().orderBy("n").offset(8), [8, 9]],
      ["in", () => numbers().where("n", "in", [3, 7, 42]), [3, 7]],
      ["not-in", () => numbers().where("n", "not-in", [0, 1, 2, 3, 4, 5, 6]).orderBy("n"), [7, 8, 9]],
      ["array-contains", () => numbers().where("tags", "array-contains", "t0"), [0, 3, 6, 9]],
      ["or", () => numbers().where(Filter.or(Filter.where("n", "<", 1), Filter.where("n", ">", 8))), [0, 9]],
      ["by name", () => numbers().where(FieldPath.documentId(), ">=", numbers().doc("n8")), [8, 9]],
    ])("%s", async (_what, query, expected) => {
      expect((await query().get()).docs.map((doc) => doc.get("n"))).toEqual(expected);
    });

    it("projects, counts, sums, averages, explains an empty answer with a time", async () => {
      expect((await numbers().select("odd").limit(1).get()).docs[0]?.data()).toEqual({ odd: false });
      const totals = numbers().aggregate({
        count: AggregateField.count(),
        sum: AggregateField.sum("n"),
        average: AggregateField.average("n"),
      });
      expect((await totals.get()).data()).toEqual({ count: 10, sum: 45, average: 4.5 });
      expect((await db.collection("nothing").get()).readTime.toMillis()).toBeGreaterThan(Date.now() - 60_000);
    });

    it("finds the nearest vectors", async () => {
      const points = db.collection("points");
      await Promise.all(
        [
          [0, 0],
          [3, 4],
          [6, 8],
        ].map((at, index) => points.doc(`${index}`).set({ at: FieldValue.vector(at) })),
      );
      await points.doc("other").set({ at: FieldValue.vector([1, 2, 3]) });
      const query = points.findNearest({
        vectorField: "at",
        queryVector: [0, 0],
        limit: 2,
        distanceMeasure: "EUCLIDEAN",
        distanceResultField: "distance",
      });
      expect((await query.get()).docs.map((doc) => [doc.id, doc.get("distance")])).toEqual([
        ["0", 0],
        ["1", 5],
      ]);
    });

    it("cuts a collection group into parts that hold everything once", async () => {
      const ids: string[] = [];
      let parts = 0;
      for await (const part of db.collectionGroup("numbers").getPartitions(4)) {
        parts++;
        ids.push(...(await part.toQuery().get()).docs.map((doc) => doc.id));
      }
      expect(parts).toBeGreaterThan(1);
      expect(ids.sort()).toEqual(Array.from({ length: 10 }, (_none, n) => `n${n}`));
    });
  });

  it("runs transactions: contended counters, queries, read-only, rollback", async () => {
    const counter = rooms.doc("counter");
    await counter.set({ value: 0 });
    const increment = () =>
      db.runTransaction(
        async (tx) => {
          const { value } = (await tx.get(counter)).data() as { value: number };
          tx.update(counter, { value: value + 1 });
        },
        { maxAttempts: 20 },
      );
    await Promise.all(Array.from({ length: 6 }, increment));
    expect((await counter.get()).get("value")).toBe(6);

    const before = (await counter.get()).readTime;
    await counter.update({ value: 7 });
    const past = await db.runTransaction(async (tx) => (await tx.get(counter)).get("value"), {
      readOnly: true,
      readTime: before,
    });
    expect(past).toBe(6);
    await expect(
      db.runTransaction(async (tx) => {
        await tx.get(rooms.where("value", "==", 7));
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await counter.update({ value: 8 });
  });

  it("aborts one of two transactions that both read and write, when it may not try again", async () => {
    const counter = rooms.doc("once");
    await counter.set({ value: 0 });
    let readers = 0;
    const increment = () =>
      db.runTransaction(
        async (tx) => {
          const { value } = (await tx.get(counter)).data() as { value: number };
          readers++;
          while (readers < 2) await new Promise((resolve) => setTimeout(resolve, 5));
          tx.update(counter, { value: value + 1 });
        },
        { maxAttempts: 1 },
      );
    const outcomes = await Promise.allSettled([increment(), increment()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes).toContainEqual({ status: "rejected", reason: expect.objectContaining({ code: 10 }) });
    expect((await counter.get()).get("value")).toBe(1);
  });

  it("counts inside a transaction as of a past time", async () => {
    const { writeTime } = await db.doc("counted/1").create({});
    const countAt = async (readTime: Timestamp) =>
      (await db.runTransaction((tx) => tx.get(db.collection("counted").count()), { readOnly: true, readTime })).data()
        .count;
    await db.doc("counted/2").create({});
    expect(await countAt(writeTime)).toBe(1);
    expect(await countAt(Timestamp.fromMillis(writeTime.toMillis() - 1))).toBe(0);
  });

  it("writes in bulk and deletes recursively", async () => {
    const bulk = db.bulkWriter();
    const failures: number[] = [];
    bulk.onWriteError((error) => {
      failures.push(error.code);
      return false;
    });
    for (let n = 0; n < 600; n++) void bulk.set(db.doc(`bulk/${n}`), { n });
    bulk.create(db.doc("bulk/1"), {}).catch(() => {});
    await bulk.close();
    expect(failures).toEqual([6]);
    expect((await db.collection("bulk").count().get()).data().count).toBe(600);
    await db.recursiveDelete(db.collection("bulk"));
    expect((await db.collection("bulk").count().get()).data().count).toBe(0);
  });

  it("listens, live, whatever it prefers for the rest", async () => {
    const seen: number[][] = [];
    const stop = db
      .collection("live")
      .orderBy("n")
      .onSnapshot((snapshot) => {
        seen.push(snapshot.docs.map((doc) => doc.get("n")));
      });
    await expect.poll(() => seen).toEqual([[]]);
    await db.doc("live/b").set({ n: 2 });
    await expect.poll(() => seen.at(-1)).toEqual([2]);
    await db.doc("live/a").set({ n: 1 });
    await expect.poll(() => seen.at(-1)).toEqual([1, 2]);
    stop();
  });

  it("keeps databases and projects apart", async () => {
    const second = new Firestore({
      projectId: "demo-sdk",
      databaseId: "second",
      host: server.host,
      ssl: false,
      ...(settings as object),
    });
    await second.doc("only/here").set({ a: 1 });
    expect((await second.doc("only/here").get()).exists).toBe(true);
    expect((await db.doc("only/here").get()).exists).toBe(false);
    await second.terminate();
  });
});
