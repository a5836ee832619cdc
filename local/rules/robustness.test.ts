import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRules } from "./compile-rules.ts";
import { guarding, host, rulesetOf } from "./testing/evaluate.ts";

const path = ["databases", "(default)", "documents", "t", "1"];

/** Random conditions, well-formed and mostly nonsense. */
const expression = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    ...["null", "true", "false", "0", "-7", "9223372036854775807", "1.5", "0.0", "''", "'a b'", "'(a)'", "'$9'", "[]"],
    ...["[1, 'a', null]", "{}", "{'a': 1, 'b': {'c': 2}}", "/a/b", "request", "request.auth", "request.time"],
    ...["resource", "resource.data", "resource.data.list", "resource.data.map", "resource.data.bytes", "id", "nope"],
    ...["resource.data.place", "resource.data.ref", "duration.value(1, 'h')", "[1].toSet()", "{}.diff({'a': 1})"],
  ),
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("&&", "||", "==", "!=", "<", ">=", "in", "+", "-", "*", "/", "%"),
        tie("expression"),
      )
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom("!", "-"), tie("expression")).map(([op, a]) => `${op}(${a})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("int", "map", "string", "timestamp", "set"))
      .map(([a, type]) => `(${a} is ${type})`),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a})[${b}]`),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([a, b, c]) => `(${a})[${b}:${c}]`),
    fc.tuple(tie("expression"), fc.constantFrom("a", "data", "uid", "missing")).map(([a, name]) => `(${a}).${name}`),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom(
          "size",
          "keys",
          "hasAny",
          "get",
          "diff",
          "split",
          "matches",
          "replace",
          "bind",
          "join",
          "concat",
        ),
        fc.array(tie("expression"), { maxLength: 2 }),
      )
      .map(([a, name, args]) => `(${a}).${name}(${args.join(", ")})`),
    fc
      .tuple(
        fc.constantFrom("string", "int", "path", "get", "exists", "math.round", "timestamp.date", "latlng.value"),
        fc.array(tie("expression"), { maxLength: 3 }),
      )
      .map(([name, args]) => `${name}(${args.join(", ")})`),
  ),
})).expression;

describe("whatever is written", () => {
  it("compiles and is judged, or has a diagnostic: it never throws", () => {
    fc.assert(
      fc.property(expression, (condition) => {
        const { ruleset, diagnostics } = compileRules(guarding(condition));
        if (!ruleset) expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
        ruleset?.decide("cloud.firestore", "get", path, host);
      }),
      { numRuns: 2000 },
    );
  });

  it("decides the same however it is put in parentheses, and the opposite when negated", () => {
    const outcome = (condition: string) => {
      const verdict = rulesetOf(guarding(condition)).decide("cloud.firestore", "get", path, host);
      return verdict.allowed || (verdict.refusals[0]?.outcome === false ? false : "neither");
    };
    fc.assert(
      fc.property(expression, (condition) => {
        fc.pre(compileRules(guarding(condition)).ruleset !== undefined);
        const plain = outcome(condition);
        expect(outcome(`(${condition})`)).toBe(plain);
        expect(outcome(`!(${condition})`)).toBe(plain === "neither" ? "neither" : !plain);
        expect(outcome(`(${condition}) || true`)).toBe(true);
        expect(outcome(`false && (${condition})`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("gives a diagnostic for random text", () => {
    const words =
      "service cloud.firestore { } match / allow read : if ; ( ) [ ] function let return = ** 'a' \" 1 . && ?";
    const token = fc.oneof(fc.constantFrom(...words.split(" ")), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        const { ruleset, diagnostics } = compileRules(tokens.join(" "));
        expect(ruleset !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["parentheses", guarding(`${"(".repeat(50_000)}true${")".repeat(50_000)}`)],
    ["negations", guarding(`${"!".repeat(100_000)}true`)],
    ["ternaries", guarding("true ? ".repeat(10_000))],
    ["lists", guarding("[".repeat(100_000))],
    ["a chain of &&", guarding(Array.from({ length: 30_000 }, () => "true").join(" && "))],
    ["members", guarding(`request${".a".repeat(60_000)}`)],
    ["blocks", `service cloud.firestore { ${"match /a { ".repeat(20_000)}`],
    ["an open string", `service cloud.firestore { '${"a".repeat(200_000)}`],
    ["blanks", " ".repeat(200_000)],
  ])("survives enormous rules: %s", (_, source) => {
    expect(compileRules(source).diagnostics[0]?.severity).toBe("error");
  });
});
