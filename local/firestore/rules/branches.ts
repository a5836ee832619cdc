import { limits } from "../limits.ts";
import type { FieldOperator, FieldPath, Filter } from "../query/query.ts";
import type { Value } from "../values/value.ts";

/** A condition that every document of a branch meets. `in` and `array-contains-any` have become branches of their own. */
export interface Condition {
  readonly op: Exclude<FieldOperator, "in" | "array-contains-any"> | "is-nan" | "is-not-nan";
  readonly field: FieldPath;
  readonly value: Value;
}

export type Branch = readonly Condition[];

/** The disjunctive normal form: a query returns what some branch returns, so the rules must allow each of them. */
export function branchesOf(filter: Filter | undefined): readonly Branch[] {
  if (!filter) return [[]];
  if (!("field" in filter)) {
    const parts = filter.filters.map(branchesOf);
    return filter.op === "or" ? parts.flat() : parts.reduce(product, [[]]);
  }
  const { op, field } = filter;
  switch (op) {
    case "is-null":
      return [[{ op: "==", field, value: null }]];
    case "is-not-null":
      return [[{ op: "!=", field, value: null }]];
    case "is-nan":
    case "is-not-nan":
      return [[{ op, field, value: Number.NaN }]];
    case "in":
      return each(filter.value, (value) => [{ op: "==", field, value }]);
    case "array-contains-any":
      return each(filter.value, (value) => [{ op: "array-contains", field, value }]);
    default:
      return [[{ op, field, value: filter.value }]];
  }
}

/** Every branch of one with every branch of the other. The engine refuses more than thirty; so does this, before it costs. */
function product(left: readonly Branch[], right: readonly Branch[]): readonly Branch[] {
  const combined = left.flatMap((a) => right.map((b) => [...a, ...b]));
  return combined.slice(0, limits.disjunctions + 1);
}

function each(value: Value, branch: (item: Value) => Branch): readonly Branch[] {
  return Array.isArray(value) ? value.map(branch) : [branch(value)];
}
