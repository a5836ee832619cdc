import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFieldPath, getField, parseFieldPath, removeField, setField } from "./field-path.ts";
import type { Value } from "./value.ts";

describe("a field path", () => {
  it.each<[string, string[]]>([
    ["a", ["a"]],
    ["a.b_1.C", ["a", "b_1", "C"]],
    ["_", ["_"]],
    ["`a.b`", ["a.b"]],
    ["`a b`.c.`1`", ["a b", "c", "1"]],
    ["`a\\`b`", ["a`b"]],
    ["`\\\\`", ["\\"]],
    ["`été`", ["été"]],
    ["__name__", ["__name__"]],
  ])("%s is read and written", (text, path) => {
    expect(parseFieldPath(text)).toEqual(path);
    expect(formatFieldPath(path)).toBe(text);
  });

  it.each(["", ".", "a.", ".a", "a..b", "1", "a-b", "a b", "`a", "a`", "``", "`a`b", "a.`b", "`\\x`", "été"])(
    "%j is refused",
    (text) => {
      expect(() => parseFieldPath(text)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    },
  );

  it("is refused with the forms that it may have", () => {
    expect(() => parseFieldPath("a..b")).toThrow(
      'Invalid property path "a..b". Unquoted property paths must match regex ([a-zA-Z_][a-zA-Z_0-9]*), ' +
        "and quoted property paths must match regex (`(?:[^`\\\\]|(?:\\\\.))+`)",
    );
    expect(() => parseFieldPath("")).toThrow("Invalid empty property path string.");
  });

  it("survives being written and read, whatever the names", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: "binary" }), { minLength: 1 }), (path) => {
        expect(parseFieldPath(formatFieldPath(path))).toEqual(path);
      }),
    );
  });
});

describe("fields", () => {
  const fields = new Map<string, Value>([
    ["a", new Map<string, Value>([["b", 1n]])],
    ["c", [1n]],
  ]);

  it.each<[string[], Value | undefined]>([
    [["a", "b"], 1n],
    [["a", "x"], undefined],
    [["c", "0"], undefined],
    [["a", "b", "c"], undefined],
  ])("at %j are %s", (path, value) => {
    expect(getField(fields, path)).toEqual(value);
  });

  it("are set in a copy, making maps where something else stood", () => {
    const after = setField(fields, ["c", "d"], true);
    expect(getField(after, ["c", "d"])).toBe(true);
    expect(getField(fields, ["c"])).toEqual([1n]);
    expect(after.get("a")).toBe(fields.get("a"));
  });

  it("are removed in a copy, leaving an empty map behind", () => {
    expect(removeField(fields, ["a", "b"]).get("a")).toEqual(new Map());
    expect(removeField(fields, ["a", "x"])).toBe(fields);
    expect(getField(fields, ["a", "b"])).toBe(1n);
  });
});
