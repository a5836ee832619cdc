import { describe, expect, it, vi } from "vitest";
import { RpcError } from "../errors.ts";
import type { Commit } from "../model.ts";
import type { CheckedWrite, Security } from "../security.ts";
import { Timestamp, type Value } from "../values/value.ts";
import { Database } from "./database.ts";
import type { Precondition, Transform, Write } from "./write.ts";

const start = 1_800_000_000_000_000;

/** A database whose clock moves only when told; by default it stands still. */
function open() {
  const clock = { now: start };
  return { clock, database: new Database("p", "(default)", () => clock.now) };
}

const fieldsOf = (entries: Record<string, Value>): Map<string, Value> => new Map(Object.entries(entries));
const set = (path: string, entries: Record<string, Value> = {}, precondition?: Precondition): Write => ({
  op: "set",
  path,
  fields: fieldsOf(entries),
  transforms: [],
  ...(precondition ? { precondition } : {}),
});
const transform = (path: string, ...transforms: Transform[]): Write => ({
  op: "update",
  path,
  fields: new Map(),
  mask: [],
  transforms,
});

describe("a commit", () => {
  it("gives every changed document one time, later than any before", () => {
    const { database } = open();
    const first = database.commit([set("c/a"), set("c/b")]);
    const second = database.commit([set("c/a", { n: 1n })]);
    expect(second.commitTime).toBe(first.commitTime + 1);
    expect(database.get("c/a")).toMatchObject({ createTime: first.commitTime, updateTime: second.commitTime });
    expect(database.get("c/b")).toMatchObject({ updateTime: first.commitTime });
    expect(database.now()).toBe(second.commitTime);
  });

  it("is all or nothing", () => {
    const { database } = open();
    expect(() => database.commit([set("c/a"), set("c/b", {}, { exists: true })])).toThrow(RpcError);
    expect(database.get("c/a")).toBeUndefined();
  });

  it("never updates what it deleted, whether it was there or not", () => {
    const { database } = open();
    const remove: Write = { op: "delete", path: "c/a" };
    const update = set("c/a", { n: 1n }, { exists: true });
    expect(() => database.commit([remove, update])).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    database.commit([set("c/a")]);
    expect(() => database.commit([remove, update])).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    database.commit([remove, set("c/a"), update]);
    expect(database.get("c/a")?.fields.get("n")).toBe(1n);
  });

  it("may be empty", () => {
    const { database } = open();
    expect(database.commit([])).toMatchObject({ results: [] });
  });

  it("keeps the update time of a document that a write leaves as it was, and tells nobody", () => {
    const { database } = open();
    const first = database.commit([set("c/a", { n: 1n, m: null })]);
    const changes = vi.fn();
    database.subscribe((commit) => changes(commit.changes));
    const again = database.commit([set("c/a", { m: null, n: 1n })]);
    expect(again.results[0]?.updateTime).toBe(first.commitTime);
    expect(changes).toHaveBeenLastCalledWith([]);
    database.commit([set("c/a", { n: 1, m: null })]);
    expect(changes).toHaveBeenLastCalledWith([expect.objectContaining({ path: "c/a" })]);
  });

  it("that comes back to where it began is no change either", () => {
    const { database } = open();
    const first = database.commit([set("c/a", { n: 1n })]);
    const { results } = database.commit([set("c/a", { n: 2n }), set("c/a", { n: 1n })]);
    expect(results.map(({ updateTime }) => updateTime)).toEqual([first.commitTime, first.commitTime]);
  });

  it("applies several writes of one document in order", () => {
    const { database } = open();
    const { results, commitTime } = database.commit([
      set("c/a", { n: 1n }, { exists: false }),
      transform("c/a", { field: ["n"], kind: "increment", operand: 4n }),
    ]);
    expect(database.get("c/a")?.fields).toEqual(fieldsOf({ n: 5n }));
    expect(results).toEqual([
      { updateTime: commitTime, transformResults: [] },
      { updateTime: commitTime, transformResults: [5n] },
    ]);
  });

  it("renews the creation time after a deletion, even within one commit", () => {
    const { database } = open();
    database.commit([set("c/a", { n: 1n })]);
    const { commitTime } = database.commit([{ op: "delete", path: "c/a" }, set("c/a", { n: 1n })]);
    expect(database.get("c/a")).toMatchObject({ createTime: commitTime, updateTime: commitTime });
  });

  it("gives a deletion and a verification no update time", () => {
    const { database } = open();
    database.commit([set("c/a")]);
    const { results } = database.commit([
      { op: "verify", path: "c/a", precondition: { exists: true } },
      { op: "delete", path: "c/a" },
      { op: "delete", path: "c/a" },
    ]);
    expect(results.map(({ updateTime }) => updateTime)).toEqual([undefined, undefined, undefined]);
  });
});

describe("a mask", () => {
  const before = { a: 1n, m: fieldsOf({ x: 1n, y: 2n }) };
  it.each<[string, Record<string, Value>, string[][], Record<string, Value>]>([
    ["sets what the document has", { a: 2n }, [["a"]], { ...before, a: 2n }],
    ["removes what it lacks", {}, [["a"]], { m: before.m }],
    ["leaves out what it does not name", { a: 2n, z: 1n }, [["z"]], { ...before, z: 1n }],
    ["reaches into maps", { m: fieldsOf({ x: 9n }) }, [["m", "x"]], { a: 1n, m: fieldsOf({ x: 9n, y: 2n }) }],
    ["removes inside maps", {}, [["m", "x"]], { a: 1n, m: fieldsOf({ y: 2n }) }],
    ["replaces whole maps", { m: fieldsOf({ z: 1n }) }, [["m"]], { a: 1n, m: fieldsOf({ z: 1n }) }],
    [
      "makes maps on the way",
      { a: fieldsOf({ b: fieldsOf({ c: 1n }) }) },
      [["a", "b", "c"]],
      { ...before, a: fieldsOf({ b: fieldsOf({ c: 1n }) }) },
    ],
    ["does nothing when empty", { a: 5n }, [], before],
  ])("%s", (_, entries, mask, after) => {
    const { database } = open();
    database.commit([set("c/a", before)]);
    database.commit([{ op: "update", path: "c/a", fields: fieldsOf(entries), mask, transforms: [] }]);
    expect(database.get("c/a")?.fields).toEqual(fieldsOf(after));
  });

  it("makes a missing document, even when empty", () => {
    const { database } = open();
    database.commit([{ op: "update", path: "c/new", fields: new Map(), mask: [], transforms: [] }]);
    expect(database.get("c/new")?.fields.size).toBe(0);
  });
});

describe("a precondition", () => {
  it.each<[string, boolean, (time: number) => Precondition, string | undefined]>([
    ["exists: true", true, () => ({ exists: true }), undefined],
    ["exists: true", false, () => ({ exists: true }), "NOT_FOUND"],
    ["exists: false", true, () => ({ exists: false }), "ALREADY_EXISTS"],
    ["exists: false", false, () => ({ exists: false }), undefined],
    ["the update time", true, (updateTime) => ({ updateTime }), undefined],
    ["another update time", true, (updateTime) => ({ updateTime: updateTime - 1 }), "FAILED_PRECONDITION"],
    ["an update time", false, (updateTime) => ({ updateTime }), "FAILED_PRECONDITION"],
    ["a time to come", true, (updateTime) => ({ updateTime: updateTime + 3_600_000_000 }), "INVALID_ARGUMENT"],
    ["a time to come", false, (updateTime) => ({ updateTime: updateTime + 3_600_000_000 }), "INVALID_ARGUMENT"],
  ])("%s when the document exists: %s", (_, exists, precondition, code) => {
    for (const op of ["set", "delete", "verify"] as const) {
      const { database } = open();
      const { commitTime } = database.commit(exists ? [set("c/a")] : []);
      const write: Write =
        op === "set"
          ? set("c/a", {}, precondition(commitTime))
          : { op, path: "c/a", precondition: precondition(commitTime) };
      const commit = () => database.commit([write]);
      if (code) expect(commit).toThrow(expect.objectContaining({ code }));
      else expect(commit).not.toThrow();
    }
  });

  it("that fails is told in production's words, not in those of the official program's inner store", () => {
    const { database } = open();
    const name = `${database.name}/documents/c/a`;
    expect(() => database.commit([set("c/a", {}, { exists: true })])).toThrow(`No document to update: ${name}`);
    database.commit([set("c/a")]);
    expect(() => database.commit([set("c/a", {}, { exists: false })])).toThrow(`Document already exists: ${name}`);
  });
});

const max = 2n ** 63n - 1n;
const min = -(2n ** 63n);
type Kind = "increment" | "maximum" | "minimum";

describe("a number transform", () => {
  it.each<[Kind, Value | undefined, Value, Value]>([
    ["increment", undefined, 2n, 2n],
    ["increment", "text", 2n, 2n],
    ["increment", null, 1.5, 1.5],
    ["increment", 1n, 2n, 3n],
    ["increment", 1n, 0.5, 1.5],
    ["increment", 0.5, 1n, 1.5],
    ["increment", 1, 1n, 2],
    ["increment", max, 1n, max],
    ["increment", min, -1n, min],
    ["increment", max, -1n, max - 1n],
    ["increment", Number.NaN, 1n, Number.NaN],
    ["increment", Number.POSITIVE_INFINITY, 1n, Number.POSITIVE_INFINITY],
    ["maximum", undefined, 1n, 1n],
    ["maximum", [3n], 1n, 1n],
    ["maximum", 1n, 2n, 2n],
    ["maximum", 2n, 1n, 2n],
    ["maximum", 2n, 2, 2n],
    ["maximum", 2, 2n, 2],
    ["maximum", -0, 0n, -0],
    ["maximum", 2n, 2.5, 2.5],
    ["maximum", 1n, Number.NaN, Number.NaN],
    ["minimum", undefined, 1n, 1n],
    ["minimum", 1n, 2n, 1n],
    ["minimum", 2n, 1.5, 1.5],
    ["minimum", 2n, 2, 2n],
    ["minimum", Number.NaN, 1n, Number.NaN],
    ["minimum", 0n, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ])("%s of %s by %s is %s", (kind, stored, operand, value) => {
    const { database } = open();
    database.commit([set("c/a", stored === undefined ? {} : { n: stored })]);
    const { results } = database.commit([transform("c/a", { field: ["n"], kind, operand })]);
    expect(results[0]?.transformResults).toEqual([value]);
    expect(database.get("c/a")?.fields.get("n")).toEqual(value);
  });

  it.each<[Kind]>([["increment"], ["maximum"], ["minimum"]])("%s takes numbers only", (kind) => {
    const { database } = open();
    expect(() => database.commit([transform("c/a", { field: ["n"], kind, operand: "1" })])).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});

describe("an array transform", () => {
  it.each<["append-missing" | "remove-all", Value | undefined, Value[], Value[]]>([
    ["append-missing", undefined, [1n, 2n], [1n, 2n]],
    ["append-missing", "text", [1n], [1n]],
    ["append-missing", [1n], [1, 2n, 2n, 2], [1n, 2n]],
    ["append-missing", [1n, 1n], [1n], [1n, 1n]],
    ["append-missing", [Number.NaN, null], [Number.NaN, null], [Number.NaN, null]],
    ["append-missing", [fieldsOf({ a: 1n })], [fieldsOf({ a: 1 })], [fieldsOf({ a: 1n })]],
    ["remove-all", undefined, [1n], []],
    ["remove-all", 5n, [1n], []],
    ["remove-all", [1n, 2n, 1, 3n], [1n], [2n, 3n]],
    ["remove-all", [1n], [], [1n]],
  ])("%s on %s of %s is %s", (kind, stored, values, value) => {
    const { database } = open();
    database.commit([set("c/a", stored === undefined ? {} : { n: stored })]);
    const { results } = database.commit([transform("c/a", { field: ["n"], kind, values })]);
    expect(results[0]?.transformResults).toEqual([null]);
    expect(database.get("c/a")?.fields.get("n")).toEqual(value);
  });
});

describe("a server time", () => {
  it("is the commit's, in whole milliseconds, the same for all", () => {
    const { database, clock } = open();
    clock.now = start + 1_234_567;
    const { results } = database.commit([
      transform("c/a", { field: ["at"], kind: "server-time" }, { field: ["m", "at"], kind: "server-time" }),
      transform("c/b", { field: ["at"], kind: "server-time" }),
    ]);
    const time = Timestamp.fromMicros(start + 1_234_000);
    expect(results.flatMap(({ transformResults }) => transformResults)).toEqual([time, time, time]);
    expect(database.get("c/a")?.fields).toEqual(fieldsOf({ at: time, m: fieldsOf({ at: time }) }));
  });
});

describe("transforms", () => {
  it("see what the update and the earlier ones made", () => {
    const { database } = open();
    const { results } = database.commit([
      {
        op: "set",
        path: "c/a",
        fields: fieldsOf({ n: 1n }),
        transforms: [
          { field: ["n"], kind: "increment", operand: 1n },
          { field: ["n"], kind: "maximum", operand: 10n },
        ],
      },
    ]);
    expect(results[0]?.transformResults).toEqual([2n, 10n]);
  });
});

describe("limits", () => {
  const vectorOf = (value: Value[]): Value => fieldsOf({ __type__: "__vector__", value });
  const long = "x".repeat(1_048_488);
  const nested = (levels: number): Value => (levels === 0 ? 1n : fieldsOf({ m: nested(levels - 1) }));
  it.each<[string, Record<string, Value>, string | undefined]>([
    ["20 levels", { m: nested(20) }, undefined],
    ["21 levels", { m: nested(21) }, "Property m contains an invalid nested entity."],
    ["21 levels from a list on", { a: [nested(20)] }, "Property array contains an invalid nested entity."],
    ["a list in a list", { m: [[1n]] }, "Cannot convert an array value in an array value."],
    ["a list in a map in a list", { m: [fieldsOf({ x: [1n] })] }, undefined],
    ["a string of 1,048,488 bytes", { s: long }, 'The value of property "s" is longer than 1048487 bytes.'],
    ["a long string in a list", { a: [long] }, 'The value of property "array" is longer than 1048487 bytes.'],
    ["a long string in a map", { m: fieldsOf({ s: long }) }, "Property m contains an invalid nested entity."],
    [
      "a long string in a list in a map",
      { m: fieldsOf({ a: [long] }) },
      "Property m contains an invalid nested entity.",
    ],
    [
      "a long string in a map in a list",
      { a: [fieldsOf({ s: long })] },
      "Property array contains an invalid nested entity.",
    ],
    ["bytes too many", { b: new Uint8Array(1_048_488) }, "longer than 1048487 bytes"],
    [
      "a document of 1 MiB and one byte",
      { a: "x".repeat(600_000), b: "x".repeat(448_519) },
      "its size (1,048,577 bytes) exceeds",
    ],
    ["a document of 1 MiB", { a: "x".repeat(600_000), b: "x".repeat(448_518) }, undefined],
    ["a reserved name", { __x__: 1n }, "field name __x__ is reserved"],
    [
      "a reserved name in a map, whatever it holds",
      { m: fieldsOf({ __x__: long }) },
      "field name '__x__' is reserved.",
    ],
    ["an empty name", { "": 1n }, "must not be empty"],
    ["a name of 1501 bytes", { ["x".repeat(1501)]: long }, "The property.name is longer than 1500 bytes."],
    [
      "a name of 1501 bytes in a map",
      { m: fieldsOf({ ["x".repeat(1501)]: 1n }) },
      "Property m contains an invalid nested entity.",
    ],
    [
      "a name of 1500 bytes with those above it",
      { m: fieldsOf({ a: [fieldsOf({ ["x".repeat(1492)]: 1n })] }) },
      undefined,
    ],
    [
      "a name of 1501 bytes with those above it, a list being called array",
      { m: fieldsOf({ a: [fieldsOf({ ["x".repeat(1493)]: 1n })] }) },
      "Property m contains an invalid nested entity.",
    ],
    ["a vector of 2048", { v: vectorOf(Array<number>(2048).fill(1)) }, undefined],
    ["a vector of 2049", { v: vectorOf(Array<Value>(2049).fill(1n)) }, "Vectors must be at most 2048 dimensions."],
    ["a vector of nothing", { v: vectorOf([]) }, "Cannot have a zero length vector."],
    ["a vector of text", { v: vectorOf(["1"]) }, "Vector must only contain values of type 'double'"],
    ["a vector of integers", { v: vectorOf([Number.NaN, 1n]) }, "Vector must only contain values of type 'double'"],
    ["a vector of what is no number", { v: vectorOf([Number.NaN]) }, "Vector cannot contain NaN values."],
    ["a vector of the infinite, in a list in a map", { m: fieldsOf({ a: [vectorOf([Infinity])] }) }, undefined],
    ["a vector without value", { v: fieldsOf({ __type__: "__vector__", x: 1 }) }, "Vector map is missing key 'value'."],
    [
      "a vector whose value is none",
      { v: fieldsOf({ __type__: "__vector__", value: 1, x: 1 }) },
      "Vector value type must be an array.",
    ],
    [
      "a vector and more",
      { v: fieldsOf({ __type__: "__vector__", value: [], x: 1 }) },
      "Vector value map has extraneous entries.",
    ],
    ["an unknown type", { v: fieldsOf({ __type__: "other" }) }, "Property v contains an invalid nested entity."],
    ["an unknown type in a list", { v: [fieldsOf({ __type__: "other" })] }, "Property array contains an invalid"],
    ["a type that is a number", { v: fieldsOf({ __type__: 1n }) }, "Field __type__ must be a string; founds LONG."],
    ["a type that is null", { v: fieldsOf({ __type__: null }) }, "Field __type__ must be a string; founds NULL."],
    ["a vector", { v: fieldsOf({ __type__: "__vector__", value: [1, 2] }) }, undefined],
  ])("%s", (_, entries, reason) => {
    const { database } = open();
    const commit = () => database.commit([set("c/a", entries)]);
    if (reason) {
      expect(commit).toThrow(reason);
      expect(commit).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    } else expect(commit).not.toThrow();
  });
});

describe("rules", () => {
  const refusing = (seen: CheckedWrite[][]): Security => ({
    checkGet: () => {},
    checkList: () => {},
    checkCommit: (_access, _reader, writes) => {
      seen.push([...writes]);
      throw new RpcError("PERMISSION_DENIED", "no");
    },
  });

  it("see each write with its kind, before and after, and come before preconditions", () => {
    const { database } = open();
    database.commit([set("c/a", { n: 1n })]);
    const seen: CheckedWrite[][] = [];
    const writes = [set("c/a", { n: 2n }, { exists: false }), set("c/b"), { op: "delete" as const, path: "c/a" }];
    const access = { admin: false, token: undefined };
    expect(() => database.commit(writes, { access, security: refusing(seen) })).toThrow("no");
    expect(seen[0]?.map(({ kind, before, after }) => [kind, before?.fields.get("n"), after?.fields.get("n")])).toEqual([
      ["update", 1n, 2n],
      ["create", undefined, undefined],
      ["delete", 2n, undefined],
    ]);
    expect(database.get("c/a")?.fields.get("n")).toBe(1n);
  });

  it("are not asked about an admin", () => {
    const { database } = open();
    database.commit([set("c/a")], { access: { admin: true, token: undefined }, security: refusing([]) });
    expect(database.get("c/a")).toBeDefined();
  });
});

describe("the past", () => {
  it("can be read at any kept time", () => {
    const { database } = open();
    const before = database.now();
    const times = [1n, 2n, 3n].map((n) => database.commit([set("c/a", { n })]).commitTime);
    database.commit([{ op: "delete", path: "c/a" }]);
    expect(database.get("c/a", before)).toBeUndefined();
    expect(times.map((time) => database.get("c/a", time)?.fields.get("n"))).toEqual([1n, 2n, 3n]);
    expect([...database.collection("c", times[1])].map(({ updateTime }) => updateTime)).toEqual([times[1]]);
    expect([...database.collection("c")]).toEqual([]);
  });

  it("is bounded: what is too old to read says so, and nothing of it stays", () => {
    const { database, clock } = open();
    const { commitTime } = database.commit([set("c/a"), set("d/b")]);
    clock.now += 1_000;
    database.commit([{ op: "delete", path: "d/b" }]);
    clock.now += 2 * 3_600_000_000;
    database.commit([set("c/a", { n: 1n })]);
    expect(() => database.get("c/a", commitTime)).toThrow(expect.objectContaining({ code: "FAILED_PRECONDITION" }));
    expect(database.since(commitTime)).toBeUndefined();
    for (let i = 0; i < 10_001; i++) database.commit([set("c/a", { n: BigInt(i) })]);
    const recent = database.now() - 100;
    expect(database.since(recent)).toHaveLength(100);
    expect(database.get("c/a", recent)?.fields.get("n")).toBe(9_900n);
    expect(database.since(database.now() - 10_001)).toBeUndefined();
  });

  it("cannot be the future", () => {
    const { database } = open();
    expect(() => database.checkReadTime(start + 1_000_000)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});

describe("the feed", () => {
  it("tells commits in order, also those made by who listens", () => {
    const { database } = open();
    const seen: number[] = [];
    const heard: Commit[] = [];
    database.subscribe(({ changes }) => {
      if (changes[0]?.path === "c/a") database.commit([set("c/b")]);
    });
    const stop = database.subscribe((commit) => {
      seen.push(commit.time);
      heard.push(commit);
    });
    database.commit([set("c/a")]);
    expect(heard.map(({ changes }) => changes[0]?.path)).toEqual(["c/a", "c/b"]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    stop();
    database.commit([set("c/c")]);
    expect(heard).toHaveLength(2);
  });

  it("goes on when a listener fails", () => {
    const { database } = open();
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const other = vi.fn();
    database.subscribe(() => {
      throw new Error("mine");
    });
    database.subscribe(other);
    database.commit([set("c/a")]);
    expect(other).toHaveBeenCalledOnce();
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it("tells a clearing as such", () => {
    const { database } = open();
    database.commit([set("c/a"), set("c/a/d/b")]);
    const heard = vi.fn();
    database.subscribe(heard);
    database.clear();
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ isClear: true, changes: [{ path: "c/a" }, { path: "c/a/d/b" }] });
    expect(database.collectionIds("")).toEqual([]);
  });
});

describe("walks", () => {
  const paths = ["c/b", "c/__id3__", "c/a", "c/a/c/z", "c/missing/c/x", "c/missing/d/y", "d/a", "d/a/c/w", "c/é"];
  const all = () => {
    const { database } = open();
    database.commit(paths.map((path) => set(path)));
    return database;
  };
  const names = (documents: Iterable<{ path: string }>) => [...documents].map(({ path }) => path);

  it("give a collection in name order", () => {
    expect(names(all().collection("c"))).toEqual(["c/__id3__", "c/a", "c/b", "c/é"]);
  });

  it("give a group in name order, nested collections of the same id included", () => {
    const sorted = ["c/__id3__", "c/a", "c/a/c/z", "c/b", "c/missing/c/x", "c/é", "d/a/c/w"];
    expect(names(all().group("", "c"))).toEqual(sorted);
    expect(names(all().group("c/missing", "c"))).toEqual(["c/missing/c/x"]);
    expect(names(all().group("d/a", "c"))).toEqual(["d/a/c/w"]);
  });

  it("give everything below", () => {
    expect(names(all().below("c/missing"))).toEqual(["c/missing/c/x", "c/missing/d/y"]);
    expect(names(all().below("c/a"))).toEqual(["c/a", "c/a/c/z"]);
    expect(names(all().below(""))).toHaveLength(paths.length);
  });

  it("know collections and missing parents", () => {
    const database = all();
    expect(database.collectionIds("")).toEqual(["c", "d"]);
    expect(database.collectionIds("c/missing")).toEqual(["c", "d"]);
    expect([...database.documentIds("c")]).toEqual(["__id3__", "a", "b", "missing", "é"]);
    database.commit([{ op: "delete", path: "c/missing/c/x" }]);
    expect(database.collectionIds("c/missing")).toEqual(["d"]);
    database.commit([{ op: "delete", path: "c/missing/d/y" }]);
    expect([...database.documentIds("c")]).toEqual(["__id3__", "a", "b", "é"]);
  });
});
