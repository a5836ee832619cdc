import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app";
import {
  addDoc,
  arrayUnion,
  average,
  collection,
  collectionGroup,
  connectFirestoreEmulator,
  count,
  deleteDoc,
  deleteField,
  doc,
  type Firestore,
  getAggregate,
  getDoc,
  getDocs,
  getFirestore,
  increment,
  limit,
  or,
  orderBy,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  startAfter,
  sum,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
} from "firebase/firestore/lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

describe("the unmodified lite SDK", () => {
  const server = testServer();
  let app: FirebaseApp;
  let db: Firestore;
  beforeAll(() => {
    setLogLevel("silent");
    app = initializeApp({ projectId: "demo-lite" }, "lite");
    db = getFirestore(app);
    connectFirestoreEmulator(db, "127.0.0.1", server.port);
  });
  afterAll(() => deleteApp(app));

  it("writes and reads documents, sentinels included", async () => {
    const ref = doc(db, "rooms/é b:c%2F");
    await setDoc(ref, {
      seats: 4,
      zero: -0,
      infinite: Number.POSITIVE_INFINITY,
      tags: ["a"],
      gone: 1,
      at: serverTimestamp(),
    });
    await updateDoc(ref, { seats: increment(1), tags: arrayUnion("b"), gone: deleteField(), "deep.er": true });
    expect((await getDoc(ref)).data()).toEqual({
      seats: 5,
      zero: -0,
      infinite: Number.POSITIVE_INFINITY,
      tags: ["a", "b"],
      deep: { er: true },
      at: expect.any(Timestamp),
    });
    await deleteDoc(ref);
    expect((await getDoc(ref)).exists()).toBe(false);
    expect((await addDoc(collection(db, "rooms"), {})).id).toHaveLength(20);
  });

  it("queries and aggregates", async () => {
    const batch = writeBatch(db);
    for (let n = 0; n < 6; n++) batch.set(doc(db, `houses/${n % 2}/rooms/${n}`), { n });
    await batch.commit();
    const rooms = collectionGroup(db, "rooms");
    const numbers = async (found: ReturnType<typeof getDocs>) => (await found).docs.map((one) => one.get("n"));
    expect(await numbers(getDocs(query(rooms, where("n", ">=", 2), orderBy("n", "desc"), limit(3))))).toEqual([
      5, 4, 3,
    ]);
    expect(await numbers(getDocs(query(rooms, orderBy("n"), startAfter(4))))).toEqual([5]);
    expect(await numbers(getDocs(query(rooms, or(where("n", "==", 1), where("n", "in", [3, 9])))))).toEqual([1, 3]);
    const totals = await getAggregate(query(rooms, where("n", ">", 1)), {
      count: count(),
      sum: sum("n"),
      mean: average("n"),
    });
    expect(totals.data()).toEqual({ count: 4, sum: 14, mean: 3.5 });
    expect((await getDocs(collection(db, "nothing"))).empty).toBe(true);
  });

  it("runs optimistic transactions, retried under contention", async () => {
    const counter = doc(db, "counters/1");
    await setDoc(counter, { value: 0 });
    const add = () =>
      runTransaction(
        db,
        async (tx) => {
          const { value } = (await tx.get(counter)).data() as { value: number };
          await tx.get(doc(db, "counters/never"));
          tx.update(counter, { value: value + 1 });
        },
        { maxAttempts: 30 },
      );
    await Promise.all([add(), add(), add()]);
    expect((await getDoc(counter)).get("value")).toBe(3);
  });

  it("names errors", async () => {
    await expect(updateDoc(doc(db, "rooms/none"), { a: 1 })).rejects.toMatchObject({ code: "not-found" });
    // Lite goes by the HTTP status, and knows one code for each.
    await expect(setDoc(doc(db, "rooms/__reserved__"), {})).rejects.toMatchObject({
      code: "failed-precondition",
      message: expect.stringContaining("reserved"),
    });
  });
});
