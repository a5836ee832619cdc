import { describe, expect, it } from "vitest";
import type { Reader, StoredDocument } from "../model.ts";
import { Database } from "../store/database.ts";
import { reference } from "../testing/arbitraries.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "../values/value.ts";
import { runQuery } from "./engine.ts";
import type { FieldPath, Filter, StructuredQuery } from "./query.ts";

type Fields = Record<string, Value>;

function filled(documents: Record<string, Fields>): Database {
  let now = 1;
  const database = new Database("p", "(default)", () => now++);
  database.commit(
    Object.entries(documents).map(([path, fields]) => ({
      op: "set" as const,
      path,
      fields: new Map(Object.entries(fields)),
      transforms: [],
    })),
  );
  return database;
}

const inC = { from: [{ collectionId: "c", allDescendants: false }], orderBy: [] } satisfies StructuredQuery;
const ids = (documents: readonly StoredDocument[]): string[] =>
  documents.map(({ path }) => path.split("/").pop() ?? "");
const asc = (...path: string[]) => ({ field: path, direction: "asc" as const });
const desc = (...path: string[]) => ({ field: path, direction: "desc" as const });

describe("a filter", () => {
  const map = new Map<string, Value>([["x", 1n]]);
  const database = filled({
    "c/null": { v: null },
    "c/true": { v: true },
    "c/nan": { v: Number.NaN },
    "c/one": { v: 1n },
    "c/onePointO": { v: 1 },
    "c/two": { v: 2n },
    "c/inf": { v: Number.POSITIVE_INFINITY },
    "c/time": { v: new Timestamp(5, 0) },
    "c/text": { v: "a" },
    "c/bytes": { v: new Uint8Array([1]) },
    "c/ref": { v: reference("c/a") },
    "c/geo": { v: new GeoPoint(1, 2) },
    "c/list": { v: [1n, "a", null, Number.NaN] },
    "c/empty": { v: [] },
    "c/map": { v: map },
    "c/missing": { other: 1n },
  });
  const every = [
    "null",
    "true",
    "nan",
    "one",
    "onePointO",
    "two",
    "inf",
    "time",
    "text",
    "bytes",
    "ref",
    "geo",
    "list",
    "empty",
    "map",
  ];
  const but = (...left: string[]): string[] => every.filter((id) => !left.includes(id));
  const v: FieldPath = ["v"];

  it.each<[Filter, string[]]>([
    [{ op: "==", field: v, value: 1n }, ["one", "onePointO"]],
    [{ op: "==", field: v, value: 1 }, ["one", "onePointO"]],
    [{ op: "==", field: v, value: null }, []],
    [{ op: "==", field: v, value: Number.NaN }, []],
    [{ op: "==", field: v, value: [1n, "a", null, Number.NaN] }, ["list"]],
    [{ op: "==", field: v, value: map }, ["map"]],
    [{ op: "==", field: ["v", "x"], value: 1n }, ["map"]],
    [{ op: "==", field: v, value: reference("c/a") }, ["ref"]],
    [{ op: "!=", field: v, value: 1n }, but("null", "one", "onePointO")],
    [{ op: "!=", field: v, value: null }, but("null")],
    [{ op: "!=", field: v, value: Number.NaN }, but("null", "nan")],
    [{ op: "<", field: v, value: 2n }, ["one", "onePointO"]],
    [{ op: "<=", field: v, value: 1 }, ["one", "onePointO"]],
    [{ op: ">", field: v, value: 1n }, ["two", "inf"]],
    [{ op: ">=", field: v, value: 1n }, ["one", "onePointO", "two", "inf"]],
    [{ op: ">=", field: v, value: "" }, ["text"]],
    [{ op: ">=", field: v, value: false }, ["true"]],
    [{ op: "<", field: v, value: new Timestamp(6, 0) }, ["time"]],
    [{ op: ">=", field: v, value: [] }, ["list", "empty"]],
    [{ op: ">=", field: v, value: new Map() }, ["map"]],
    [{ op: ">=", field: v, value: null }, ["null"]],
    [{ op: ">", field: v, value: null }, []],
    [{ op: "<=", field: v, value: Number.NaN }, []],
    [{ op: ">", field: v, value: Number.NaN }, []],
    [{ op: "in", field: v, value: [1, "a", null, Number.NaN] }, ["one", "onePointO", "text"]],
    [{ op: "in", field: v, value: [[]] }, ["empty"]],
    [{ op: "not-in", field: v, value: [1, "a"] }, but("null", "one", "onePointO", "text")],
    [{ op: "not-in", field: v, value: [Number.NaN] }, but("null", "nan")],
    [{ op: "not-in", field: v, value: [1n, null] }, []],
    [{ op: "array-contains", field: v, value: 1 }, ["list"]],
    [{ op: "array-contains", field: v, value: null }, []],
    [{ op: "array-contains", field: v, value: Number.NaN }, []],
    [{ op: "array-contains-any", field: v, value: ["z", "a"] }, ["list"]],
    [{ op: "array-contains-any", field: v, value: [null, Number.NaN] }, []],
    [{ op: "is-null", field: v }, ["null"]],
    [{ op: "is-nan", field: v }, ["nan"]],
    [{ op: "is-not-null", field: v }, but("null")],
    [{ op: "is-not-nan", field: v }, but("null", "nan")],
    [{ op: "==", field: ["__name__"], value: reference("c/one") }, ["one"]],
    [{ op: "==", field: ["__name__"], value: reference("c/none") }, []],
    [
      { op: "in", field: ["__name__"], value: [reference("c/two"), reference("c/one"), reference("d/x")] },
      ["one", "two"],
    ],
    [{ op: ">", field: ["__name__"], value: reference("c/time") }, ["true", "two"]],
    [
      {
        op: "and",
        filters: [
          { op: ">", field: v, value: 0n },
          { op: "<", field: v, value: 2n },
        ],
      },
      ["one", "onePointO"],
    ],
    [
      {
        op: "or",
        filters: [
          { op: "==", field: v, value: "a" },
          { op: "is-null", field: v },
        ],
      },
      ["text", "null"],
    ],
    [
      {
        op: "or",
        filters: [
          { op: "==", field: v, value: "a" },
          { op: "not-in", field: v, value: ["a", 1n] },
        ],
      },
      but("null", "one", "onePointO"),
    ],
    [
      {
        op: "or",
        filters: [
          { op: "==", field: ["other"], value: 1n },
          { op: "==", field: v, value: 2n },
        ],
      },
      ["missing", "two"],
    ],
  ])("%o", (where, expected) => {
    expect(ids(runQuery(database, "", { ...inC, where })).sort()).toEqual([...expected].sort());
  });
});

describe("a query is refused", () => {
  const f = (op: string, value: Value, field: FieldPath = ["f"]): Filter => ({ op, field, value }) as Filter;
  const many = (count: number): Value[] => Array.from({ length: count }, (_, i) => BigInt(i));
  const where = (...filters: Filter[]): StructuredQuery => ({ ...inC, where: { op: "and", filters } });
  const name = ["__name__"];
  const of = (collectionId: string) => ({ collectionId, allDescendants: false });

  it.each<[string, StructuredQuery]>([
    [
      "StructuredQuery.from cannot have more than one collection selector.",
      { ...inC, from: [...inC.from, ...inC.from] },
    ],
    ['Collection id "__c__" is invalid because it is reserved.', { ...inC, from: [of("__c__")] }],
    ['Collection id "a/b/c" is invalid because it contains "/".', { ...inC, from: [of("a/b/c")] }],
    ["limit is negative", { ...inC, limit: -1 }],
    ["offset is negative", { ...inC, offset: -1 }],
    ["'IN' requires an ArrayValue.", where(f("in", 1n))],
    ["'IN' requires an non-empty ArrayValue.", where(f("in", []))],
    ["'IN' supports up to 30 comparison values.", where(f("in", many(31)))],
    ["'ARRAY_CONTAINS_ANY' supports up to 30 comparison values.", where(f("array-contains-any", many(31)))],
    ["'NOT_IN' supports up to 10 comparison values.", where(f("not-in", many(11)))],
    ["'NOT_IN' requires an non-empty ArrayValue.", where(f("not-in", []))],
    ["Only a single 'NOT_EQUAL', 'NOT_IN'", where(f("!=", 1n), f("not-in", [1n], ["g"]))],
    ["Only a single 'NOT_EQUAL', 'NOT_IN'", where(f("!=", 1n), { op: "is-not-null", field: ["g"] })],
    ["'NOT_IN' cannot be used in the same query", where(f("not-in", [1n]), f("in", [1n], ["g"]))],
    ["'NOT_IN' cannot be used in the same query", where(f("not-in", [1n]), f("array-contains-any", [1n], ["g"]))],
    [
      "Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.",
      where(f("!=", 1n), f("==", reference("c/a"), name)),
    ],
    ["A maximum of 1 'ARRAY_CONTAINS' filter", where(f("array-contains", 1n), f("array-contains", 2n))],
    ["A maximum of 1 'ARRAY_CONTAINS' filter", where(f("array-contains", 1n), f("array-contains-any", [2n], ["g"]))],
    [
      "Result had 36 disjunctions which is more than the maximum of 30",
      where(f("in", many(6)), f("in", many(6), ["g"])),
    ],
    ["inequality fields", where(...Array.from({ length: 11 }, (_, i) => f(">", 1n, [`f${i}`])))],
    ["__key__ filter value must be a Key", where(f("==", "a", name))],
    ["__key__ filter value must be a Key", where(f("in", ["a"], name))],
    ["__key__ filter value must be a Key", where({ op: "is-nan", field: name })],
    [
      'Document parent name "projects/p/databases/(default)/documents/c" lacks "/" at index 42.',
      where(f("<", reference("c"), name)),
    ],
    ["the name __key__ is reserved", where(f("array-contains", reference("c/a"), name))],
    ["order by clause cannot contain duplicate fields f", { ...inC, orderBy: [asc("f"), desc("f")] }],
    ["order by clause cannot contain more fields after the key f", { ...inC, orderBy: [asc("__name__"), asc("f")] }],
    [
      "order by clause cannot contain more fields after the key f",
      { ...where(f(">", 1n)), orderBy: [asc("__name__")] },
    ],
    ["Cursor has too many values.", { ...inC, orderBy: [asc("f")], startAt: { values: [1n, 2n], before: true } }],
    [
      "Cursor __key__ value is not a document reference.",
      { ...inC, orderBy: [asc("__name__")], endAt: { values: ["a"], before: true } },
    ],
    ["kind is required for filter: f", { from: [], orderBy: [], where: f("==", 1n) }],
    ["kind is required for all orders except __key__ ascending", { from: [], orderBy: [asc("f")] }],
  ])("%s", (message, query) => {
    const run = () => runQuery(filled({}), "", query);
    expect(run).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(run).toThrow(message);
  });

  it("that has no collection and would read names backwards, as a state that may change", () => {
    const run = () => runQuery(filled({}), "", { from: [], orderBy: [desc("__name__")] });
    expect(run).toThrow(expect.objectContaining({ code: "FAILED_PRECONDITION" }));
    expect(run).toThrow("Firestore does not support descending key scans");
  });

  it.each<[string, StructuredQuery]>([
    ["30 values", where(f("in", many(30)))],
    [
      "array filters in different branches",
      { ...inC, where: { op: "or", filters: [f("array-contains", 1n), f("array-contains", 2n)] } },
    ],
    ["30 branches", where(f("in", many(5)), f("in", many(6), ["g"]))],
    ["ten inequality fields", where(...Array.from({ length: 10 }, (_, i) => f(">", 1n, [`f${i}`])))],
    ["descending names", { ...inC, orderBy: [desc("__name__")] }],
    ["limit 0", { ...inC, limit: 0 }],
  ])("but not for %s", (_, query) => {
    expect(runQuery(filled({ "c/a": {} }), "", query)).toBeInstanceOf(Array);
  });
});

describe("an order", () => {
  const database = filled({
    "c/a": { f: 2n, g: 1n },
    "c/b": { f: 1n, g: 1n },
    "c/d": { f: 1n, g: 2n },
    "c/e": { f: null, g: 3n },
    "c/h": { g: 0n },
  });
  const over = (field: string): Filter => ({ op: ">", field: [field], value: 0n });

  it.each<[string, Partial<StructuredQuery>, string[]]>([
    ["is by name when nothing is asked", {}, ["a", "b", "d", "e", "h"]],
    ["leaves out documents without the field, keeps null", { orderBy: [asc("f")] }, ["e", "b", "d", "a"]],
    ["ends with the name in the last direction", { orderBy: [desc("f")] }, ["a", "d", "b", "e"]],
    ["may mix directions", { orderBy: [desc("f"), asc("g")] }, ["a", "b", "d", "e"]],
    ["is by the inequality field when there is one", { where: over("f") }, ["b", "d", "a"]],
    ["adds inequality fields by name", { where: { op: "and", filters: [over("g"), over("f")] } }, ["b", "d", "a"]],
    ["adds them in the last direction", { where: over("f"), orderBy: [desc("g")] }, ["d", "a", "b"]],
    [
      "excludes for want of an implied field too",
      { where: { op: "!=", field: ["f"], value: 9n }, orderBy: [asc("g")] },
      ["b", "a", "d"],
    ],
    ["is by name downwards", { orderBy: [desc("__name__")], limit: 2 }, ["h", "e"]],
    ["starts at", { orderBy: [asc("f")], startAt: { values: [1n], before: true } }, ["b", "d", "a"]],
    ["starts after", { orderBy: [asc("f")], startAt: { values: [1n], before: false } }, ["a"]],
    ["ends before", { orderBy: [asc("f")], endAt: { values: [1n], before: true } }, ["e"]],
    ["ends at", { orderBy: [asc("f")], endAt: { values: [1n], before: false } }, ["e", "b", "d"]],
    [
      "starts after a document",
      { orderBy: [asc("f"), asc("__name__")], startAt: { values: [1n, reference("c/b")], before: false } },
      ["d", "a"],
    ],
    [
      "is whole with a cursor of no values",
      { orderBy: [asc("f")], startAt: { values: [], before: true } },
      ["e", "b", "d", "a"],
    ],
    ["skips, then limits", { orderBy: [asc("f")], offset: 1, limit: 2 }, ["b", "d"]],
  ])("%s", (_, part, expected) => {
    expect(ids(runQuery(database, "", { ...inC, ...part }))).toEqual(expected);
  });
});

describe("a scope", () => {
  const database = filled({ "c/a": {}, "c/a/c/x": {}, "c/a/d/y": {}, "d/b/c/z": {}, "e/f": {} });
  it.each<[string, string, Partial<StructuredQuery>, string[]]>([
    ["is one collection", "", {}, ["c/a"]],
    ["is a collection under a document, there or not", "d/b", {}, ["d/b/c/z"]],
    ["is a group", "", { from: [{ collectionId: "c", allDescendants: true }] }, ["c/a", "c/a/c/x", "d/b/c/z"]],
    ["is a group below a document", "c/a", { from: [{ collectionId: "c", allDescendants: true }] }, ["c/a/c/x"]],
    ["is all collections of a document without a name", "c/a", { from: [] }, ["c/a/c/x", "c/a/d/y"]],
    [
      "is everything below",
      "",
      { from: [{ collectionId: "", allDescendants: true }] },
      ["c/a", "c/a/c/x", "c/a/d/y", "d/b/c/z", "e/f"],
    ],
    [
      "is a range of names, as a recursive deletion asks",
      "",
      {
        from: [{ collectionId: "", allDescendants: true }],
        where: {
          op: "and",
          filters: [
            { op: ">=", field: ["__name__"], value: reference("c/__id-9223372036854775808__") },
            { op: "<", field: ["__name__"], value: reference("c\u0000/__id-9223372036854775808__") },
          ],
        },
        select: [["__name__"]],
      },
      ["c/a", "c/a/c/x", "c/a/d/y"],
    ],
  ])("%s", (_, parent, part, expected) => {
    expect(runQuery(database, parent, { ...inC, ...part }).map(({ path }) => path)).toEqual(expected);
  });
});

describe("a projection", () => {
  const database = filled({
    "c/a": {
      f: 1n,
      m: new Map<string, Value>([
        ["x", 1n],
        ["y", 2n],
      ]),
    },
  });
  it.each<[FieldPath[], Fields]>([
    [[["f"]], { f: 1n }],
    [[["m", "y"], ["none"]], { m: new Map([["y", 2n]]) }],
    [[["__name__"]], {}],
  ])("of %o", (select, fields) => {
    expect(runQuery(database, "", { ...inC, select })[0]?.fields).toEqual(new Map(Object.entries(fields)));
  });
});

it("reads the past without indexes", () => {
  const database = filled({ "c/a": { f: 1n } });
  const then = database.now();
  database.commit([{ op: "delete", path: "c/a" }]);
  expect(ids(runQuery(database, "", { ...inC, orderBy: [asc("f")], limit: 1 }, then))).toEqual(["a"]);
  expect(ids(runQuery(database, "", { ...inC, orderBy: [asc("f")], limit: 1 }))).toEqual([]);
});

it("refuses a reference that is no document name", () => {
  const where: Filter = { op: "==", field: ["__name__"], value: new Reference("elsewhere") };
  expect(() => runQuery(filled({}), "", { ...inC, where })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});

describe("a limited query over 10 000 documents looks, once asked before, at what it returns", () => {
  const documents = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `c/${i}`,
      { n: BigInt(i), kind: BigInt(i % 10), tags: [BigInt(i % 7), BigInt(i % 3)] },
    ]),
  );
  const database = filled(documents);
  const kind: Filter = { op: "==", field: ["kind"], value: 3n };

  it.each<[string, Partial<StructuredQuery>]>([
    ["equality and order", { where: kind, orderBy: [desc("n")] }],
    [
      "equality, range and order",
      { where: { op: "and", filters: [kind, { op: "<", field: ["n"], value: 5_000n }] }, orderBy: [desc("n")] },
    ],
    ["a range", { where: { op: ">", field: ["n"], value: 9_000n } }],
    ["in and order", { where: { op: "in", field: ["kind"], value: [1n, 2n, 3n] }, orderBy: [asc("n")] }],
    ["array-contains and order", { where: { op: "array-contains", field: ["tags"], value: 2n }, orderBy: [desc("n")] }],
    [
      "array-contains-any",
      { where: { op: "array-contains-any", field: ["tags"], value: [5n, 2n] }, orderBy: [asc("n")] },
    ],
    ["a cursor deep inside", { orderBy: [asc("n")], startAt: { values: [9_000n], before: false } }],
    ["names from a cursor", { orderBy: [asc("__name__")], startAt: { values: [reference("c/5")], before: false } }],
    ["a group", { from: [{ collectionId: "c", allDescendants: true }], where: kind, orderBy: [desc("n")] }],
  ])("%s", (_, part) => {
    let looked = 0;
    const count = function* (list: Iterable<StoredDocument>) {
      for (const document of list) {
        looked++;
        yield document;
      }
    };
    const reader: Reader = Object.create(database, {
      ordered: { value: (scan: Parameters<Database["ordered"]>[0]) => database.ordered(scan)?.map(count) },
    });
    for (const name of ["now", "get", "collection", "group", "below", "demandIndex"] as const) {
      Object.defineProperty(reader, name, { value: database[name].bind(database) });
    }
    const query = { ...inC, ...part, limit: 50 };
    runQuery(reader, "", query);
    looked = 0;
    expect(runQuery(reader, "", query)).toHaveLength(50);
    expect(looked).toBeGreaterThanOrEqual(50);
    expect(looked).toBeLessThanOrEqual(60);
  });
});
