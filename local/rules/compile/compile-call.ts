import type { Run } from "../evaluate/context.ts";
import type { Expression } from "../language/ast.ts";
import { invoke } from "../methods/method.ts";
import { methodNamed } from "../methods/tables.ts";
import { namespaces } from "../namespaces/tables.ts";
import { fail } from "../values/odd.ts";
import type { RulesValue } from "../values/value.ts";
import { type Builtin, builtin, firestoreFunction } from "./builtins.ts";
import type { FunctionEntry, Scope } from "./scope.ts";

export type CallNode = Expression & { kind: "call" };
export type Compile = (node: Expression, scope: Scope) => Run;

export function compileCall(node: CallNode, scope: Scope, compile: Compile): Run {
  const args = node.args.map((arg) => compile(arg, scope));
  const { target, name } = node;
  if (!target) {
    const entry = scope.function(name);
    if (entry) return compileFunctionCall(entry, args, compile);
    return compileBuiltin(builtin(name, scope.service), name, args);
  }
  const namespace = target.kind === "name" && !scope.variable(target.name) ? target.name : undefined;
  if (namespace === "firestore" && scope.service === "firebase.storage") {
    return compileBuiltin(firestoreFunction(name), `firestore.${name}`, args);
  }
  if (namespace !== undefined && Object.hasOwn(namespaces, namespace)) return compileNamespaced(namespace, name, args);
  const receiver = compile(target, scope);
  const run = methodNamed(name);
  return (c) => {
    const value = receiver(c);
    return run(value, args.length === 0 ? noArguments : args.map((arg) => arg(c)));
  };
}

const noArguments: readonly never[] = [];

function compileFunctionCall(entry: FunctionEntry, args: readonly Run[], compile: Compile): Run {
  const { node } = entry;
  if (args.length !== node.parameters.length) {
    const expected = `${node.name}(${node.parameters.map(({ text }) => text).join(", ")})`;
    return () => fail(`Incorrect number of arguments. Received: ${args.length}. Expected: ${expected}.`);
  }
  const size = node.parameters.length + node.lets.length;
  return (c) => {
    const locals: (RulesValue | undefined)[] = new Array(size);
    // A failed argument is kept: it only counts where the function uses it.
    for (let i = 0; i < args.length; i++) locals[i] = args[i]?.(c);
    entry.body ??= compileBody(entry, compile);
    const caller = c.locals;
    c.locals = locals;
    const result = entry.body(c);
    c.locals = caller;
    return result;
  };
}

function compileBody({ node, scopes }: FunctionEntry, compile: Compile): Run {
  const lets = node.lets.map(({ value }, i) => compile(value, scopes[i] as Scope));
  const result = compile(node.result, scopes[lets.length] as Scope);
  const first = node.parameters.length;
  return (c) => {
    for (const [i, run] of lets.entries()) {
      // Production evaluates every let of a function it calls, used or not, and counts each as one expression more.
      c.steps++;
      c.locals[first + i] = run(c);
    }
    return result(c);
  };
}

function compileBuiltin(found: Builtin | undefined, name: string, args: readonly Run[]): Run {
  const [first] = args;
  if (!found) return () => fail(`Function not found error: Name: [${name}].`);
  if (args.length !== found.arity || !first) return () => fail(`Function ${name} takes ${found.arity} argument.`);
  return (c) => found.run(c, first(c));
}

function compileNamespaced(namespace: string, name: string, args: readonly Run[]): Run {
  const table = namespaces[namespace] ?? {};
  const fullName = `${namespace}.${name}`;
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!found) return () => fail(`Function not found error: Name: [${fullName}].`);
  return (c) =>
    invoke(
      found,
      fullName,
      null,
      args.map((arg) => arg(c)),
    );
}
