import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import protobufjs from "protobufjs";
import { describe, expect, it } from "vitest";
import { GeoPoint, Reference, Timestamp, type Value } from "../values/value.ts";
import { decodeValue, encodeValue, type JsonValue } from "./json.ts";
import { fromJson } from "./proto-json.ts";
import { decode, encode } from "./protobuf.ts";

/** The published protos, read by the library that the SDKs use: what it writes we must read, and the other way round. */
const protos = join(
  dirname(createRequire(import.meta.url).resolve("@google-cloud/firestore/package.json")),
  "build/protos",
);
const root = new protobufjs.Root();
root.resolvePath = (_origin, target) => join(protos, target);
root.loadSync("google/firestore/v1/firestore.proto");
const Theirs = root.lookupType("google.firestore.v1.Value");

const scalars: Value[] = [
  null,
  true,
  false,
  0n,
  -1n,
  2n ** 53n + 1n,
  -(2n ** 63n),
  2n ** 63n - 1n,
  127n,
  128n,
  2n ** 32n,
  0,
  -0,
  1,
  0.1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  5e-324,
  "",
  "é𝄞",
  "x".repeat(100_000),
  new Timestamp(0, 0),
  new Timestamp(-62_135_596_800, 0),
  new Timestamp(-1, 999_999_000),
  new Timestamp(253_402_300_799, 999_999_000),
  new Uint8Array(),
  new Uint8Array([0, 255, 62, 63]),
  new Reference("projects/p/databases/(default)/documents/a/b"),
  new GeoPoint(-90, 180),
];

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...scalars),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value")),
    fc
      .array(
        fc.tuple(
          fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
          tie("value"),
        ),
      )
      .map((entries) => new Map(entries)),
  ),
})).value;

describe("protocol buffers", () => {
  it("writes what protobufjs reads as the same bytes' meaning, and reads it back", () => {
    fc.assert(
      fc.property(value, (original) => {
        const bytes = encode("Value", encodeValue(original));
        const theirs = Buffer.from(Theirs.encode(Theirs.decode(bytes)).finish());
        expect(decodeValue(decode("Value", theirs) as JsonValue)).toStrictEqual(original);
      }),
      { numRuns: 300 },
    );
  });

  it.each(scalars)("survives JSON text: %s", (original) => {
    const text = JSON.stringify(encodeValue(original));
    expect(decodeValue(fromJson("Value", JSON.parse(text)) as JsonValue)).toStrictEqual(original);
  });

  it("never crashes on bytes cut or spoilt, and says the sender is wrong", () => {
    const whole = encode("CommitRequest", {
      database: "projects/p/databases/d",
      writes: [
        { update: { name: "n", fields: { a: { mapValue: { fields: { b: { stringValue: "c".repeat(300) } } } } } } },
      ],
    });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole);
        if (!cut) bytes[at] = byte;
        try {
          decode("CommitRequest", bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: "INTERNAL" });
        }
      }),
    );
  });

  it("keeps the verify write, which the published protos lack", () => {
    expect(decode("Write", encode("Write", { verify: "projects/p" }))).toEqual({ verify: "projects/p" });
  });

  it("packs repeated numbers and reads them unpacked too", () => {
    expect(decode("TargetChange", encode("TargetChange", { targetIds: [1, -2, 300] }))).toEqual({
      targetIds: [1, -2, 300],
    });
    expect(decode("TargetChange", Buffer.from([0x10, 1, 0x10, 2]))).toEqual({ targetIds: [1, 2] });
  });

  it("reads from JSON what gRPC can tell others: no lone surrogate, in no text, key or name", () => {
    const odd = "a\ud800b\udc00 😀";
    const even = "a\ufffdb\ufffd 😀";
    const json = { name: odd, fields: { [odd]: { stringValue: odd } } };
    const read = fromJson("Document", JSON.parse(JSON.stringify(json)));
    expect(read).toEqual({ name: even, fields: { [even]: { stringValue: even } } });
    expect(decode("Document", encode("Document", read))).toEqual(read);
  });

  it.each([
    ["Value", { integerValue: "1", stringValue: "a" }],
    ["Value", { nullValue: null, stringValue: "a" }],
    ["Value", { stringValue: "a", string_value: "a" }],
    ["Write", { update: {}, delete: "a" }],
    ["Write", { delete: "a", verify: "a" }],
    ["Precondition", { exists: true, updateTime: "2024-01-01T00:00:00Z" }],
    ["RunQueryRequest", { transaction: "AAAA", newTransaction: {} }],
    ["TransactionOptions", { readOnly: {}, readWrite: {} }],
    ["Value", { doubleValue: "1e400" }],
    ["Value", { doubleValue: "0x10" }],
    ["Value", { integerValue: "1.5" }],
    ["Value", { integerValue: "0x10" }],
    ["Value", { integerValue: " 1" }],
    ["Value", { integerValue: "9223372036854775808" }],
    ["Value", { integerValue: 1e19 }],
    ["Value", { timestampValue: "yesterday" }],
    ["StructuredQuery", { limit: 2 ** 31 }],
    ["StructuredQuery", { offset: "" }],
  ])("refuses %s %j as a payload", (message, json) => {
    expect(() => fromJson(message, json)).toThrow("Payload isn't valid for request.");
  });

  it.each([
    [{ integerValue: "1.0" }, { integerValue: "1" }],
    [{ integerValue: "1e3" }, { integerValue: "1000" }],
    [{ integerValue: "+1" }, { integerValue: "1" }],
    [{ integerValue: "-9223372036854775808" }, { integerValue: "-9223372036854775808" }],
    [{ doubleValue: "1.5e3" }, { doubleValue: 1500 }],
    [{ doubleValue: "-0" }, { doubleValue: -0 }],
    [{ doubleValue: "-Infinity" }, { doubleValue: Number.NEGATIVE_INFINITY }],
  ])("reads the number %j", (json, read) => {
    expect(fromJson("Value", json)).toEqual(read);
  });

  it("refuses fields that no message has, and accepts both spellings", () => {
    expect(() => fromJson("Value", { wrong: 1 })).toThrow("Payload isn't valid for request.");
    expect(fromJson("CommitRequest", { writes: [{ update_mask: { field_paths: ["a"] } }] })).toEqual({
      writes: [{ updateMask: { fieldPaths: ["a"] } }],
    });
  });
});
