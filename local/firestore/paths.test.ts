import { describe, expect, it } from "vitest";
import {
  collectionIdOf,
  collectionPath,
  comparePaths,
  documentPath,
  isAtOrBelow,
  parentOf,
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
    ["", 'lacks "projects" at index 0.'],
    ["projects/p", 'lacks "databases" at index 2.'],
    ["projects/p/databases/d", 'lacks "documents" at index 4.'],
    ["projects/p/databases/d/other/c/a", 'lacks "documents" at index 4.'],
    ["projects//databases/d/documents/c/a", "lacks an id at index 1."],
  ])("%j is refused", (name, reason) => {
    expect(() => parseName(name)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => parseName(name)).toThrow(reason);
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
    ["c", "even number of segments"],
    ["c/a/d", "even number of segments"],
    ["c/", "empty path segment"],
    ["c/.", "not allowed"],
    ["c/..", "not allowed"],
    ["c/__x__", 'Resource id "__x__" is invalid because it is reserved.'],
    ["__c__/a", 'Collection id "__c__" is invalid because it is reserved.'],
    ["__id7__/a", "reserved"],
    [`c/${"é".repeat(751)}`, "longer than 1500 bytes"],
  ])("may not be %s", (path, reason) => {
    expect(() => documentPath(path)).toThrow(reason);
  });

  it("may have an id of 1500 bytes", () => {
    expect(documentPath(`c/${"é".repeat(750)}`)).toHaveLength(752);
  });
});

describe("a collection's path", () => {
  it("has an odd number of segments", () => {
    expect(collectionPath("c/a/d")).toBe("c/a/d");
    expect(() => collectionPath("c/a")).toThrow("odd number of segments");
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
