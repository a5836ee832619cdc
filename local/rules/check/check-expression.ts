import { builtin, firestoreFunction } from "../compile/builtins.ts";
import type { CallNode } from "../compile/compile-call.ts";
import type { Scope } from "../compile/scope.ts";
import type { Expression } from "../language/ast.ts";
import { childrenOf } from "../language/walk.ts";
import { limits } from "../limits.ts";
import { isMethodName } from "../methods/tables.ts";
import { namespaces } from "../namespaces/tables.ts";
import { compilePattern } from "../regex.ts";
import { Failure } from "../values/odd.ts";
import type { Report } from "./check.ts";

/**
 * Where an expression is nested too deeply: by what production counts as a level, and at any depth that would exhaust
 * our stack. Without recursion, because it is what protects the recursions that follow.
 */
export function tooComplex(root: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const waiting: [node: Expression, level: number, depth: number][] = [[root, 1, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, level, depth] = next;
    if (level > limits.expressionLevels || depth > limits.expressionDepth) {
      found.push(node);
      continue;
    }
    const inside = isLevel(node) ? level + 1 : level;
    for (const child of childrenOf(node)) waiting.push([child, inside, depth + 1]);
  }
  return found;
}

/** Members, indexes, methods, `!` and `?` lead no deeper. */
function isLevel(node: Expression): boolean {
  return levelKinds.has(node.kind) || (node.kind === "call" && !node.target);
}

const levelKinds: ReadonlySet<Expression["kind"]> = new Set(["parens", "binary", "is", "list", "map"]);

/** Names that nothing declares, wrong numbers of arguments, patterns that do not compile. Notes which names are used. */
export function checkExpression(node: Expression, scope: Scope, report: Report, used = new Set<string>()): void {
  if (node.kind === "name") checkName(node, scope, report, used);
  if (node.kind === "call" && checkCall(node, scope, report)) {
    for (const arg of node.args) checkExpression(arg, scope, report, used);
    return;
  }
  for (const child of childrenOf(node)) checkExpression(child, scope, report, used);
}

function checkName(node: Expression & { kind: "name" }, scope: Scope, report: Report, used: Set<string>): void {
  used.add(node.name);
  if (!scope.isGlobal(node.name) && !scope.variable(node.name))
    report("warning", node, `Invalid variable name: ${node.name}.`);
}

/** True when the target of the call is a namespace, which is no variable to look up. */
function checkCall(node: CallNode, scope: Scope, report: Report): boolean {
  const { target, name, nameAt, args } = node;
  const complain = (prefix = "") => report("warning", nameAt, `Invalid function name: ${prefix}${name}.`);
  const checkCount = (expected: number, prefix = "") => {
    if (args.length === expected) return;
    report("warning", nameAt, `Incorrect number of arguments supplied to function: ${prefix}${name}.`);
  };
  if (!target) {
    const entry = scope.function(name);
    if (entry) entry.isUsed = true;
    const arity = entry?.node.parameters.length ?? builtin(name, scope.service)?.arity;
    if (arity === undefined) complain();
    else checkCount(arity);
    return false;
  }
  const namespace = target.kind === "name" && !scope.variable(target.name) ? target.name : "";
  if (namespace === "firestore" && scope.service === "firebase.storage") {
    if (!firestoreFunction(name)) complain("firestore.");
    return true;
  }
  if (Object.hasOwn(namespaces, namespace)) {
    const table = namespaces[namespace] ?? {};
    if (!Object.hasOwn(table, name)) complain(`${namespace}.`);
    else checkCount(table[name]?.arity ?? 0, `${namespace}.`);
    return true;
  }
  if (!isMethodName(name)) complain();
  else checkPattern(node, report);
  return false;
}

const patternMethods: ReadonlySet<string> = new Set(["matches", "split", "replace"]);

function checkPattern({ name, args: [pattern] }: CallNode, report: Report): void {
  if (!patternMethods.has(name) || pattern?.kind !== "literal" || typeof pattern.value !== "string") return;
  const regex = compilePattern(pattern.value);
  if (regex instanceof Failure) report("error", pattern, regex.message);
}
