import { expect, it } from "vitest";
import { GeoPoint, Reference, Timestamp, type Value } from "../../firestore/values/value.ts";
import { compileRules } from "../compile-rules.ts";
import type { Host } from "../evaluate/context.ts";
import { formatDiagnostic } from "../language/diagnostic.ts";
import type { Ruleset } from "../ruleset.ts";
import { Failure, fail, Odd } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import { type RulesMap, type RulesValue, segmentsOf } from "../values/value.ts";

/** What `resource.data` holds in the tables: one field of every type. */
const fields: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["nothing", null],
  ["yes", true],
  ["no", false],
  ["int", 7n],
  ["big", 9_223_372_036_854_775_807n],
  ["float", 1.5],
  ["whole", 7],
  ["nan", Number.NaN],
  ["text", "NOVIS"],
  ["emoji", "a😀é"],
  ["bytes", new Uint8Array([0xfb, 0xff, 0x01])],
  ["at", new Timestamp(1_772_367_045, 123_456_000)],
  ["place", new GeoPoint(48.8566, 2.3522)],
  ["ref", new Reference("projects/p/databases/(default)/documents/users/camille")],
  ["list", [1n, "a", null, 2.5]],
  [
    "map",
    new Map<string, Value>([
      ["a", 1n],
      ["b", new Map([["c", "deep"]])],
      ["n", null],
    ]),
  ],
  ["empty", new Map()],
]);

const auth: RulesMap = new Map<string, RulesValue>([
  ["uid", "camille"],
  [
    "token",
    new Map<string, RulesValue>([
      ["email", "camille@example.org"],
      ["level", 3n],
    ]),
  ],
]);

const requestVariables: RulesMap = new Map<string, RulesValue>([
  ["auth", auth],
  ["method", "get"],
  ["path", new Path(["databases", "(default)", "documents", "t", "1"])],
  ["time", new Timestamp(1_772_367_045, 123_000_000)],
]);

/** Stored documents, for `get` and `exists`. */
const documents = new Map<string, RulesValue>([
  [
    "users/camille",
    new Map<string, RulesValue>([
      ["data", new Map([["role", "admin"]])],
      ["id", "camille"],
    ]),
  ],
]);

export const host: Host = {
  request: { get: (name) => requestVariables.get(name), all: () => requestVariables },
  resource: () =>
    new Map<string, RulesValue>([
      ["data", fields],
      ["id", "1"],
      ["__name__", new Path(["databases", "(default)", "documents", "t", "1"])],
    ]),
  documents: {
    read: (path) => {
      const [databases, , kind, ...rest] = segmentsOf(path);
      if (databases !== "databases" || kind !== "documents" || rest.length % 2 !== 0) return fail("Invalid path.");
      return documents.get(rest.join("/")) ?? null;
    },
  },
};

export function rulesetOf(source: string): Ruleset {
  const { ruleset, diagnostics } = compileRules(source);
  if (!ruleset) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return ruleset;
}

/** The rules that guard one collection with one condition. */
export function guarding(condition: string, before = ""): string {
  return `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    ${before}
    match /t/{id} { allow get: if ${condition}; }
  }
}`;
}

export type Outcome = true | false | "error" | "not a boolean";

/** What an `allow` with this condition comes to. */
export function outcomeOf(condition: string, before = ""): Outcome {
  const path = ["databases", "(default)", "documents", "t", "1"];
  const verdict = rulesetOf(guarding(condition, before)).decide("cloud.firestore", "get", path, host);
  if (verdict.allowed) return true;
  const outcome = verdict.refusals[0]?.outcome;
  if (outcome instanceof Failure || outcome instanceof Odd) return "error";
  return outcome === false ? false : "not a boolean";
}

/** A table: each condition with what it comes to. */
export function rows(table: readonly (readonly [condition: string, outcome: Outcome])[]): void {
  it.each(table)("%s → %s", (condition, outcome) => {
    expect(outcomeOf(condition)).toBe(outcome);
  });
}
