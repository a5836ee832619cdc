import type { Run } from "../evaluate/context.ts";
import type { Block, FunctionNode, Name, PatternSegment } from "../language/ast.ts";

export type ServiceName = "cloud.firestore" | "firebase.storage";

/** A declared function. Its body is compiled once, when first called. */
export interface FunctionEntry {
  readonly node: FunctionNode;
  /** One per let, in which its value stands, then that of the result: a let sees the parameters and the lets before it. */
  readonly scopes: readonly Scope[];
  body?: Run;
  isUsed: boolean;
}

export type Variable =
  | { readonly kind: "capture"; readonly index: number; readonly name: Name | PatternSegment }
  | { readonly kind: "parameter"; readonly index: number; readonly name: Name }
  | { readonly kind: "let"; readonly index: number; readonly name: Name };

/** Names visible at a place of the file. Functions see the scope where they stand, not that of their caller. */
export class Scope {
  readonly parent: Scope | undefined;
  /** Outside a service there is no `request`, no `resource` and no `get`. */
  readonly service: ServiceName | undefined;
  readonly variables = new Map<string, Variable>();
  readonly functions = new Map<string, FunctionEntry>();

  constructor(parent: Scope | undefined, service = parent?.service) {
    this.parent = parent;
    this.service = service;
  }

  variable(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parent?.variable(name);
  }

  /** `request` and `resource`, where nothing else has their name. */
  isGlobal(name: string): boolean {
    return this.service !== undefined && (name === "request" || name === "resource") && !this.variable(name);
  }

  function(name: string): FunctionEntry | undefined {
    return this.functions.get(name) ?? this.parent?.function(name);
  }

  /** Captures bound so far on the way here. */
  get captureCount(): number {
    let count = this.parent?.captureCount ?? 0;
    for (const variable of this.variables.values()) if (variable.kind === "capture") count++;
    return count;
  }
}

/** The scope inside a block: its captures, and its functions each with a scope of its own. */
export function blockScope(
  parent: Scope | undefined,
  block: Pick<Block, "functions"> & { readonly path?: readonly PatternSegment[] },
  service?: ServiceName,
): Scope {
  const scope = new Scope(parent, service ?? parent?.service);
  let index = parent?.captureCount ?? 0;
  for (const segment of block.path ?? []) {
    if (segment.kind !== "capture") continue;
    if (!scope.variables.has(segment.name))
      scope.variables.set(segment.name, { kind: "capture", index, name: segment });
    index++;
  }
  for (const node of block.functions) {
    if (!scope.functions.has(node.name)) {
      scope.functions.set(node.name, { node, scopes: functionScopes(scope, node), isUsed: false });
    }
  }
  return scope;
}

function functionScopes(outside: Scope, { parameters, lets }: FunctionNode): Scope[] {
  let scope = new Scope(outside);
  for (const [index, name] of parameters.entries()) scope.variables.set(name.text, { kind: "parameter", index, name });
  const scopes = [scope];
  for (const [i, { name }] of lets.entries()) {
    scope = new Scope(scope);
    scope.variables.set(name.text, { kind: "let", index: parameters.length + i, name });
    scopes.push(scope);
  }
  return scopes;
}
