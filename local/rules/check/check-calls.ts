import type { FunctionEntry } from "../compile/scope.ts";
import { limits } from "../limits.ts";
import { calleesOf } from "./callees.ts";
import type { Report } from "./check.ts";

/** Refuses recursion and chains of calls that are too long; both are seen without running anything. */
export function checkCallDepth(functions: readonly FunctionEntry[], report: Report): void {
  const depths: Depths = new Map();
  for (const entry of functions) depthOf(entry, [], depths, report);
  const called = new Set(functions.flatMap((entry) => [...calleesOf(entry)]));
  for (const entry of functions) {
    if (!called.has(entry)) checkChain(entry, depths, report);
  }
}

/** Functions, not calls: a chain of 21 holds 20 calls. */
type Depths = Map<FunctionEntry, number>;

/** Follows the longest chain of calls from a function that no other calls, to the first one that is too deep. */
function checkChain(top: FunctionEntry, depths: Depths, report: Report): void {
  const chain: FunctionEntry[] = [];
  let next: FunctionEntry | undefined = top;
  while (next && chain.length <= limits.callDepth) {
    chain.push(next);
    next = [...calleesOf(next)].toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0))[0];
  }
  if (!next) return;
  const names = chain.map(({ node }) => node.name).join("->");
  report("error", next.node, `Maximum allowed call depth of ${limits.callDepth} is reached for [${names}] call stack.`);
}

function depthOf(entry: FunctionEntry, callers: readonly FunctionEntry[], depths: Depths, report: Report): number {
  const known = depths.get(entry);
  if (known !== undefined) return known;
  if (callers.includes(entry)) {
    report("error", entry.node, "Recursive call is not allowed.");
    return 0;
  }
  let deepest = 0;
  for (const callee of calleesOf(entry)) {
    deepest = Math.max(deepest, depthOf(callee, [...callers, entry], depths, report));
  }
  depths.set(entry, deepest + 1);
  return deepest + 1;
}
