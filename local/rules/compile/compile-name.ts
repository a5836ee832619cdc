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
    return (c) => c.locals[index] ?? null;
  }
  if (scope.service && name === "request") return (c) => c.host.request.all();
  if (scope.service && name === "resource") {
    return (c) => {
      const value = c.resource();
      return value === undefined ? unknownName() : value;
    };
  }
  return unknownName;
}

/** `request.auth` and its like, without making the other parts of `request`. */
export function compileRequestMember(node: Expression & { kind: "member" }, scope: Scope): Run | undefined {
  const { target, name } = node;
  if (target.kind !== "name" || target.name !== "request" || !scope.service || scope.variable("request"))
    return undefined;
  return (c) => {
    // For the `request` that is not evaluated here.
    c.steps++;
    const value = c.host.request.get(name);
    return value === undefined ? fail(`Property ${name} is undefined on object.`) : value;
  };
}

/** What production says of a name that nothing declares. */
function unknownName(): Failure {
  return fail("Null value error.");
}
