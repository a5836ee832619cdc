import type { Reference } from "../../firestore/values/value.ts";
import { fail } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import { isMap, isPath, type RulesMap, type RulesValue, segmentsOf } from "../values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const pathMethods: MethodTable<Path | Reference> = {
  bind: method(1, (path, bindings = null) =>
    isMap(bindings) ? bind(segmentsOf(path), bindings) : wrongArgument("path.bind", bindings),
  ),
};

/** Puts values in the place of `{x}`; a binding that finds no place is a mistake. */
function bind(segments: readonly string[], bindings: RulesMap): RulesValue {
  const unused = new Set(bindings.keys());
  const bound: string[] = [];
  for (const segment of segments) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    const value = name === undefined ? undefined : bindings.get(name);
    if (name === undefined || value === undefined) {
      bound.push(segment);
      continue;
    }
    unused.delete(name);
    if (typeof value === "string") bound.push(value);
    else if (isPath(value)) bound.push(...segmentsOf(value));
    else return wrongArgument("path.bind", value);
  }
  return unused.size > 0 ? fail(`Path has no place for ${[...unused].join(", ")}.`) : new Path(bound);
}
