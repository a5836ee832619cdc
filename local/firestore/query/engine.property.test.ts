import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgets } from "../limits.ts";
import type { Reader } from "../model.ts";
import { Database } from "../store/database.ts";
import type { Write } from "../store/write.ts";
import { reference, scalarValue } from "../testing/arbitraries.ts";
import { plainQuery } from "../testing/plain-query.ts";
import type { Value } from "../values/value.ts";
import { queryMatcher, runQuery } from "./engine.ts";
import { queryComparator } from "./order.ts";
import type { FieldOperator, FieldPath, Filter, Order, StructuredQuery } from "./query.ts";

const ids = fc.constantFrom("a", "b", "c", "d", "e", "f", "__id1__", "__id10__", "é");
const paths = fc.oneof(
  { weight: 4, arbitrary: ids.map((id) => `c/${id}`) },
  { weight: 1, arbitrary: fc.tuple(ids, fc.constantFrom("c", "d"), ids).map(([a, c, b]) => `c/${a}/${c}/${b}`) },
  { weight: 1, arbitrary: ids.map((id) => `d/${id}`) },
);
const fieldNames = ["f", "g", "m.x"];
const fieldPath = fc.constantFrom<FieldPath>(["f"], ["g"], ["m", "x"]);
const small = fc.oneof(fc.constantFrom<Value>(0n, 1n, 2n, 1, 1.5, "a", "b", null, Number.NaN), scalarValue);
const fieldValue = fc.oneof({ weight: 3, arbitrary: small }, fc.array(small, { maxLength: 3 }));
const fields = fc
  .tuple(fc.option(fieldValue), fc.option(fieldValue), fc.option(small))
  .map(
    ([f, g, x]) =>
      new Map<string, Value>([
        ["f", f],
        ["g", g],
        ["m", new Map([["x", x]])],
      ]),
  )
  .chain((map) => fc.subarray([...map.keys()]).map((kept) => new Map([...map].filter(([key]) => kept.includes(key)))));

const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ path: paths, fields }).map((one) => ({ op: "set", ...one, transforms: [] }) as const),
  },
  { weight: 1, arbitrary: paths.map((path) => ({ op: "delete", path }) as const) },
);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constantFrom<FieldOperator>("==", "==", "<", "<=", ">", ">=", "!=", "array-contains"),
      field: fieldPath,
      value: small,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constantFrom<FieldOperator>("in", "array-contains-any", "not-in"),
      field: fieldPath,
      value: fc.array(small, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constantFrom("is-null", "is-nan", "is-not-null", "is-not-nan"), field: fieldPath }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constantFrom<FieldOperator>("==", "<", "<=", ">", ">=", "!="),
      field: fc.constant<FieldPath>(["__name__"]),
      value: paths.map(reference),
    }),
  },
);

const filter: fc.Arbitrary<Filter> = fc.oneof(
  leaf,
  fc.record({ op: fc.constant("and"), filters: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    op: fc.constantFrom("and", "or"),
    filters: fc.array(
      fc.oneof(
        leaf,
        fc.record({ op: fc.constantFrom("and", "or"), filters: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
);

const direction = fc.constantFrom<Order["direction"]>("asc", "desc");
const orderBy = fc
  .tuple(
    fc.subarray([...fieldNames], { maxLength: 2 }),
    fc.boolean(),
    fc.array(direction, { minLength: 3, maxLength: 3 }),
  )
  .map(([names, hasName, directions]) =>
    [...names, ...(hasName ? ["__name__"] : [])].map((name, i) => ({
      field: name.split("."),
      direction: directions[i] as Order["direction"],
    })),
  );

const cursor = (orders: readonly Order[]) =>
  fc.record({
    values: fc
      .tuple(...orders.map(({ field }) => (field[0] === "__name__" ? paths.map(reference) : fieldValue)))
      .chain((values) => fc.nat(values.length).map((length) => values.slice(0, length) as Value[])),
    before: fc.boolean(),
  });

const query: fc.Arbitrary<{ parent: string; query: StructuredQuery }> = orderBy.chain((orders) =>
  fc.record({
    parent: fc.constantFrom("", "", "c/a"),
    query: fc.record(
      {
        from: fc.constantFrom(
          [{ collectionId: "c", allDescendants: false }],
          [{ collectionId: "c", allDescendants: true }],
        ),
        orderBy: fc.constant(orders),
        where: filter,
        startAt: cursor(orders),
        endAt: cursor(orders),
        offset: fc.nat(3),
        limit: fc.nat(4),
      },
      { requiredKeys: ["from", "orderBy"] },
    ),
  }),
) as fc.Arbitrary<{ parent: string; query: StructuredQuery }>;

/** A query may be refused; what is answered must be right. */
function answer(reader: Reader, parent: string, one: StructuredQuery): string[] | "refused" {
  try {
    return runQuery(reader, parent, one).map(({ path }) => path);
  } catch (error) {
    expect(error).toMatchObject({ code: "INVALID_ARGUMENT" });
    return "refused";
  }
}

describe("the query engine agrees with a plain reading of the documentation", () => {
  it.each([
    ["without indexes", 1_000_000],
    ["with an index for everything", 0],
  ])("%s, whatever the documents, the writes between, the query", (_, indexFromDocuments) => {
    const former = budgets.indexFromDocuments;
    Object.assign(budgets, { indexFromDocuments });
    try {
      fc.assert(
        fc.property(
          fc.array(fc.array(write, { maxLength: 12 }), { minLength: 2, maxLength: 4 }),
          fc.array(query, { minLength: 1, maxLength: 3 }),
          (commits, queries) => {
            let now = 1;
            const database = new Database("p", "(default)", () => now++);
            for (const writes of commits) {
              database.commit(writes);
              // Twice, since an index is made at the second asking, and then kept up to date.
              for (const { parent, query: one } of [...queries, ...queries]) check(database, parent, one);
            }
          },
        ),
        { numRuns: 400 },
      );
    } finally {
      Object.assign(budgets, { indexFromDocuments: former });
    }
  });
});

function check(database: Database, parent: string, one: StructuredQuery): void {
  const found = answer(database, parent, one);
  if (found === "refused") return;
  const all = [...database.below("")];
  expect(found).toEqual(plainQuery(all, parent, one));
  const { limit: _, offset: __, ...whole } = one;
  const expected = plainQuery(all, parent, whole);
  const matches = queryMatcher(parent, one);
  const members = all.filter(matches).sort(queryComparator(one));
  expect(members.map(({ path }) => path)).toEqual(expected);
}
