import { settle, type Tally } from "../compile/instrument.ts";
import type { AllowNode, Expression, Method } from "../language/ast.ts";
import type { SourcePosition, Span } from "../language/diagnostic.ts";
import { blocksIn, childrenOf, expressionsIn } from "../language/walk.ts";
import type { Ruleset } from "../ruleset.ts";
import type { Type } from "../values/value.ts";

/** What `GET …:ruleCoverage` answers: the rules, and what each expression gave since they were installed. */
export interface CoverageReport {
  readonly rules: { readonly files: readonly { readonly name: string; readonly content: string }[] };
  readonly report: readonly CoverageNode[];
  /** Ours alone: which allow lines were ever asked, and what they answered. */
  readonly allows: readonly AllowCoverage[];
}

export interface CoverageNode {
  readonly sourcePosition: SourcePosition;
  /** Absent: never evaluated. */
  readonly values?: readonly { readonly value: object; readonly count: number }[];
  readonly children?: readonly CoverageNode[];
}

interface AllowCoverage {
  readonly sourcePosition: SourcePosition;
  readonly methods: readonly Method[];
  readonly granted: number;
  readonly refused: number;
}

export function coverageReport(ruleset: Ruleset): CoverageReport {
  const { file, source } = ruleset;
  const roots = expressionsIn(file);
  const allows = file.services.flatMap(blocksIn).flatMap((block) => block.allows);
  return {
    rules: { files: [{ name: "firestore.rules", content: source }] },
    report: roots.toSorted((a, b) => a.start - b.start).map((root) => nodeOf(root, ruleset)),
    allows: allows.map((allow) => allowOf(allow, ruleset)).toSorted(byPosition),
  };
}

function nodeOf(node: Expression, ruleset: Ruleset): CoverageNode {
  const tally = ruleset.recorder.tallies.get(node);
  const values = tally ? valuesOf(tally, ruleset) : [];
  const children = childrenOf(node).map((child) => nodeOf(child, ruleset));
  return {
    sourcePosition: ruleset.positions.at(node),
    ...(values.length > 0 ? { values } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
}

function valuesOf(tally: Tally, { positions }: Ruleset): { value: object; count: number }[] {
  const values: { value: object; count: number }[] = [];
  settle(tally);
  const add = (value: object, count: number) => count > 0 && values.push({ value, count });
  add({ boolValue: true }, tally.trues);
  add({ boolValue: false }, tally.falses);
  add({ nullValue: null }, tally.nulls);
  for (const [value, count] of tally.scalars) add(scalarOf(value), count);
  for (const [type, count] of tally.types) add(objectOf(type), count);
  for (const [causeMessage, { start, count }] of tally.errors) {
    const span: Span = { start: Math.max(start, 0), end: Math.max(start, 0) };
    add({ undefined: { sourcePosition: positions.at(span), causeMessage } }, count);
  }
  return values;
}

function scalarOf(value: string | bigint | number): object {
  if (typeof value === "string") return { stringValue: value };
  return typeof value === "bigint" ? { intValue: String(value) } : { floatValue: value };
}

/** Of lists, maps and the like only the type is remembered. What a query leaves open is undefined. */
function objectOf(type: Type): object {
  return type === "odd" ? { undefined: { causeMessage: "Left open by the query." } } : { [`${type}Value`]: {} };
}

function allowOf(allow: AllowNode, ruleset: Ruleset): AllowCoverage {
  const tally = ruleset.recorder.tally(allow);
  const asked = valuesOf(tally, ruleset).reduce((sum, { count }) => sum + count, 0);
  return {
    sourcePosition: ruleset.positions.at(allow),
    methods: [...allow.methods],
    granted: tally.trues,
    refused: asked - tally.trues,
  };
}

function byPosition(a: AllowCoverage, b: AllowCoverage): number {
  return a.sourcePosition.currentOffset - b.sourcePosition.currentOffset;
}
