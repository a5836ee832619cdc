import type { FunctionEntry, Scope } from "../compile/scope.ts";
import type { Expression } from "../language/ast.ts";
import { childrenOf } from "../language/walk.ts";
import { calleesIn, calleesOf, expressionsOf } from "./callees.ts";
import type { Report } from "./check.ts";

/** `request` and `resource` come with a request: production warns of them in functions that no rule leads to. */
export function checkReach(
  conditions: readonly (readonly [Expression, Scope])[],
  functions: readonly FunctionEntry[],
  report: Report,
): void {
  const reached = new Set<FunctionEntry>();
  const waiting = conditions.flatMap(([condition, scope]) => [...calleesIn(condition, scope)]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...calleesOf(next));
  }
  for (const entry of functions) {
    if (reached.has(entry)) continue;
    for (const [expression, scope] of expressionsOf(entry)) warnOfGlobals(expression, scope, report);
  }
}

function warnOfGlobals(node: Expression, scope: Scope, report: Report): void {
  const isGlobal = node.kind === "name" && scope.isGlobal(node.name);
  if (isGlobal) report("warning", node, `Invalid variable name: ${node.name}.`);
  for (const child of childrenOf(node)) warnOfGlobals(child, scope, report);
}
