import fc from "fast-check";
import { initializeApp } from "firebase/app";
import * as sdk from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { openStage } from "./testing/scenarios.ts";

sdk.setLogLevel("silent");

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

interface Room {
  readonly n: number;
  readonly tag: string;
}
type State = ReadonlyMap<string, Room>;

const ids = ["a", "b", "c", "d", "e"];
const room = fc.record({ n: fc.nat(4), tag: fc.constantFrom("x", "y") });
const id = fc.constantFrom(...ids);

type Operation =
  | { do: "set" | "update"; id: string; room: Room }
  | { do: "delete"; id: string }
  | { do: "batch"; rooms: readonly [string, Room | null][] }
  | { do: "add one, in a transaction"; id: string }
  | { do: "go offline" | "come back" };
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("set" as const, "update" as const), id, room }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("batch" as const),
      rooms: fc.uniqueArray(fc.tuple(id, fc.option(room)), { selector: ([path]) => path, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("add one, in a transaction" as const), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("go offline" as const, "come back" as const) }) },
);
const script = fc.array(fc.tuple(fc.nat(1), operation), { minLength: 5, maxLength: 25 });

/** The same questions, asked of Firestore and of a plain map. */
const questions: readonly {
  ask(rooms: sdk.CollectionReference): sdk.Query;
  answer(state: State): string[];
}[] = [
  {
    ask: (rooms) => rooms,
    answer: (state) => [...state.keys()].sort(),
  },
  {
    ask: (rooms) => sdk.query(rooms, sdk.where("tag", "==", "x"), sdk.orderBy("n", "desc")),
    answer: (state) => sorted(state, (one) => one.tag === "x", -1),
  },
  {
    ask: (rooms) => sdk.query(rooms, sdk.orderBy("n"), sdk.limit(2)),
    answer: (state) => sorted(state, () => true, 1).slice(0, 2),
  },
  {
    ask: (rooms) => sdk.query(rooms, sdk.where("n", ">=", 2), sdk.orderBy("n"), sdk.limitToLast(2)),
    answer: (state) => sorted(state, ({ n }) => n >= 2, 1).slice(-2),
  },
];

function sorted(state: State, isMeant: (room: Room) => boolean, sign: number): string[] {
  const found = [...state].filter(([, one]) => isMeant(one));
  found.sort(([a, x], [b, y]) => sign * (x.n - y.n || (a < b ? -1 : 1)));
  return found.map(([path]) => path);
}

describe("two clients and a plain map", () => {
  it("what a listener is shown as the server's was true at some time, and never older than before", async () => {
    await fc.assert(fc.asyncProperty(script, play), { numRuns: 12 });
  }, 120_000);
});

interface Heard {
  readonly question: number;
  readonly answer: readonly string[];
  readonly isSure: boolean;
}

let projects = 0;

async function play(steps: readonly (readonly [number, Operation])[]): Promise<void> {
  const stage = openStage(sdk, initializeApp, server.port, `demo-differential-${projects++}`);
  const clients = [new Client(stage.db), new Client(stage.other)] as const;
  const states: State[] = [new Map()];
  const heard: Heard[][] = clients.map(() => []);
  const stops = clients.flatMap(({ db }, who) =>
    questions.map(({ ask }, question) =>
      sdk.onSnapshot(ask(sdk.collection(db, "rooms")), { includeMetadataChanges: true }, (snapshot) => {
        const { fromCache, hasPendingWrites } = snapshot.metadata;
        if (fromCache || hasPendingWrites) return;
        const isSure = !clients[who]?.isUnsure;
        heard[who]?.push({ question, isSure, answer: snapshot.docs.map((found) => found.id) });
      }),
    ),
  );
  for (const [who, operation] of steps) await clients[who as 0 | 1].act(operation, states);
  for (const client of clients) await client.act({ do: "come back" }, states);
  const last = states.at(-1) ?? new Map();
  for (const { db } of clients) {
    for (const { ask, answer } of questions) {
      const found = await sdk.getDocsFromServer(ask(sdk.collection(db, "rooms")));
      expect(found.docs.map((one) => one.id)).toEqual(answer(last));
    }
  }
  for (const [index, { answer }] of questions.entries()) {
    const shown = () => heard.map((log) => log.findLast(({ question }) => question === index)?.answer);
    await expect.poll(shown, { timeout: 5_000, interval: 10 }).toEqual(clients.map(() => answer(last)));
  }
  for (const log of heard) checkLog(log, states);
  for (const stop of stops) stop();
  await stage.close();
}

/** Every entry fits a state at or after the one that the entry before it fitted. */
function checkLog(log: readonly Heard[], states: readonly State[]): void {
  for (const [index, { answer }] of questions.entries()) {
    let at = 0;
    for (const entry of log.filter(({ question, isSure }) => isSure && question === index)) {
      const next = states.findIndex((state, i) => i >= at && answer(state).join() === entry.answer.join());
      expect(next, `${entry.answer} was never true after ${at}`).toBeGreaterThanOrEqual(at);
      at = next;
    }
  }
}

class Client {
  readonly db: sdk.Firestore;
  #offline: (() => Promise<void>)[] | undefined;
  /** Its own writes are being taken back or confirmed: what it shows is a mixture, as it may. */
  isUnsure = false;

  constructor(db: sdk.Firestore) {
    this.db = db;
  }

  async act(operation: Operation, states: State[]): Promise<void> {
    if (operation.do === "go offline") {
      this.#offline ??= [];
      await sdk.disableNetwork(this.db);
    } else if (operation.do === "come back") await this.#comeBack();
    else if (this.#offline === undefined) {
      await this.#catchUp();
      await this.#perform(operation, states);
    }
    // A transaction needs the server.
    else if (operation.do !== "add one, in a transaction") {
      // Written here at once, there when it is back: the plain map learns of it in that order.
      const done = this.#perform(operation, states);
      this.#offline.push(() => done);
    }
  }

  async #comeBack(): Promise<void> {
    const pending = this.#offline ?? [];
    this.#offline = undefined;
    this.isUnsure = true;
    await sdk.enableNetwork(this.db);
    for (const done of pending) await done();
    await sdk.waitForPendingWrites(this.db);
    await this.#catchUp();
    this.isUnsure = false;
  }

  /** A round trip: whatever the server said before is heard by now. */
  async #catchUp(): Promise<void> {
    await sdk.getDocFromServer(sdk.doc(this.db, "elsewhere/nothing"));
  }

  async #perform(operation: Operation, states: State[]): Promise<void> {
    const before = () => states.at(-1) ?? new Map<string, Room>();
    const put = (path: string, next: Room | undefined) => {
      const state = new Map(before());
      if (next) state.set(path, next);
      else state.delete(path);
      states.push(state);
    };
    const at = (path: string) => sdk.doc(this.db, "rooms", path);
    if (operation.do === "set") {
      await sdk.setDoc(at(operation.id), operation.room);
      put(operation.id, operation.room);
    } else if (operation.do === "update") {
      const isThere = await sdk.updateDoc(at(operation.id), { ...operation.room }).then(
        () => true,
        ({ code }: sdk.FirestoreError) => code !== "not-found",
      );
      expect(isThere).toBe(before().has(operation.id));
      if (isThere) put(operation.id, operation.room);
    } else if (operation.do === "delete") {
      await sdk.deleteDoc(at(operation.id));
      put(operation.id, undefined);
    } else if (operation.do === "batch") {
      const batch = sdk.writeBatch(this.db);
      for (const [path, next] of operation.rooms) next ? batch.set(at(path), next) : batch.delete(at(path));
      await batch.commit();
      const state = new Map(before());
      for (const [path, next] of operation.rooms) next ? state.set(path, next) : state.delete(path);
      states.push(state);
    } else if (operation.do === "add one, in a transaction") {
      await sdk.runTransaction(this.db, async (transaction) => {
        const found = await transaction.get(at(operation.id));
        expect(found.exists()).toBe(before().has(operation.id));
        if (found.exists()) transaction.update(found.ref, { n: found.get("n") + 1 });
      });
      const known = before().get(operation.id);
      if (known) put(operation.id, { ...known, n: known.n + 1 });
    }
  }
}
