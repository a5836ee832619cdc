import { compileExpression } from "./compile/compile-expression.ts";
import { Recorder, record, type Tally } from "./compile/instrument.ts";
import { blockScope, type Scope, type ServiceName } from "./compile/scope.ts";
import { Context, type Host, type Run } from "./evaluate/context.ts";
import { matchPath, type Pattern, type RequestedPath } from "./evaluate/match.ts";
import type { AllowNode, Block, Method, PatternSegment, RulesFile } from "./language/ast.ts";
import { Positions, type SourcePosition } from "./language/diagnostic.ts";
import type { RulesValue } from "./values/value.ts";

/** Rules parsed and checked once, ready to be asked. */
export class Ruleset {
  readonly source: string;
  readonly file: RulesFile;
  readonly positions: Positions;
  readonly recorder = new Recorder();
  readonly #rules = new Map<string, Rule[]>();

  constructor(source: string, file: RulesFile) {
    this.source = source;
    this.file = file;
    this.positions = new Positions(source);
    const outside = blockScope(undefined, { functions: file.functions });
    for (const service of file.services) {
      const scope = blockScope(outside, service, service.name as ServiceName);
      const rules = this.#rules.get(service.name) ?? [];
      this.#rules.set(service.name, [...rules, ...this.#flatten(service, scope, [])]);
    }
  }

  get version(): 1 | 2 {
    return this.file.version;
  }

  /** Allowed as soon as one applicable allow is true; otherwise why each of them was not. */
  decide(service: ServiceName, method: Method, path: RequestedPath, host: Host): Verdict {
    const refusals: Refusal[] = [];
    const context = new Context(host);
    for (const { pattern, allows } of this.#rules.get(service) ?? []) {
      const captures = matchPath(pattern, path);
      if (!captures) continue;
      context.captures = captures;
      for (const allow of allows) {
        if (!allow.node.methods.has(method)) continue;
        const outcome = judge(allow, context);
        if (outcome === true) return { allowed: true, position: allow.position, refusals };
        refusals.push({ position: allow.position, outcome });
      }
    }
    return { allowed: false, refusals };
  }

  #flatten(
    block: Block & { readonly path?: readonly PatternSegment[] },
    scope: Scope,
    parents: readonly PatternSegment[],
  ): Rule[] {
    const rules: Rule[] = [];
    const recursiveAt = parents.findIndex((segment) => segment.kind === "capture" && segment.recursive);
    const pattern: Pattern = { segments: parents, recursiveAt, version: this.version };
    const allows = block.allows.map((node) => this.#compileAllow(node, scope));
    if (allows.length > 0) rules.push({ pattern, allows });
    if (isDeadEnd(block.path ?? [])) return rules;
    for (const match of block.matches) {
      rules.push(...this.#flatten(match, blockScope(scope, match), [...parents, ...match.path]));
    }
    return rules;
  }

  #compileAllow(node: AllowNode, scope: Scope): Allow {
    const { condition } = node;
    return {
      node,
      position: this.positions.at(condition ?? node),
      run: condition ? compileExpression(condition, scope, this.recorder) : () => true,
      tally: this.recorder.tally(node),
    };
  }
}

export type Verdict =
  /** `position`: of the allow that granted; the refusals came before it. */
  | { readonly allowed: true; readonly position: SourcePosition; readonly refusals: readonly Refusal[] }
  | { readonly allowed: false; readonly refusals: readonly Refusal[] };

/** Why one allow did not grant: false, an error, something a query leaves open, or no boolean at all. */
export interface Refusal {
  /** Of the condition, which may begin some lines below its `allow`. */
  readonly position: SourcePosition;
  readonly outcome: RulesValue;
}

/** All the allows of one match block, under its full path. */
interface Rule {
  readonly pattern: Pattern;
  readonly allows: readonly Allow[];
}

interface Allow {
  readonly node: AllowNode;
  readonly position: SourcePosition;
  readonly run: Run;
  readonly tally: Tally;
}

/** Production matches nothing inside a block whose recursive wildcard is not the last of its own path. */
function isDeadEnd(path: readonly PatternSegment[]): boolean {
  return path.some((segment, i) => segment.kind === "capture" && segment.recursive && i < path.length - 1);
}

function judge({ run, tally }: Allow, context: Context): RulesValue {
  context.locals = [];
  const outcome = run(context);
  record(tally, outcome);
  return outcome;
}
