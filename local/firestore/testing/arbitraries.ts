import fc from "fast-check";
import { GeoPoint, Reference, Timestamp, type Value } from "../values/value.ts";

/** Few distinct values of each type, near each other, so that random ones often meet. */
const scalars: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, true, false, Number.NaN),
  fc.constantFrom<Value>(-1n, 0n, 1n, 2n, 3n),
  fc.constantFrom<Value>(-0, 0, 1, 1.5, 2, 2 ** 53),
  fc.constantFrom<Value>("", "a", "b", "é", "\uffff", "😀"),
  fc.constantFrom<Value>(new Timestamp(0, 0), new Timestamp(0, 1000), new Timestamp(1, 0)),
  fc.constantFrom<Value>(new Uint8Array(), new Uint8Array([1])),
  fc.constantFrom<Value>(reference("c/a"), reference("c/b")),
  fc.constantFrom<Value>(new GeoPoint(0, 0), new GeoPoint(1, 0)),
);

export const scalarValue = scalars;

export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: scalars },
    { weight: 2, arbitrary: fc.array(scalars, { maxLength: 3 }) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom("x", "y", "z"), tie("value")), { maxLength: 2 })
        .map((entries) => new Map(entries)),
    },
  ),
})).value;

export function reference(path: string): Reference {
  return new Reference(`projects/p/databases/(default)/documents/${path}`);
}
