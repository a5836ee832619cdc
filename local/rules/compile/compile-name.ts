import type { Run } from "../evaluate/context.ts";
import type { Expression } from "../language/ast.ts";
import { type Failure, fail } from "../values/odd.ts";
import type { Scope } from "./scope.ts";

export function compileName(name: string, scope: Scope): Run {
  const variable = scope.variable(name);
  if (variable?.kind === "capture") {
    const { index } = variable;
    return (c) => c.captures[index] ?? null;
  }
  if (variable) {
    const { index } = variable;
    const value = () => (variable.kind === "let" ? variable.value : undefined);
    return (c) => {
      const known = c.locals[index];
      if (known !== undefined) return known;
      // A let is evaluated when first used, once per call.
      const computed = value()?.(c) ?? null;
      c.locals[index] = computed;
      return computed;
    };
  }
  if (scope.service && name === "request") return (c) => c.host.request.all();
  if (scope.service && name === "resource") {
    return (c) => {
      const value = c.resource();
      return value === undefined ? unknownName(name) : value;
    };
  }
  return () => unknownName(name);
}

/** `request.auth` and its like, without making the other parts of `request`. */
export function compileRequestMember(node: Expression & { kind: "member" }, scope: Scope): Run | undefined {
  const { target, name } = node;
  if (target.kind !== "name" || target.name !== "request" || !scope.service || scope.variable("request"))
    return undefined;
  return (c) => {
    const value = c.host.request.get(name);
    return value === undefined ? fail(`Property ${name} is undefined on object.`) : value;
  };
}

function unknownName(name: string): Failure {
  return fail(`Variable not found error: Name: [${name}].`);
}
