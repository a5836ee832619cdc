import { describe, expect, it } from "vitest";
import { Database } from "../store/database.ts";
import type { Value } from "../values/value.ts";
import { type Aggregation, runAggregation } from "./aggregate.ts";
import type { StructuredQuery } from "./query.ts";

const all = { from: [{ collectionId: "c", allDescendants: false }], orderBy: [] } satisfies StructuredQuery;
const max = 2n ** 63n - 1n;

function holding(values: readonly (Value | undefined)[]): Database {
  let now = 1;
  const database = new Database("p", "(default)", () => now++);
  database.commit(
    values.map((value, i) => ({
      op: "set" as const,
      path: `c/${i}`,
      fields: new Map(value === undefined ? [] : [["n", value]]),
      transforms: [],
    })),
  );
  return database;
}

const run = (database: Database, aggregations: Aggregation[], query: StructuredQuery = all) =>
  Object.fromEntries(runAggregation(database, "", query, aggregations));

describe("sum and average", () => {
  it.each<[string, (Value | undefined)[], Value, Value]>([
    ["nothing", [], 0n, null],
    ["integers", [1n, 2n, 4n], 7n, 7 / 3],
    ["integers and doubles", [1n, 0.5], 1.5, 0.75],
    ["whole doubles", [1, 2], 3, 1.5],
    ["tenths, without what each step rounds off", Array(10).fill(0.1), 1, 0.1],
    ["a small one between great ones", [1e100, 1n, 1, -1e100], 2, 0.5],
    ["more than a double holds", [1e308, 1e308, -1e308], Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["numbers among others", [1n, "2", null, [3n], undefined, 4n], 5n, 2.5],
    ["no numbers", ["a", null], 0n, null],
    ["more than int64 holds", [max, 1n], 2 ** 63, 2 ** 62],
    ["int64, back and forth", [max, 1n, -1n], max, Number(max) / 3],
    ["NaN", [1n, Number.NaN], Number.NaN, Number.NaN],
    ["infinities", [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], Number.NaN, Number.NaN],
  ])("of %s", (_, values, sum, avg) => {
    const database = holding(values);
    const result = run(database, [
      { alias: "s", op: "sum", field: ["n"] },
      { alias: "a", op: "avg", field: ["n"] },
    ]);
    expect(result).toEqual({ s: sum, a: avg });
  });
});

describe("a count", () => {
  it("is of the documents that the query gives, offset and limit applied", () => {
    const database = holding([1n, 2n, 3n, undefined]);
    expect(run(database, [{ alias: "c", op: "count" }])).toEqual({ c: 4n });
    expect(run(database, [{ alias: "c", op: "count" }], { ...all, offset: 1, limit: 2 })).toEqual({ c: 2n });
  });

  it("stops at up_to", () => {
    expect(run(holding([1n, 2n, 3n]), [{ alias: "c", op: "count", upTo: 2 }])).toEqual({ c: 2n });
    expect(run(holding([1n]), [{ alias: "c", op: "count", upTo: 2 }])).toEqual({ c: 1n });
  });

  it("leaves out documents that lack a field summed beside it", () => {
    const result = run(holding([1n, "x", undefined]), [
      { alias: "c", op: "count" },
      { alias: "s", op: "sum", field: ["n"] },
    ]);
    expect(result).toEqual({ c: 2n, s: 1n });
  });
});

describe("aliases", () => {
  it("are given where there is none", () => {
    const aggregations: Aggregation[] = [
      { alias: "", op: "count" },
      { alias: "a.b", op: "count" },
      { alias: "", op: "count" },
    ];
    expect(run(holding([1n]), aggregations)).toEqual({ field_1: 1n, "a.b": 1n, field_2: 1n });
  });

  it.each<[string, Aggregation[], string]>([
    ["none", [], "can not be empty"],
    ["six", Array.from({ length: 6 }, (_, i) => ({ alias: `a${i}`, op: "count" })), "is 5. Received: 6"],
    [
      "two alike",
      [
        { alias: "a", op: "count" },
        { alias: "", op: "count" },
        { alias: "a", op: "count" },
      ],
      "Aggregation aliases contain duplicate alias: a.",
    ],
    [
      "one by the name that another is given",
      [
        { alias: "field_1", op: "count" },
        { alias: "", op: "count" },
      ],
      "Aggregation aliases contain duplicate alias: field_1.",
    ],
    ["a reserved name", [{ alias: "__x__", op: "count" }], 'The property.name "__x__" is reserved.'],
    ["over names", [{ alias: "a", op: "sum", field: ["__name__"] }], "not supported for the property: __key__"],
  ])("%s are refused", (_, aggregations, reason) => {
    const aggregate = () => run(holding([]), aggregations);
    expect(aggregate).toThrow(reason);
    expect(aggregate).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});
