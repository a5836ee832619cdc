import { RulesSecurity } from "../../local/firestore/rules-security.ts";
import { Database } from "../../local/firestore/store/database.ts";
import type { Value } from "../../local/firestore/values/value.ts";
import { type Figure, median } from "./figure.ts";
import { GrpcClient } from "./grpc-client.ts";
import { type LocalServer, startLocalServer } from "./local-server.ts";

const database = "projects/demo-bench/databases/(default)";
const root = `${database}/documents`;
let nextPort = 28_800;

/** The local Firestore on its own: how soon it is there, what it weighs, and how its costs grow. */
export async function* bench(): AsyncGenerator<Figure> {
  yield await ready();
  yield* withServer(memory);
  yield* withServer(writesUnderListener);
  yield* withServer(reads);
  yield* withServer(fanOut);
  yield rulesSpeed();
}

async function* withServer(
  measure: (client: GrpcClient, server: LocalServer) => AsyncIterable<Figure>,
): AsyncGenerator<Figure> {
  const server = await startLocalServer(nextPort++);
  const client = new GrpcClient(server.port);
  try {
    yield* measure(client, server);
  } finally {
    client.close();
    await server.stop();
  }
}

/** The first start fills node's compile cache and is not counted. */
async function ready(): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const server = await startLocalServer(nextPort++);
    if (round > 0) times.push(server.readyMs);
    await server.stop();
  }
  return { name: "local.ready_ms", value: median(times), unit: "ms" };
}

async function* memory(client: GrpcClient, server: LocalServer): AsyncGenerator<Figure> {
  await pause(500);
  yield { name: "local.idle_rss_mb", value: server.rssMb(), unit: "MB" };
  await write(client, "rooms", 1_000);
  await pause(500);
  yield { name: "local.rss_after_1k_docs_mb", value: server.rssMb(), unit: "MB" };
}

/** Flat: the last tenth of the batches must not cost more than the first. */
async function* writesUnderListener(client: GrpcClient): AsyncGenerator<Figure> {
  let heard = 0;
  const structuredQuery = { from: [{ collectionId: "rooms" }] };
  const stop = client.listen(
    { database, addTarget: { targetId: 1, query: { parent: root, structuredQuery } } },
    (said) => {
      if (said.documentChange) heard++;
    },
  );
  const started = performance.now();
  const batches = await write(client, "rooms", 100_000);
  while (heard < 100_000) await pause(5);
  yield { name: "local.write_100k_with_listener_s", value: (performance.now() - started) / 1000, unit: "s" };
  yield { name: "local.write_100k_first_tenth_ms", value: median(batches.slice(0, 20)), unit: "ms" };
  yield { name: "local.write_100k_last_tenth_ms", value: median(batches.slice(-20)), unit: "ms" };
  stop();
}

async function* reads(client: GrpcClient): AsyncGenerator<Figure> {
  await write(client, "rooms", 10_000);
  const get = (n: number) => client.streaming("BatchGetDocuments", { database, documents: [`${root}/rooms/${n}`] });
  const query = (site: number) =>
    client.streaming("RunQuery", {
      parent: root,
      structuredQuery: {
        from: [{ collectionId: "rooms" }],
        where: {
          fieldFilter: { field: { fieldPath: "site" }, op: "EQUAL", value: { stringValue: `site-${site}` } },
        },
        orderBy: [{ field: { fieldPath: "n" }, direction: "DESCENDING" }],
        limit: 50,
      },
    });
  for (let n = 0; n < 300; n++) await get(n);
  yield { name: "local.get_us", value: 1000 * (await medianOf(1_000, get)), unit: "µs" };
  for (let n = 0; n < 20; n++) await query(n);
  yield { name: "local.query_10k_ms", value: await medianOf(100, query), unit: "ms" };
}

/** From sending one write to the last of a thousand listeners of its document having heard of it. */
async function* fanOut(client: GrpcClient): AsyncGenerator<Figure> {
  const listeners = 1_000;
  let current = 0;
  let heard = 0;
  let all = () => {};
  for (let n = 0; n < listeners; n++) {
    const addTarget = { targetId: 1, documents: { documents: [`${root}/rooms/blue`] } };
    client.listen({ database, addTarget }, (said) => {
      if ((said.targetChange as { targetChangeType?: string } | undefined)?.targetChangeType === "CURRENT") current++;
      if (said.documentChange && ++heard === listeners) all();
    });
  }
  while (current < listeners) await pause(5);
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    heard = 0;
    const done = new Promise<void>((resolve) => {
      all = resolve;
    });
    const started = performance.now();
    await client.unary("Commit", {
      database,
      writes: [{ update: { name: `${root}/rooms/blue`, fields: { round: { integerValue: String(round) } } } }],
    });
    await done;
    times.push(performance.now() - started);
  }
  yield { name: "local.listen_fanout_ms", value: median(times), unit: "ms" };
}

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function staff() {
      return get(/databases/$(database)/documents/staff/$(request.auth.uid)).data;
    }
    function may(permission) {
      return request.auth != null && staff().active == true && permission in staff().permissions;
    }
    match /bookings/{id} {
      allow get: if resource.data.userId == request.auth.uid || may('bookings.read');
    }
  }
}`;

/** In the process itself: the wire would hide it. */
function rulesSpeed(): Figure {
  let time = Date.now() * 1000;
  const store = new Database("demo-bench", "(default)", () => ++time);
  const set = (path: string, fields: [string, Value][]) =>
    store.commit([{ op: "set", path, fields: new Map(fields), transforms: [] }]);
  set("staff/sam", [
    ["active", true],
    ["permissions", ["sites.read", "bookings.read"]],
  ]);
  set("bookings/1", [
    ["userId", "ana"],
    ["priceCents", 1200n],
  ]);
  const security = new RulesSecurity();
  security.install("demo-bench", rules);
  const access = { admin: false, token: { sub: "sam", user_id: "sam" } };
  const booking = store.get("bookings/1");
  const check = () => security.checkGet(access, store, "bookings/1", booking, time);
  for (let n = 0; n < 20_000; n++) check();
  const started = performance.now();
  const rounds = 200_000;
  for (let n = 0; n < rounds; n++) check();
  return { name: "local.rules_eval_per_s", value: rounds / ((performance.now() - started) / 1000), unit: "/s" };
}

/** In batches of 500; what each took, in ms. */
async function write(client: GrpcClient, collection: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let from = 0; from < count; from += 500) {
    const writes = Array.from({ length: Math.min(500, count - from) }, (_none, index) => {
      const n = from + index;
      return {
        update: {
          name: `${root}/${collection}/${n}`,
          fields: {
            n: { integerValue: String(n) },
            site: { stringValue: `site-${n % 100}` },
            name: { stringValue: `Salle ${n}` },
            open: { booleanValue: n % 2 === 0 },
          },
        },
      };
    });
    const started = performance.now();
    await client.unary("Commit", { database, writes });
    times.push(performance.now() - started);
  }
  return times;
}

async function medianOf(rounds: number, act: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await act(round);
    times.push(performance.now() - started);
  }
  return median(times);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
