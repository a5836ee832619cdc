import type { FunctionEntry, Scope } from "../compile/scope.ts";
import type { Expression } from "../language/ast.ts";
import { childrenOf } from "../language/walk.ts";

/** The functions of the file that an expression calls. */
export function calleesIn(root: Expression, scope: Scope): Set<FunctionEntry> {
  const callees = new Set<FunctionEntry>();
  const visit = (node: Expression): void => {
    const callee = node.kind === "call" && !node.target ? scope.function(node.name) : undefined;
    if (callee) callees.add(callee);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return callees;
}

export function calleesOf(entry: FunctionEntry): Set<FunctionEntry> {
  return new Set(expressionsOf(entry).flatMap(([expression, scope]) => [...calleesIn(expression, scope)]));
}

/** The value of each let, then the result, each with the scope it stands in. */
export function expressionsOf({ node, scopes }: FunctionEntry): (readonly [Expression, Scope])[] {
  const expressions = [...node.lets.map(({ value }) => value), node.result];
  return scopes.flatMap((scope, i) => {
    const expression = expressions[i];
    return expression ? [[expression, scope] as const] : [];
  });
}
