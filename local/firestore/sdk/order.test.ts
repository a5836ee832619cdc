import {
  type CollectionReference,
  FieldPath,
  FieldValue,
  Firestore,
  GeoPoint,
  Timestamp,
} from "@google-cloud/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

/** A query is ordered by the server, a listener by the SDK: whoever disagrees shows lists that jump. */
describe("the server and the SDK order alike", () => {
  const server = testServer();
  let db: Firestore;
  let next = 0;

  beforeAll(() => {
    db = new Firestore({ projectId: "demo-order", host: server.host, ssl: false });
  });
  afterAll(() => db.terminate());

  async function holding(values: readonly unknown[]): Promise<CollectionReference> {
    const collection = db.collection(`order${next++}`);
    const batch = db.batch();
    // Ids that say nothing of the order.
    for (const [index, value] of values.entries()) batch.set(collection.doc(`${(index * 7) % 31}-${index}`), { value });
    await batch.commit();
    return collection;
  }

  async function expectOrder(
    query: FirebaseFirestore.Query,
    read: (doc: FirebaseFirestore.DocumentSnapshot) => unknown,
  ) {
    const asked = await query.get();
    const heard = await new Promise<FirebaseFirestore.QuerySnapshot>((resolve, reject) => {
      const stop = query.onSnapshot((snapshot) => {
        stop();
        resolve(snapshot);
      }, reject);
    });
    expect(heard.docs.map((doc) => doc.id)).toEqual(asked.docs.map((doc) => doc.id));
    return expect(asked.docs.map(read));
  }

  it("ids: numbers first, by value, then text by its UTF-8", async () => {
    const ids = ["__id-9223372036854775808__", "__id-2__", "__id7__", "__id12__", "__id9223372036854775807__"];
    ids.push("12", "7", "A", "Aa", "__id", "__id1_", "_id1__", "a", "Ł", "岩", "︒", "🐵");
    const collection = db.collection(`order${next++}`);
    const batch = db.batch();
    for (const id of ids.toReversed()) batch.set(collection.doc(id), {});
    await batch.commit();
    const name = FieldPath.documentId();
    (await expectOrder(collection.orderBy(name), (doc) => doc.id)).toEqual(ids);
    const some = collection.where(name, ">", "__id7__").where(name, "<=", "A").orderBy(name);
    (await expectOrder(some, (doc) => doc.id)).toEqual(ids.slice(3, 8));
  });

  it.each<[string, (text: string) => unknown]>([
    ["text", (text: string) => text],
    ["text in a list", (text: string) => [text]],
    ["text in a map", (text: string) => ({ text })],
    ["keys of a map", (text: string) => ({ [text]: 1 })],
  ])("%s, beyond the basic plane too", async (_what, wrap) => {
    const values = ["Sierpiński", "Łukasiewicz", "你好", "你顥", "岩澤", "︒", "Ｐ", "🄟", "🐵", "😀", "😁"].map(wrap);
    const collection = await holding(values);
    (await expectOrder(collection.orderBy("value"), (doc) => doc.get("value"))).toEqual(values);
    (await expectOrder(collection.orderBy("value", "desc"), (doc) => doc.get("value"))).toEqual(values.toReversed());
  });

  it("vectors between lists and maps, the shorter first", async () => {
    const vectors = [[-Infinity], [-1], [1], [Infinity], [1, 2], [2, 2], [1, 2, 3], [1, 2, 100, 4], [100, 2, 3, 4]];
    const values = [
      [],
      [9, 9],
      ...vectors.map((numbers) => FieldValue.vector(numbers)),
      {},
      { HELLO: 1 },
      { hello: 1 },
    ];
    const collection = await holding(values);
    (await expectOrder(collection.orderBy("value"), (doc) => doc.get("value"))).toEqual(values);
  });

  it("types, each in its place", async () => {
    const times = [new Timestamp(-1, 0), new Timestamp(1, 0)];
    const points = [new GeoPoint(0, 1), new GeoPoint(1, 0)];
    const bytes = [Buffer.of(1), Buffer.of(1, 2)];
    const values = [
      null,
      false,
      true,
      Number.NaN,
      -1.5,
      0,
      2,
      ...times,
      "",
      "a",
      ...bytes,
      db.doc("a/b"),
      ...points,
      [1],
      { a: 1 },
    ];
    const collection = await holding(values);
    const read = (doc: FirebaseFirestore.DocumentSnapshot) => Number(doc.id.split("-")[1]);
    (await expectOrder(collection.orderBy("value"), read)).toEqual(values.map((_value, index) => index));
  });
});
