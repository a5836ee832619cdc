import { orderOf } from "../../rules/operators/comparison.ts";
import { type Bound, Constrained, type Constraints } from "../../rules/prove/constrained.ts";
import { PartialMap } from "../../rules/prove/partial-map.ts";
import type { RulesValue } from "../../rules/values/value.ts";
import type { Value } from "../values/value.ts";
import type { Branch, Condition } from "./branches.ts";

/** `resource.data` as far as a branch of the query says: nothing but the fields it constrains. */
export function dataOf(branch: Branch): PartialMap {
  const byField = new Map<string, Condition[]>();
  for (const condition of branch) {
    const key = JSON.stringify(condition.field);
    byField.set(key, [...(byField.get(key) ?? []), condition]);
  }
  const root = new Tree();
  for (const conditions of byField.values()) root.put(conditions[0]?.field ?? [], valueFrom(conditions));
  return root.toMap();
}

/** A pinned value, or what is left of it. */
function valueFrom(conditions: readonly Condition[]): RulesValue {
  const pinned = conditions.find(({ op }) => op === "==" || op === "is-nan");
  if (pinned) return pinned.value;
  return new Constrained(conditions.reduce(narrow, { excluded: [], contained: [] }));
}

function narrow(constraints: Constraints, { op, value }: Condition): Constraints {
  switch (op) {
    case ">":
    case ">=":
      return { ...constraints, lower: tighter(constraints.lower, { value, inclusive: op === ">=" }, 1) };
    case "<":
    case "<=":
      return { ...constraints, upper: tighter(constraints.upper, { value, inclusive: op === "<=" }, -1) };
    case "!=":
    case "not-in":
      return { ...constraints, excluded: [...constraints.excluded, null, ...excludedBy(op, value)] };
    case "is-not-nan":
      return { ...constraints, excluded: [...constraints.excluded, null, Number.NaN] };
    case "array-contains":
      return { ...constraints, contained: [...constraints.contained, value] };
    default:
      return constraints;
  }
}

/** Of two bounds on one side, the one that leaves less; `direction` 1 for lower ones. */
function tighter(known: Bound | undefined, next: Bound, direction: 1 | -1): Bound {
  const order = known ? orderOf(known.value, next.value) : undefined;
  if (!known || order === undefined) return next;
  return order * direction > 0 || (order === 0 && !known.inclusive) ? known : next;
}

function excludedBy(op: "!=" | "not-in", value: Value): readonly Value[] {
  return op === "not-in" && Array.isArray(value) ? value : [value];
}

/** Fields of nested maps; where a whole map is pinned, what is said of its insides adds nothing. */
class Tree {
  readonly #children = new Map<string, Tree | RulesValue>();

  put([name = "", ...rest]: readonly string[], value: RulesValue): void {
    const child = this.#children.get(name);
    if (rest.length === 0) {
      this.#children.set(name, value);
    } else if (child instanceof Tree) {
      child.put(rest, value);
    } else if (child === undefined) {
      const tree = new Tree();
      tree.put(rest, value);
      this.#children.set(name, tree);
    }
  }

  toMap(): PartialMap {
    const known = new Map<string, RulesValue>();
    for (const [name, child] of this.#children) known.set(name, child instanceof Tree ? child.toMap() : child);
    return new PartialMap(known);
  }
}
