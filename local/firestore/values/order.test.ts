import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyValue } from "../testing/arbitraries.ts";
import { compareValues, equalValues, identicalValues } from "./order.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "./value.ts";

const ref = (path: string): Reference => new Reference(`projects/p/databases/d/documents/${path}`);
const bytes = (...items: number[]): Uint8Array => new Uint8Array(items);
const map = (entries: Record<string, Value>): Map<string, Value> => new Map(Object.entries(entries));
const vector = (...items: number[]): Value => map({ __type__: "__vector__", value: items });

/** Ascending; values of one row are equal in order. */
const ladder: Value[][] = [
  [null],
  [false],
  [true],
  [Number.NaN],
  [Number.NEGATIVE_INFINITY],
  [-Number.MAX_VALUE],
  [-(2n ** 63n), -(2 ** 63)],
  [-(2n ** 53n) - 1n],
  [-(2n ** 53n), -(2 ** 53)],
  [-1.5],
  [-1n, -1],
  [-Number.MIN_VALUE],
  [0n, 0, -0],
  [Number.MIN_VALUE],
  [1n, 1],
  [1.1],
  [2n ** 53n, 2 ** 53],
  [2n ** 53n + 1n],
  [2n ** 63n - 1n],
  [2 ** 63],
  [Number.POSITIVE_INFINITY],
  [new Timestamp(-62135596800, 0)],
  [new Timestamp(-1, 999_999_000)],
  [new Timestamp(0, 0)],
  [new Timestamp(0, 1000)],
  [new Timestamp(1, 0)],
  [""],
  ["\u0000"],
  ["a"],
  ["a\u0000"],
  ["ab"],
  ["b"],
  ["é"],
  ["\ud7ff"],
  ["\ue000"],
  ["\uffff"],
  // Astral characters come last in UTF-8, before U+E000 in UTF-16.
  ["😀"],
  ["😁"],
  [bytes()],
  [bytes(0)],
  [bytes(0, 255)],
  [bytes(1)],
  [bytes(127)],
  [bytes(128)],
  [bytes(255)],
  [new Reference("projects/a/databases/d/documents/c/z")],
  [ref("c/__id-9__")],
  [ref("c/__id2__")],
  [ref("c/__id10__")],
  [ref("c/10")],
  [ref("c/2")],
  [ref("c/__id__")],
  [ref("c/a")],
  [ref("c/a/s/x")],
  [ref("c/a!")],
  [ref("c2/a")],
  [new GeoPoint(-90, 180)],
  [new GeoPoint(0, -180)],
  [new GeoPoint(0, 0), new GeoPoint(-0, 0)],
  [new GeoPoint(0, 1)],
  [new GeoPoint(90, -180)],
  [[]],
  [[null]],
  [[1n], [1]],
  [[1n, 2n]],
  [[2n]],
  [["a"]],
  [[map({})]],
  [vector()],
  [vector(9)],
  [vector(1, 2)],
  [vector(1, 3)],
  [map({})],
  [map({ a: 1n }), map({ a: 1 })],
  [map({ a: 1n, b: 1n })],
  [map({ a: 2n })],
  [map({ a: "x" })],
  [map({ b: null })],
];

describe("the order of values", () => {
  const steps = ladder.flatMap((row, i) => row.map((value) => [i, value] as const));

  it(`holds between any two of ${steps.length} values`, () => {
    for (const [i, a] of steps) {
      for (const [j, b] of steps) {
        expect([a, b, Math.sign(compareValues(a, b))]).toEqual([a, b, Math.sign(i - j)]);
      }
    }
  });

  it("does not depend on the order in which a map was written", () => {
    expect(compareValues(map({ a: 1n, b: 2n }), map({ b: 2n, a: 1n }))).toBe(0);
  });

  it("is a total order", () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        expect(compareValues(a, a)).toBe(0);
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("equality", () => {
  it.each<[string, Value, Value, boolean, boolean]>([
    ["an integer and its double", 1n, 1, true, false],
    ["zero and minus zero", 0, -0, true, false],
    ["NaN and itself", Number.NaN, Number.NaN, true, true],
    ["an integer and its double in a list", [1n], [1], true, false],
    ["an integer and its double in a map", map({ a: [1n] }), map({ a: [1] }), true, false],
    ["maps written in another order", map({ a: 1n, b: null }), map({ b: null, a: 1n }), true, true],
    ["bytes", bytes(1, 2), bytes(1, 2), true, true],
    ["times", new Timestamp(1, 2000), new Timestamp(1, 2000), true, true],
    ["places", new GeoPoint(0, 1), new GeoPoint(-0, 1), true, false],
    ["names", ref("c/a"), ref("c/a"), true, true],
    ["text and bytes", "a", bytes(97), false, false],
    ["false and null", false, null, false, false],
    ["2^53 + 1 and 2^53", 2n ** 53n + 1n, 2 ** 53, false, false],
    ["a list and a longer one", [1n], [1n, 1n], false, false],
  ])("of %s", (_, a, b, equal, identical) => {
    expect([equalValues(a, b), identicalValues(a, b)]).toEqual([equal, identical]);
    expect([equalValues(b, a), identicalValues(b, a)]).toEqual([equal, identical]);
  });
});
