import { describe, expect, it } from "vitest";
import { guarding, host, rulesetOf } from "../testing/evaluate.ts";
import { coveragePage } from "./page.ts";
import { type CoverageNode, coverageReport } from "./report.ts";

const path = (id: string) => ["databases", "(default)", "documents", "t", id];

function covered(condition: string, ids: readonly string[], before = "") {
  const ruleset = rulesetOf(guarding(condition, before));
  for (const id of ids) ruleset.decide("cloud.firestore", "get", path(id), host);
  const report = coverageReport(ruleset);
  const source = ruleset.source;
  const all = (nodes: readonly CoverageNode[]): CoverageNode[] =>
    nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
  const valuesOf = (text: string) =>
    all(report.report).find(({ sourcePosition: at }) => between(source, at.currentOffset, at.endOffset) === text)
      ?.values;
  return { report, valuesOf };
}

/** Both ends are characters of it. */
const between = (source: string, from: number, to: number) =>
  Array.from(source)
    .slice(from, to + 1)
    .join("");

describe("coverage", () => {
  it("counts characters, an emoji as one, and the last one too", () => {
    const { valuesOf, report } = covered("'é😀' == id /* 火🔥 */ || id == '😀1'", ["1"]);
    expect(valuesOf("id == '😀1'")).toEqual([{ value: { boolValue: false }, count: 1 }]);
    expect(report.report[0]?.sourcePosition).toMatchObject({ line: 5, column: 35 });
    expect(report.report[0]?.children?.[1]?.sourcePosition).toMatchObject({ line: 5, column: 58 });
    expect(coveragePage(report).replaceAll(/<[^>]*>/g, "")).toContain("火🔥 */ || id == '😀1';");
  });

  it("counts what each expression gave", () => {
    const { valuesOf } = covered("id == '1' || id == '2'", ["1", "2", "3"]);
    expect(valuesOf("id == '1' || id == '2'")).toEqual([
      { value: { boolValue: true }, count: 2 },
      { value: { boolValue: false }, count: 1 },
    ]);
    expect(valuesOf("id == '2'")).toEqual([
      { value: { boolValue: true }, count: 1 },
      { value: { boolValue: false }, count: 1 },
    ]);
    expect(valuesOf("id")).toContainEqual({ value: { stringValue: "3" }, count: 1 });
  });

  it("has no values for what was never evaluated, functions that nobody called included", () => {
    const { valuesOf, report } = covered("id == '1' || f()", ["1"], "function f() { return 7 == 7; }");
    expect(valuesOf("f()")).toBeUndefined();
    expect(valuesOf("7 == 7")).toBeUndefined();
    expect(report.report).toHaveLength(2);
  });

  it("gives failures with their cause and place, and of large values the type", () => {
    const { valuesOf } = covered("resource.data.missing == 1", ["1"]);
    expect(valuesOf("resource.data.missing")).toEqual([
      {
        value: {
          undefined: {
            sourcePosition: expect.objectContaining({ line: 5, column: 35 }),
            causeMessage: "Property missing is undefined on object.",
          },
        },
        count: 1,
      },
    ]);
    expect(valuesOf("resource.data")).toEqual([{ value: { mapValue: {} }, count: 1 }]);
  });

  it("says which allow lines were reached and what they answered", () => {
    const { report } = covered("id == '1'", ["1", "2", "3"], "match /u/{x} { allow read; }");
    expect(report.allows).toMatchObject([
      { methods: ["get", "list"], granted: 0, refused: 0 },
      { methods: ["get"], granted: 1, refused: 2 },
    ]);
  });

  it("shows the whole source on a page, escaped, each expression marked", () => {
    const { report } = covered("id == '1' && id != '<'", ["1"]);
    const page = coveragePage(report);
    expect(page.replaceAll(/<[^>]*>/g, "")).toContain(
      "allow get: if id == '1' && id != '&lt;';".replace("&&", "&amp;&amp;"),
    );
    expect(page).toMatch(/<span class="only-true" title="[^"]*× 1">.*id.*== /);
  });
});
