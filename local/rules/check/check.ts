import { blockScope, type FunctionEntry, type Scope, type ServiceName } from "../compile/scope.ts";
import type { Block, Expression, MatchNode, PatternSegment, RulesFile } from "../language/ast.ts";
import type { Diagnostic, Positions, Span } from "../language/diagnostic.ts";
import { expressionsIn } from "../language/walk.ts";
import { limits } from "../limits.ts";
import { expressionsOf } from "./callees.ts";
import { checkCallDepth } from "./check-calls.ts";
import { checkExpression, tooComplex } from "./check-expression.ts";
import { checkReach } from "./check-reach.ts";

export type Report = (severity: Diagnostic["severity"], span: Span, message: string) => void;

const services: readonly string[] = ["cloud.firestore", "firebase.storage"] satisfies ServiceName[];

/** What the parser cannot see: names, limits, recursion. Unknown names are only warnings, as officially. */
export function check(file: RulesFile, positions: Positions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (severity, span, message) =>
    diagnostics.push({ severity, message, position: positions.at(span) });
  const functions: FunctionEntry[] = [];
  for (const root of expressionsIn(file)) {
    for (const node of tooComplex(root)) report("error", node, "Expression is too complex to evaluate safely.");
  }
  if (diagnostics.length > 0) return inOrder(diagnostics);
  const checker = new Checker(file.version, report, functions);
  checker.checkFile(file);
  checkCallDepth(functions, report);
  checkReach(checker.conditions, functions, report);
  for (const { isUsed, node } of functions) {
    if (!isUsed) report("warning", node, `Unused function: ${node.name}.`);
  }
  return inOrder(diagnostics);
}

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.position.currentOffset - b.position.currentOffset);
}

class Checker {
  /** Those of the allows, for what follows from all of them. */
  readonly conditions: [Expression, Scope][] = [];
  readonly #version: 1 | 2;
  readonly #report: Report;
  readonly #functions: FunctionEntry[];

  constructor(version: 1 | 2, report: Report, functions: FunctionEntry[]) {
    this.#version = version;
    this.#report = report;
    this.#functions = functions;
  }

  checkFile(file: RulesFile): void {
    const outside = blockScope(undefined, { functions: file.functions });
    this.#checkFunctions(file.functions, outside);
    for (const service of file.services) {
      if (!services.includes(service.name)) this.#report("error", service, `Unknown service '${service.name}'.`);
      const scope = blockScope(outside, service, service.name as ServiceName);
      this.#checkBlock(service, scope, [], 0);
    }
  }

  #checkBlock(block: Block, scope: Scope, parents: readonly PatternSegment[], depth: number): void {
    this.#checkFunctions(block.functions, scope);
    for (const { condition } of block.allows) {
      if (!condition) continue;
      checkExpression(condition, scope, this.#report);
      this.conditions.push([condition, scope]);
    }
    for (const match of block.matches) {
      const path = [...parents, ...match.path];
      this.#checkPath(match, path, depth + 1);
      this.#checkBlock(match, blockScope(scope, match), path, depth + 1);
    }
  }

  #checkPath(match: MatchNode, path: readonly PatternSegment[], depth: number): void {
    const report = (message: string) => this.#report("error", match, message);
    const captures = path.filter((segment) => segment.kind === "capture");
    const recursive = captures.filter((segment) => segment.recursive);
    if (depth > limits.matchNesting) report(`More than ${limits.matchNesting} nested match statements.`);
    if (path.length > limits.pathSegments) report(`Path has more than ${limits.pathSegments} segments.`);
    if (captures.length > limits.pathCaptures) report(`Path has more than ${limits.pathCaptures} captures.`);
    const [, second] = recursive;
    if (second) {
      const message = "Invalid glob match expression. Only one glob match is permitted in a match declaration path.";
      this.#report("error", { start: second.start - 1, end: second.start }, message);
    }
    if (this.#version === 1 && recursive.length > 0 && path.at(-1) !== recursive[0]) {
      report("In rules version 1, a recursive wildcard must be the last segment of its path.");
    }
    this.#checkDistinct(match.path.flatMap((segment) => (segment.kind === "capture" ? [segment] : [])));
  }

  #checkFunctions(nodes: Block["functions"], scope: Scope): void {
    for (const node of nodes) {
      const entry = scope.functions.get(node.name);
      if (entry?.node === node) this.#checkFunction(entry);
      else this.#report("error", node, `Function ${node.name} is already defined.`);
    }
  }

  #checkFunction(entry: FunctionEntry): void {
    const { node } = entry;
    const { parameters, lets } = node;
    this.#functions.push(entry);
    if (parameters.length > limits.functionParameters) {
      this.#report("error", node, `Function has more than ${limits.functionParameters} parameters.`);
    }
    if (lets.length > limits.functionLets) {
      const message = "Maximum allowed variable count of 10 for a given function has been reached.";
      this.#report("error", node.result, message);
    }
    const names = [...parameters, ...lets.map(({ name }) => name)];
    this.#checkDistinct(names.map(({ text, start, end }) => ({ name: text, start, end })));
    const used = new Set<string>();
    for (const [expression, scope] of expressionsOf(entry)) checkExpression(expression, scope, this.#report, used);
    for (const name of names) {
      if (!used.has(name.text)) this.#report("warning", name, `Unused variable: ${name.text}.`);
    }
  }

  #checkDistinct(names: readonly (Span & { readonly name: string })[]): void {
    const seen = new Set<string>();
    for (const named of names) {
      if (seen.has(named.name))
        this.#report("error", named, `The identifier [${named.name}] is already bound in the current scope.`);
      seen.add(named.name);
    }
  }
}
