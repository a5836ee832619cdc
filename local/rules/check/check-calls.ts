import type { FunctionEntry } from "../compile/scope.ts";
import type { Expression } from "../language/ast.ts";
import { childrenOf } from "../language/walk.ts";
import { limits } from "../limits.ts";
import type { Report } from "./check.ts";

/** Refuses recursion and chains of calls that are too long; both are seen without running anything. */
export function checkCallDepth(functions: readonly FunctionEntry[], report: Report): void {
  const depths = new Map<FunctionEntry, number>();
  for (const entry of functions) depthOf(entry, [], depths, report);
  for (const [entry, depth] of depths) {
    // A chain of 21 functions holds 20 calls.
    const isTop = depth === limits.callDepth + 2;
    if (isTop) report("error", entry.node, `Function calls are more than ${limits.callDepth} deep.`);
  }
}

function depthOf(
  entry: FunctionEntry,
  callers: readonly FunctionEntry[],
  depths: Map<FunctionEntry, number>,
  report: Report,
): number {
  const known = depths.get(entry);
  if (known !== undefined) return known;
  if (callers.includes(entry)) {
    report("error", entry.node, `Recursive function call: ${entry.node.name}.`);
    return 0;
  }
  let deepest = 0;
  for (const callee of calleesOf(entry)) {
    deepest = Math.max(deepest, depthOf(callee, [...callers, entry], depths, report));
  }
  depths.set(entry, deepest + 1);
  return deepest + 1;
}

function calleesOf({ node, scopes }: FunctionEntry): Set<FunctionEntry> {
  const callees = new Set<FunctionEntry>();
  const scope = scopes[0];
  const visit = (expression: Expression): void => {
    if (expression.kind === "call" && !expression.target) {
      const callee = scope?.function(expression.name);
      if (callee) callees.add(callee);
    }
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const { value } of node.lets) visit(value);
  visit(node.result);
  return callees;
}
