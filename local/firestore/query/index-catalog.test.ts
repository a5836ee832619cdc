import { describe, expect, it } from "vitest";
import { Databases } from "../store/databases.ts";
import { runAggregation } from "./aggregate.ts";
import { runQuery } from "./engine.ts";
import { IndexCatalog, type IndexFile } from "./index-catalog.ts";
import { normalize } from "./normalize.ts";
import type { FieldPath, Filter, Order, StructuredQuery } from "./query.ts";

/** `a b- c[]` in a table: ascending, descending, array elements. */
function index(text: string, queryScope: "COLLECTION" | "COLLECTION_GROUP" = "COLLECTION") {
  const fields = text.split(" ").map((field) => {
    const fieldPath = field.replace(/-$|\[\]$/, "");
    if (field.endsWith("[]")) return { fieldPath, arrayConfig: "CONTAINS" as const };
    return { fieldPath, order: field.endsWith("-") ? ("DESCENDING" as const) : ("ASCENDING" as const) };
  });
  return { collectionGroup: "c", queryScope, fields };
}

const told = (missing: ReturnType<IndexCatalog["missing"]>): string | undefined =>
  missing?.fields
    .map(({ fieldPath, order, arrayConfig }) => fieldPath + (arrayConfig ? "[]" : order === "DESCENDING" ? "-" : ""))
    .join(" ");

const eq = (field: string): Filter => ({ op: "==", field: [field], value: 1n });
const f = (op: string, field: string): Filter =>
  ({ op, field: [field], value: op.includes("in") || op.endsWith("any") ? [1n] : 1n }) as Filter;
const has = (field: string): Filter => ({ op: "array-contains", field: [field], value: 1n });
const query = (filters: Filter[], orders: string[] = [], allDescendants = false): StructuredQuery => ({
  from: [{ collectionId: "c", allDescendants }],
  ...(filters.length > 0 ? { where: { op: "and", filters } } : {}),
  orderBy: orders.map(
    (name): Order => ({ field: [name.replace("-", "")], direction: name.endsWith("-") ? "desc" : "asc" }),
  ),
});
const or = (...filters: Filter[]): Filter => ({ op: "or", filters });

describe("an index is missing", () => {
  it.each<[string, StructuredQuery, string[], string | undefined]>([
    ["not for everything", query([]), [], undefined],
    ["not for one equality", query([eq("a")]), [], undefined],
    ["not for several equalities", query([eq("a"), eq("b"), has("t")]), [], undefined],
    ["not for one order", query([], ["a-"]), [], undefined],
    ["not for one range", query([f("<", "a"), f(">", "a")]), [], undefined],
    ["not for a range and its order", query([f(">", "a")], ["a-"]), [], undefined],
    ["not for an order by what is equal", query([eq("a")], ["a"]), [], undefined],
    ["not for in alone", query([f("in", "a")]), [], undefined],
    ["not for != alone", query([f("!=", "a")]), [], undefined],
    ["for two orders", query([], ["a", "b-"]), [], "a b-"],
    ["for names against the last order", query([], ["a", "__name__-"]), [], "a __name__-"],
    ["for equality and range", query([eq("a"), f(">", "b")]), [], "a b"],
    ["for equality and !=", query([eq("a"), f("!=", "b")]), [], "a b"],
    ["for equality and order", query([eq("a")], ["b-"]), [], "a b-"],
    ["for in and order", query([f("in", "a")], ["b"]), [], "a b"],
    ["for array-contains and order", query([eq("a"), has("t")], ["b"]), [], "a t[] b"],
    ["for two ranges", query([f(">", "a"), f(">", "b")]), [], "a b"],
    ["not when it is there", query([eq("a")], ["b-"]), ["a b-"], undefined],
    [
      "not when it is there the other way round in what is equal",
      query([eq("a"), eq("x")], ["b"]),
      ["x- a b"],
      undefined,
    ],
    ["when it is there in the other direction", query([eq("a")], ["b-"]), ["a b"], "a b-"],
    ["when it has a field more", query([eq("a")], ["b"]), ["a b z"], "a b"],
    ["when it is in another order", query([eq("a")], ["b", "z"]), ["a z b"], "a b z"],
    ["not when two that end alike make it", query([eq("a"), eq("x")], ["b"]), ["a b", "x b"], undefined],
    ["when one of the two is missing", query([eq("a"), eq("x")], ["b"]), ["a b"], "a x b"],
    ["not when one of the two is not needed", query([eq("a"), has("t")], ["b"]), ["a t[] b", "a b"], undefined],
    ["for each branch of or", query([or(eq("a"), eq("x"))], ["b"]), ["a b"], "x b"],
    ["for none when each branch has one", query([or(eq("a"), eq("x"))], ["b"]), ["a b", "x b"], undefined],
    ["for a group, even of one field", query([eq("a")], [], true), ["a b"], "a"],
  ])("%s", (_, one, there, missing) => {
    const catalog = new IndexCatalog({ indexes: there.map((text) => index(text)) });
    expect(told(catalog.missing(normalize(one)))).toBe(missing);
  });

  it("no more once what it names is added", () => {
    const queries = [
      query([eq("a"), has("t")], ["b-"]),
      query([f(">", "a"), f("<", "b")]),
      query([], ["a", "__name__-"]),
    ];
    for (const one of queries) {
      const missing = new IndexCatalog({}).missing(normalize(one));
      expect(missing).toBeDefined();
      expect(new IndexCatalog({ indexes: missing ? [missing] : [] }).missing(normalize(one))).toBeUndefined();
    }
  });
});

describe("a field override", () => {
  const override = (indexes: NonNullable<IndexFile["fieldOverrides"]>[number]["indexes"]): IndexFile => ({
    fieldOverrides: [{ collectionGroup: "c", fieldPath: "a", indexes }],
  });

  it("takes a field's own indexes away", () => {
    expect(told(new IndexCatalog(override([])).missing(normalize(query([eq("a")]))))).toBe("a");
  });

  it("gives a group its index", () => {
    const catalog = new IndexCatalog(override([{ order: "ASCENDING", queryScope: "COLLECTION_GROUP" }]));
    expect(catalog.missing(normalize(query([eq("a")], [], true)))).toBeUndefined();
    expect(told(catalog.missing(normalize(query([eq("a")]))))).toBe("a");
  });
});

describe("a database that requires indexes", () => {
  const databases = new Databases(() => Date.now() * 1000);
  databases.requireIndexes(new IndexCatalog({ indexes: [index("a n")] }));
  const database = databases.open("p", "(default)");
  const sum = (field: FieldPath) => [{ alias: "s", op: "sum", field }] as const;

  it("refuses a query by naming the index", () => {
    const run = () => runQuery(database, "", query([eq("a")], ["b"]));
    expect(run).toThrow(expect.objectContaining({ code: "FAILED_PRECONDITION" }));
    expect(run).toThrow(JSON.stringify(index("a b")));
  });

  it("refuses a sum that its indexes do not hold", () => {
    expect(() => runAggregation(database, "", query([eq("a")]), sum(["m"]))).toThrow("requires an index");
    expect(Object.fromEntries(runAggregation(database, "", query([eq("a")]), sum(["n"])))).toEqual({ s: 0n });
  });

  it("answers the others", () => {
    expect(runQuery(database, "", query([eq("a")], ["n"]))).toEqual([]);
  });
});
