import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runQuery } from "../query/engine.ts";
import type { Write } from "../store/write.ts";
import { decodeQuery, type JsonFilter, type JsonQuery } from "../wire/query-codec.ts";
import { formatMicros } from "../wire/timestamps.ts";
import { newDatabases, remove, set } from "./testing/listener.ts";
import { ModelClient } from "./testing/model-client.ts";

const root = "projects/p/databases/d/documents";
const field = (fieldPath: string) => ({ fieldPath });
const number = (value: number) => ({ integerValue: String(value) });

const comparison: fc.Arbitrary<JsonFilter> = fc
  .tuple(fc.constantFrom("EQUAL", "GREATER_THAN", "NOT_EQUAL", "LESS_THAN_OR_EQUAL"), fc.nat(4))
  .map(([op, value]) => ({ fieldFilter: { field: field("n"), op, value: number(value) } }));
/** What the index of targets finds a document's listeners by. */
const pin: fc.Arbitrary<JsonFilter> = fc
  .constantFrom("x", "y")
  .map((stringValue) => ({ fieldFilter: { field: field("t"), op: "EQUAL", value: { stringValue } } }));
const filters: fc.Arbitrary<JsonFilter> = fc.oneof(
  comparison,
  pin,
  fc
    .tuple(fc.constantFrom("AND", "OR"), comparison, pin)
    .map(([op, a, b]) => ({ compositeFilter: { op, filters: [a, b] } })),
);

const queries: fc.Arbitrary<JsonQuery> = fc
  .record({
    from: fc.constantFrom<NonNullable<JsonQuery["from"]>>(
      [{ collectionId: "a" }],
      [{ collectionId: "b", allDescendants: true }],
    ),
    where: fc.option(filters, { nil: undefined }),
    direction: fc.constantFrom("ASCENDING", "DESCENDING", undefined),
    startAt: fc.option(fc.record({ value: fc.nat(4), before: fc.boolean() }), { nil: undefined }),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    offset: fc.constantFrom(0, 0, 0, 1),
  })
  .map(({ from, where, direction, startAt, limit, offset }) => ({
    from,
    ...(where ? { where } : {}),
    ...(direction ? { orderBy: [{ field: field("n"), direction }] } : {}),
    ...(startAt && direction ? { startAt: { values: [number(startAt.value)], before: startAt.before } } : {}),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }));

const paths = ["a/1", "a/2", "a/3", "a/4", "b/1", "a/1/b/1"];
const writes: fc.Arbitrary<Write> = fc
  .tuple(fc.constantFrom(...paths), fc.option(fc.nat(4)), fc.constantFrom("x", "y", undefined), fc.boolean())
  .map(([path, n, t, gone]) =>
    gone ? remove(path) : set(path, { ...(n === null ? {} : { n: BigInt(n) }), ...(t === undefined ? {} : { t }) }),
  );

type Step =
  | { do: "commit"; writes: Write[] }
  | { do: "add"; query: JsonQuery }
  | { do: "add document"; path: string }
  | { do: "remove"; which: number }
  | { do: "read"; messages: number }
  | { do: "reconnect" }
  | { do: "clear" };
const commit = fc.array(writes, { minLength: 1, maxLength: 4 }).map((writes): Step => ({ do: "commit", writes }));
const add = queries.map((query): Step => ({ do: "add", query }));
const steps = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: commit },
    { weight: 20, arbitrary: add },
    { weight: 5, arbitrary: fc.constantFrom(...paths).map((path): Step => ({ do: "add document", path })) },
    { weight: 5, arbitrary: fc.nat(5).map((which): Step => ({ do: "remove", which })) },
    { weight: 10, arbitrary: fc.nat(6).map((messages): Step => ({ do: "read", messages })) },
    { weight: 5, arbitrary: fc.constant<Step>({ do: "reconnect" }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "clear" }) },
  ),
  { minLength: 1, maxLength: 60 },
);

describe("whatever two sides do", () => {
  it("at each snapshot a client that believes us holds the truth of that time, and in the end that of now", () => {
    fc.assert(fc.property(steps, play), { numRuns: 2000 });
  });
});

function play(script: readonly Step[]): void {
  const { databases, database } = newDatabases();
  let snapshots = 0;
  const check = (at?: string) => {
    for (const { target, documents, current } of client.targets.values()) {
      if (!current) continue;
      const truth =
        "documents" in target && target.documents
          ? (target.documents.documents ?? []).flatMap((name) => database.get(name.slice(root.length + 1)) ?? [])
          : runQuery(database, "", decodeQuery(target.query?.structuredQuery ?? {}));
      const expected = new Map(truth.map((found) => [`${root}/${found.path}`, formatMicros(found.updateTime)]));
      expect(Object.fromEntries(documents), at).toEqual(Object.fromEntries(expected));
    }
  };
  const client = new ModelClient(databases, () => {
    snapshots++;
    // A slow reader hears of the past; what it holds can be compared with the present only when it is up to date.
    if (client.lastReadTime === formatMicros(database.now())) check(client.lastReadTime);
  });
  let id = 0;
  for (const step of script) {
    if (step.do === "commit") database.commit(step.writes);
    else if (step.do === "clear") database.clear();
    else if (step.do === "add") client.add({ query: { parent: root, structuredQuery: step.query }, targetId: ++id });
    else if (step.do === "add document")
      client.add({ documents: { documents: [`${root}/${step.path}`] }, targetId: ++id });
    else if (step.do === "remove") client.remove(step.which);
    else if (step.do === "read") client.read(step.messages);
    else client.reconnect();
  }
  client.read(Number.POSITIVE_INFINITY);
  // The database shields its committers from followers that fail: what they threw is kept.
  if (client.failure !== undefined) throw client.failure;
  expect(snapshots > 0 || client.targets.size === 0 || id === 0).toBe(true);
  check();
}
