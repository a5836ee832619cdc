import { describe, expect, it } from "vitest";
import {
  checkId,
  collectionIdOf,
  comparePaths,
  documentPath,
  isAtOrBelow,
  parentOf,
  parseDatabaseName,
  parseName,
} from "./paths.ts";

describe("a resource name", () => {
  it.each([
    ["projects/p/databases/(default)/documents", ""],
    ["projects/p/databases/(default)/documents/c", "c"],
    ["projects/p/databases/(default)/documents/c/a b/d/é", "c/a b/d/é"],
  ])("%s has the path %j", (name, path) => {
    expect(parseName(name)).toEqual({ projectId: "p", databaseId: "(default)", path });
  });

  it.each([
    ["", 'Document name "" lacks "projects" at index 0.'],
    ["projects/p", 'lacks "/" at index 10.'],
    ["projects/p/databases/d", 'lacks "/" at index 22.'],
    ["projects/p/databases/d/other/c/a", 'lacks "documents" at index 23.'],
    ["projects//databases/d/documents/c/a", "lacks a project id at index 9."],
    ["projects/p/databases/d/documents/", 'has invalid trailing "/".'],
  ])("%j is refused", (name, reason) => {
    expect(() => parseName(name)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => parseName(name)).toThrow(reason);
  });
});

describe("a database's name", () => {
  it("holds a project and a database", () => {
    expect(parseDatabaseName("projects/p/databases/d")).toEqual({ projectId: "p", databaseId: "d" });
  });

  it.each([
    ["projects/p", 'Database name "projects/p" lacks "/" at index 10.'],
    ["projects/p/databases/", "lacks a database id at index 21."],
    ["projects/p/databases/d/documents", 'has invalid trailing "/documents".'],
  ])("may not be %j", (name, reason) => {
    expect(() => parseDatabaseName(name)).toThrow(reason);
  });
});

describe("a document's path", () => {
  it.each(["c/a", "c/a/d/b", "c/__id7__", "c/__id-9223372036854775808__", "c/__a", "c/...", "c/a__"])(
    "may be %s",
    (path) => {
      expect(documentPath(path)).toBe(path);
    },
  );

  it.each([
    ["c", 'lacks "/" at index 1.'],
    ["c/a/d", 'lacks "/" at index 5.'],
    ["c/", 'has invalid trailing "/".'],
    ["c/a/", 'has invalid trailing "/".'],
    ["/", "lacks a collection id at index 0."],
    ["c//", "lacks a resource id at index 2."],
    ["c/a//d", "lacks a collection id at index 4."],
    ["c/.", 'contains a resource id "." at index 2.'],
    ["c/a/../b", 'contains a collection id ".." at index 4.'],
    ["c/__x__", 'Resource id "__x__" is invalid because it is reserved.'],
    ["c/__id5x__", "must be formatted like '__id{LONG}__', where LONG is a 64-bit integer. Found: '__id5x__'."],
    ["c/__id9223372036854775808__", "Found: '__id9223372036854775808__'."],
    ["__c__/a", 'Collection id "__c__" is invalid because it is reserved.'],
    ["__id7__/a", 'Collection id "__id7__" is invalid because it is reserved.'],
    [`c/${"é".repeat(751)}`, "The key path element name is longer than 1500 bytes."],
    [`${"é".repeat(751)}/a`, "The key path element kind is longer than 1500 bytes."],
  ])("may not be %s", (path, reason) => {
    expect(() => documentPath(path)).toThrow(reason);
  });

  it("may have an id of 1500 bytes", () => {
    expect(documentPath(`c/${"é".repeat(750)}`)).toHaveLength(752);
  });
});

it("a refusal shows the whole name and counts its characters", () => {
  const name = "projects/p/databases/d/documents/c";
  expect(() => documentPath("c", name, "Document parent name")).toThrow(
    `Document parent name "${name}" lacks "/" at index 34.`,
  );
});

describe("an id by itself", () => {
  it.each([
    ["a/b", 'Collection id "a/b" is invalid because it contains "/".'],
    ["..", 'Collection id ".." is invalid because it is reserved.'],
    ["__id7__", 'Collection id "__id7__" is invalid because it is reserved.'],
  ] as const)("may not be %s", (id, reason) => {
    expect(() => checkId(id, "Collection")).toThrow(reason);
  });
});

it("names sort segment by segment, numbers first", () => {
  const sorted = [
    "c",
    "c/__id-1__",
    "c/__id2__",
    "c/__id2__/d/x",
    "c/__id10__",
    "c/1",
    "c/a",
    "c/a/d",
    "c/a/d/x",
    "c/a-b",
    "c-d/a",
    "d",
  ];
  for (const [i, a] of sorted.entries()) {
    for (const [j, b] of sorted.entries()) {
      expect([a, b, Math.sign(comparePaths(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    }
  }
});

it("paths know their parents", () => {
  expect([parentOf("c/a/d"), parentOf("c"), parentOf("")]).toEqual(["c/a", "", ""]);
  expect([collectionIdOf("c/a"), collectionIdOf("c/a/d"), collectionIdOf("c/a/d/x")]).toEqual(["c", "d", "d"]);
  expect([
    isAtOrBelow("c/a", "c/a"),
    isAtOrBelow("c/a/d", "c/a"),
    isAtOrBelow("c/ab", "c/a"),
    isAtOrBelow("c", ""),
  ]).toEqual([true, true, false, true]);
});
