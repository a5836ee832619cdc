import type { FieldPath } from "../query/query.ts";
import { equalValues } from "../values/order.ts";
import type { Value } from "../values/value.ts";

/** Where two versions differ: maps are walked, anything else is compared whole. */
export function changedPaths(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  above: FieldPath = [],
): FieldPath[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    const path = [...above, name];
    const old = before.get(name);
    const young = after.get(name);
    if (old === undefined || young === undefined) return [path];
    if (old instanceof Map && young instanceof Map) return changedPaths(old, young, path);
    return equalValues(old, young) ? [] : [path];
  });
}
