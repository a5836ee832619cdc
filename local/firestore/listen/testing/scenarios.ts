import type { FirebaseApp } from "firebase/app";
import type * as Firestore from "firebase/firestore";
import type { DocumentReference, DocumentSnapshot, QuerySnapshot, Transaction } from "firebase/firestore";

/** The unmodified SDK and two clients of it on one empty project: the same scenarios run in Node and in a browser. */
export interface Stage {
  readonly sdk: typeof Firestore;
  readonly db: Firestore.Firestore;
  readonly other: Firestore.Firestore;
}

/** What must come out, as plain data that survives the way out of a browser. */
export interface Scenario {
  play(stage: Stage): Promise<unknown>;
  readonly expected: unknown;
  /** Takes long: once in a browser is enough. */
  readonly isHeavy?: boolean;
}

/** Collects what a listener says and waits for it. */
class Log<T> {
  readonly entries: T[] = [];
  #wake = () => {};

  readonly push = (entry: T): void => {
    this.entries.push(entry);
    this.#wake();
  };

  async until(done: (entries: readonly T[]) => boolean, what: string): Promise<T[]> {
    const end = Date.now() + 8_000;
    while (!done(this.entries)) {
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}: ${JSON.stringify(this.entries)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.entries;
  }

  last(done: (entry: T) => boolean, what: string): Promise<T[]> {
    return this.until((entries) => {
      const entry = entries.at(-1);
      return entry !== undefined && done(entry);
    }, what);
  }
}

const seen = (snapshot: DocumentSnapshot) => {
  const { fromCache, hasPendingWrites } = snapshot.metadata;
  return [snapshot.data() ?? null, ...(fromCache ? ["cache"] : []), ...(hasPendingWrites ? ["pending"] : [])];
};
const ids = (snapshot: QuerySnapshot) => snapshot.docs.map(({ id }) => id);
const changes = (snapshot: QuerySnapshot) =>
  snapshot.docChanges().map(({ type, doc, oldIndex, newIndex }) => `${type} ${doc.id} ${oldIndex}→${newIndex}`);

export const scenarios: Readonly<Record<string, Scenario>> = {
  "writes and reads every type": {
    expected: { same: true, missing: false, generated: 20 },
    play: async ({ sdk, db, other }) => {
      const data = {
        text: "é𝄞😀\u2028",
        integer: 9007199254740991,
        double: 0.1,
        minusZero: -0,
        nan: Number.NaN,
        infinity: Number.NEGATIVE_INFINITY,
        none: null,
        yes: true,
        time: new sdk.Timestamp(1_800_000_000, 123_456_000),
        place: new sdk.GeoPoint(48.85, 2.35),
        bytes: sdk.Bytes.fromUint8Array(new Uint8Array([0, 255, 128])),
        reference: sdk.doc(db, "a/b/c/d"),
        list: [1, "two", { three: [] }],
        map: { "dotted.key": 1, "`": { deep: {} } },
        vector: sdk.vector([1, 2.5]),
      };
      const made = await sdk.addDoc(sdk.collection(db, "types"), data);
      const read = await sdk.getDocFromServer(sdk.doc(other, made.path));
      const expected = { ...data, reference: sdk.doc(other, "a/b/c/d") };
      const same = Object.entries(expected).every(([key, value]) => alike(read.get(new sdk.FieldPath(key)), value));
      const missing = (await sdk.getDocFromServer(sdk.doc(other, "types/none"))).exists();
      return { same, missing, generated: made.id.length };
    },
  },

  "follows a document through its life": {
    expected: [[null], [{ n: 1 }, "pending"], [{ n: 1 }], [{ n: 2 }], [null], [{ n: 3 }]],
    play: async ({ sdk, db, other }) => {
      const log = new Log<unknown[]>();
      const mine = sdk.doc(db, "rooms/a");
      const theirs = sdk.doc(other, "rooms/a");
      const stop = sdk.onSnapshot(mine, { includeMetadataChanges: true }, (snapshot) => log.push(seen(snapshot)));
      await log.until(({ length }) => length === 1, "nothing");
      await sdk.setDoc(mine, { n: 1 });
      await log.until(({ length }) => length === 3, "my write");
      await sdk.updateDoc(theirs, { n: 2 });
      await log.until(({ length }) => length === 4, "their write");
      await sdk.deleteDoc(theirs);
      await log.until(({ length }) => length === 5, "the deletion");
      await sdk.setDoc(theirs, { n: 3 });
      const entries = [...(await log.until(({ length }) => length === 6, "its return"))];
      stop();
      return entries;
    },
  },

  "follows a query: what comes, changes, moves and goes": {
    expected: [
      ["added a -1→0", "added c -1→1"],
      ["added b -1→1"],
      ["modified a 0→2"],
      ["removed c 1→-1"],
      ["removed b 0→-1"],
    ],
    play: async ({ sdk, db, other }) => {
      const write = (id: string, data: object) => sdk.setDoc(sdk.doc(other, "rooms", id), data);
      await write("a", { price: 1, free: true });
      await write("c", { price: 3, free: true });
      await write("z", { price: 3, free: false });
      const rooms = sdk.collection(db, "rooms");
      const log = new Log<string[]>();
      const query = sdk.query(rooms, sdk.where("free", "==", true), sdk.orderBy("price"));
      const stop = sdk.onSnapshot(query, (snapshot) => log.push(changes(snapshot)));
      await log.until(({ length }) => length === 1, "the result");
      await write("b", { price: 2, free: true });
      await log.until(({ length }) => length === 2, "b");
      await write("a", { price: 4, free: true });
      await log.until(({ length }) => length === 3, "a's move");
      await sdk.deleteDoc(sdk.doc(other, "rooms/c"));
      await log.until(({ length }) => length === 4, "c's end");
      await write("b", { price: 2, free: false });
      const entries = [...(await log.until(({ length }) => length === 5, "b's leave"))];
      stop();
      return entries;
    },
  },

  "refills a limit, from both ends": {
    expected: {
      first: [
        ["a", "b"],
        ["b", "c"],
        ["0", "b"],
      ],
      last: [
        ["b", "c"],
        ["b", "c"],
        ["b", "c"],
      ],
    },
    play: async ({ sdk, db, other }) => {
      const write = (id: string, price: number) => sdk.setDoc(sdk.doc(other, "rooms", id), { price });
      await Promise.all([write("a", 1), write("b", 2), write("c", 3)]);
      const rooms = sdk.collection(db, "rooms");
      const first = new Log<string[]>();
      const last = new Log<string[]>();
      // The second listener may begin with what the first one brought into the cache.
      const fromServer = (log: Log<string[]>) => (snapshot: QuerySnapshot) => {
        if (!snapshot.metadata.fromCache) log.push(ids(snapshot));
      };
      const stops = [
        sdk.onSnapshot(sdk.query(rooms, sdk.orderBy("price"), sdk.limit(2)), fromServer(first)),
        sdk.onSnapshot(sdk.query(rooms, sdk.orderBy("price"), sdk.limitToLast(2)), fromServer(last)),
      ];
      await first.until(({ length }) => length === 1, "the first two");
      await last.until(({ length }) => length === 1, "the last two");
      await sdk.deleteDoc(sdk.doc(other, "rooms/a"));
      await first.last((entry) => entry.join() === "b,c", "the refill");
      await write("0", 0);
      await first.last((entry) => entry.join() === "0,b", "the new first");
      for (const stop of stops) stop();
      return {
        first: first.entries,
        last: [last.entries[0], last.entries.at(-1), last.entries.at(-1)],
      };
    },
  },

  "transactions of two clients on one counter add up": {
    expected: 8,
    play: async ({ sdk, db, other }) => {
      await sdk.setDoc(sdk.doc(db, "counters/a"), { n: 0 });
      const increase = (client: Firestore.Firestore) =>
        sdk.runTransaction(
          client,
          async (transaction) => {
            const counter = sdk.doc(client, "counters/a");
            const before = await transaction.get(counter);
            transaction.update(counter, { n: before.get("n") + 1 });
          },
          { maxAttempts: 20 },
        );
      await Promise.all([0, 1, 2, 3].flatMap(() => [increase(db), increase(other)]));
      return (await sdk.getDocFromServer(sdk.doc(db, "counters/a"))).get("n");
    },
  },

  "a transaction that reads only, and one that makes a document once": {
    expected: { first: "made", second: "there", third: 1 },
    play: async ({ sdk, db, other }) => {
      const make = (client: Firestore.Firestore) =>
        sdk.runTransaction(client, async (transaction) => {
          const found = await transaction.get(sdk.doc(client, "once/a"));
          if (found.exists()) return "there";
          transaction.set(found.ref, { n: 1 });
          return "made";
        });
      const first = await make(db);
      const second = await make(other);
      const third = await sdk.runTransaction(db, async (transaction) =>
        (await transaction.get(sdk.doc(db, "once/a"))).get("n"),
      );
      return { first, second, third };
    },
  },

  "what a transaction makes of a document, by what was there, whether it was read, and two writes": {
    // Each line: delete twice, delete and update, delete and set; the same after an update; the same after a set.
    expected: {
      there: "- invalid-argument 2 - 2 2 - 2 2",
      "there, read": "- invalid-argument 2 - 2 2 - 2 2",
      never: "- invalid-argument 2 not-found not-found not-found - 2 2",
      "never, read": "- invalid-argument 2 invalid-argument invalid-argument invalid-argument - 2 2",
      "not any more": "- invalid-argument 2 not-found not-found not-found - 2 2",
      "not any more, read": "- invalid-argument 2 invalid-argument invalid-argument invalid-argument - 2 2",
    },
    play: async ({ sdk, db }) => {
      const prepare = {
        there: (ref: DocumentReference) => sdk.setDoc(ref, { n: 0 }),
        never: async () => {},
        "not any more": (ref: DocumentReference) => sdk.setDoc(ref, { n: 0 }).then(() => sdk.deleteDoc(ref)),
      };
      const writes: ((transaction: Transaction, ref: DocumentReference, n: number) => unknown)[] = [
        (transaction, ref) => transaction.delete(ref),
        (transaction, ref, n) => transaction.update(ref, { n }),
        (transaction, ref, n) => transaction.set(ref, { n }),
      ];
      const outcomes: Record<string, string> = {};
      for (const [before, make] of Object.entries(prepare)) {
        for (const isRead of [false, true]) {
          const row: string[] = [];
          for (const [first, second] of writes.flatMap((one) => writes.map((other) => [one, other] as const))) {
            const ref = sdk.doc(sdk.collection(db, "stages"));
            await make(ref);
            const done = sdk.runTransaction(db, async (transaction) => {
              if (isRead) await transaction.get(ref);
              first(transaction, ref, 1);
              second(transaction, ref, 2);
            });
            const found = () => sdk.getDocFromServer(ref).then((document) => String(document.get("n") ?? "-"));
            row.push(await done.then(found, (error: { code: string }) => error.code));
          }
          outcomes[isRead ? `${before}, read` : before] = row.join(" ");
        }
      }
      return outcomes;
    },
  },

  "offline: keeps my writes, misses theirs, then agrees with everyone": {
    expected: {
      offline: [["a", "b", "c"], true],
      online: [["a", "c", "mine", "theirs"], false],
      afterwards: ["a", "c", "later", "mine", "theirs"],
    },
    play: async ({ sdk, db, other }) => {
      const write = (client: Firestore.Firestore, id: string, data: object = {}) =>
        sdk.setDoc(sdk.doc(client, "rooms", id), data);
      await Promise.all(["a", "b", "c"].map((id) => write(other, id)));
      const log = new Log<[string[], boolean]>();
      const stop = sdk.onSnapshot(sdk.collection(db, "rooms"), { includeMetadataChanges: true }, (snapshot) =>
        log.push([ids(snapshot), snapshot.metadata.fromCache]),
      );
      await log.last(([, fromCache]) => !fromCache, "the rooms");
      await sdk.disableNetwork(db);
      const offline = (await log.last(([, fromCache]) => fromCache, "being offline")).at(-1);
      const pending = write(db, "mine");
      await write(other, "theirs");
      await sdk.deleteDoc(sdk.doc(other, "rooms/b"));
      await sdk.enableNetwork(db);
      await pending;
      const online = (await log.last(([found, fromCache]) => !fromCache && found.includes("theirs"), "theirs")).at(-1);
      await write(other, "later");
      const afterwards = (await log.last(([found]) => found.includes("later"), "later")).at(-1)?.[0];
      stop();
      return { offline, online, afterwards };
    },
  },

  "counts, sums and averages": {
    expected: { n: 3, sum: 6, avg: 2 },
    play: async ({ sdk, db, other }) => {
      await Promise.all([1, 2, 3].map((price) => sdk.addDoc(sdk.collection(other, "rooms"), { price })));
      const answer = await sdk.getAggregateFromServer(sdk.collection(db, "rooms"), {
        n: sdk.count(),
        sum: sdk.sum("price"),
        avg: sdk.average("price"),
      });
      return answer.data();
    },
  },

  "server values, and writes that change nothing": {
    expected: { n: 3, tags: ["a", "b"], time: true, quiet: false },
    play: async ({ sdk, db }) => {
      const room = sdk.doc(db, "rooms/a");
      await sdk.setDoc(room, { n: 1, tags: ["a"] });
      await sdk.updateDoc(room, { n: sdk.increment(2), tags: sdk.arrayUnion("a", "b"), at: sdk.serverTimestamp() });
      const log = new Log<DocumentSnapshot>();
      const stop = sdk.onSnapshot(room, { includeMetadataChanges: true }, log.push);
      await log.last(({ metadata }) => !metadata.fromCache && !metadata.hasPendingWrites, "the room");
      await sdk.updateDoc(room, { n: 3 });
      const entries = await log.last(({ metadata }) => !metadata.hasPendingWrites, "the room in peace");
      stop();
      const last = entries.at(-1);
      return {
        n: last?.get("n"),
        tags: last?.get("tags"),
        time: last?.get("at") instanceof sdk.Timestamp,
        quiet: last?.metadata.hasPendingWrites,
      };
    },
  },

  "a batch of five hundred long texts, seen by another client at once": {
    expected: { sizes: [500], whole: true },
    play: async ({ sdk, db, other }) => {
      const text = "𝄞é😀x".repeat(200);
      const log = new Log<QuerySnapshot>();
      const stop = sdk.onSnapshot(sdk.collection(db, "texts"), log.push);
      await log.until(({ length }) => length === 1, "nothing");
      const batch = sdk.writeBatch(other);
      for (let i = 0; i < 500; i++) batch.set(sdk.doc(other, "texts", String(i)), { text });
      await batch.commit();
      const entries = await log.last(({ size }) => size === 500, "five hundred");
      stop();
      const sizes = entries.slice(1).map(({ size }) => size);
      return { sizes, whole: entries.at(-1)?.docs.every((found) => found.get("text") === text) };
    },
  },

  "a commit of nine megabytes, twenty-seven when percent-encoded": {
    isHeavy: true,
    expected: [9, 520_000],
    play: async ({ sdk, db, other }) => {
      const batch = sdk.writeBatch(db);
      for (let i = 0; i < 9; i++) batch.set(sdk.doc(db, "large", String(i)), { text: "é".repeat(520_000) });
      await batch.commit();
      const found = await sdk.getDocsFromServer(sdk.collection(other, "large"));
      return [found.size, found.docs.at(-1)?.get("text").length];
    },
  },

  "many listeners on one stream, added and removed while things change": {
    expected: { counts: [20, 20, 20], left: 0 },
    play: async ({ sdk, db, other }) => {
      const stops: (() => void)[] = [];
      const logs = Array.from({ length: 3 }, () => new Log<number>());
      for (const log of logs) {
        const at = logs.indexOf(log);
        stops.push(
          sdk.onSnapshot(sdk.query(sdk.collection(db, "rooms"), sdk.where("n", ">=", -at)), ({ size }) =>
            log.push(size),
          ),
        );
      }
      let left = 0;
      for (let i = 0; i < 20; i++) {
        const stop = sdk.onSnapshot(sdk.doc(db, "rooms", String(i)), () => {});
        await sdk.setDoc(sdk.doc(other, "rooms", String(i)), { n: i });
        if (i % 2 === 0) stop();
        else stops.push(stop);
      }
      for (const log of logs) await log.last((size) => size === 20, "all rooms");
      for (const stop of stops) stop();
      const before = logs.map(({ entries }) => entries.length);
      await sdk.setDoc(sdk.doc(other, "rooms/extra"), { n: 1 });
      await sdk.getDocFromServer(sdk.doc(db, "rooms/extra"));
      left = logs.filter(({ entries }, i) => entries.length !== before[i]).length;
      return { counts: logs.map(({ entries }) => entries.at(-1)), left };
    },
  },

  "errors keep their code": {
    expected: ["not-found", "invalid-argument", "invalid-argument", "invalid-argument", "already-exists"],
    play: async ({ sdk, db }) => {
      const codeOf = (promise: Promise<unknown>) =>
        promise.then(
          () => "fine",
          (error: { code: string }) => error.code,
        );
      return [
        await codeOf(sdk.updateDoc(sdk.doc(db, "rooms/none"), { n: 1 })),
        await codeOf(sdk.setDoc(sdk.doc(db, "rooms/__reserved__"), { n: 1 })),
        await codeOf(sdk.getDocsFromServer(sdk.collection(db, "a/__reserved__/b"))),
        await codeOf(
          new Promise((resolve, reject) => {
            sdk.onSnapshot(sdk.collection(db, "a/__reserved__/b"), resolve, reject);
          }),
        ),
        await codeOf(
          sdk.runTransaction(
            db,
            async (transaction) => {
              const found = await transaction.get(sdk.doc(db, "rooms/a"));
              await sdk.setDoc(found.ref, { n: Math.random() });
              transaction.set(found.ref, { n: 2 });
            },
            { maxAttempts: 1 },
          ),
        ),
      ];
    },
  },
};

/** Two clients of a project that nobody else uses. */
export function openStage(
  sdk: typeof Firestore,
  initializeApp: (options: object, name: string) => FirebaseApp,
  port: number,
  projectId: string,
  settings: object = {},
): Stage & { close(): Promise<void> } {
  const open = (name: string) => {
    const db = sdk.initializeFirestore(initializeApp({ projectId, apiKey: "any" }, name), settings);
    sdk.connectFirestoreEmulator(db, "127.0.0.1", port);
    return db;
  };
  const db = open(`${projectId} one`);
  const other = open(`${projectId} two`);
  return {
    sdk,
    db,
    other,
    close: async () => {
      await Promise.all([sdk.terminate(db), sdk.terminate(other)]);
    },
  };
}

function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if ("isEqual" in b && typeof b.isEqual === "function") return Boolean(b.isEqual(a));
  if ("path" in a && "path" in b) return a.path === b.path;
  const keys = Object.keys(b);
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) => alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
