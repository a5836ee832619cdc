import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../model.ts";
import type { Value } from "../values/value.ts";
import { type Measure, type Nearest, nearest } from "./nearest.ts";

const vector = (...elements: number[]): Value =>
  new Map<string, Value>([
    ["__type__", "__vector__"],
    ["value", elements],
  ]);
const documents = Object.entries({
  a: vector(1, 1),
  b: vector(100, 10),
  c: vector(0, 0),
  d: vector(1, 2, 3),
  e: "no vector",
  f: vector(-1, 0),
}).map(
  ([id, at]): StoredDocument => ({ path: `points/${id}`, fields: new Map([["at", at]]), createTime: 1, updateTime: 1 }),
);
const wanted = (more: Partial<Nearest>): Nearest => ({
  field: ["at"],
  vector: [1, 0],
  measure: "EUCLIDEAN",
  limit: 10,
  ...more,
});
const ids = (found: readonly StoredDocument[]) => found.map(({ path }) => path.at(-1)).join("");

describe("the nearest vectors", () => {
  it.each<[Measure, string]>([
    ["EUCLIDEAN", "acfb"],
    ["COSINE", "bafc"],
    ["DOT_PRODUCT", "bacf"],
  ])("by %s, other dimensions left out, NaN last: %s", (measure, expected) => {
    expect(ids(nearest(documents, wanted({ measure })))).toBe(expected);
  });

  it.each<[Measure, number, string]>([
    ["EUCLIDEAN", 1, "ac"],
    ["DOT_PRODUCT", 1, "ba"],
  ])("by %s within %d: %s", (measure, threshold, expected) => {
    expect(ids(nearest(documents, wanted({ measure, threshold })))).toBe(expected);
  });

  it("are limited, and told their distance where asked", () => {
    const found = nearest(documents, wanted({ limit: 2, resultField: ["how", "far"] }));
    expect(found.map(({ fields }) => fields.get("how"))).toEqual([new Map([["far", 1]]), new Map([["far", 1]])]);
  });
});
