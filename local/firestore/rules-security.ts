import { compileRules } from "../rules/compile-rules.ts";
import type { Host } from "../rules/evaluate/context.ts";
import type { RequestedPath } from "../rules/evaluate/match.ts";
import type { Method } from "../rules/language/ast.ts";
import { type Diagnostic, formatDiagnostic } from "../rules/language/diagnostic.ts";
import { pathValue } from "../rules/prove/partial-path.ts";
import type { Ruleset } from "../rules/ruleset.ts";
import { RpcError } from "./errors.ts";
import type { Micros, Reader, StoredDocument } from "./model.ts";
import type { StructuredQuery } from "./query/query.ts";
import type { Decision } from "./requests/evaluation.ts";
import { denied } from "./rules/denial.ts";
import { OperationReads, RequestReads } from "./rules/documents.ts";
import { proofsOf, queryVariables } from "./rules/list.ts";
import { FirestoreRequest } from "./rules/request.ts";
import { resourceOf, rulesPath } from "./rules/variables.ts";
import type { Access, CheckedWrite, Security } from "./security.ts";

/** Security by rules, each project with its own. Everything is open until rules are installed. */
export class RulesSecurity implements Security {
  readonly #byProject = new Map<string, Ruleset>();
  /** For projects that have none of their own: those of `--rules`. A text: they do not compile, and why. */
  #default: Ruleset | string | undefined;
  readonly #listeners = new Set<() => void>();
  /** Told of everything that was put to the rules: the Emulator UI shows it. */
  onDecision: ((decision: Decision) => void) | undefined;

  /** Replaces a project's rules, unless a diagnostic is an error: then the previous ones stay. */
  install(projectId: string, source: string): readonly Diagnostic[] {
    const { ruleset, diagnostics } = compileRules(source);
    if (ruleset) {
      this.#byProject.set(projectId, ruleset);
      this.#tellListeners();
    }
    return diagnostics;
  }

  /** The rules file of the command line. When it does not compile, everything is refused until rules that do arrive. */
  installDefault(source: string): readonly Diagnostic[] {
    const { ruleset, diagnostics } = compileRules(source);
    this.#default = ruleset ?? `Rules do not compile: ${diagnostics.map(formatDiagnostic).join("; ")}`;
    this.#tellListeners();
    return diagnostics;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For the coverage report; undefined when the project is open or its rules do not compile. */
  rulesetOf(projectId: string): Ruleset | undefined {
    const ruleset = this.#byProject.get(projectId) ?? this.#default;
    return typeof ruleset === "string" ? undefined : ruleset;
  }

  checkGet(access: Access, reader: Reader, path: string, document: StoredDocument | undefined, time: Micros): void {
    const ruleset = this.#judgeOf(access, reader);
    if (!ruleset) return;
    const name = rulesPath(reader, path);
    this.#decide(reader, ruleset, time, "get", name.segments, {
      request: new FirestoreRequest({ access, method: "get", path: () => name, time }),
      resource: () => resourceOf(reader, document),
      documents: new OperationReads(new RequestReads(reader)),
    });
  }

  checkList(access: Access, reader: Reader, parent: string, query: StructuredQuery, time: Micros): void {
    const ruleset = this.#judgeOf(access, reader);
    if (!ruleset) return;
    const documents = new OperationReads(new RequestReads(reader));
    const variables = queryVariables(query);
    for (const { path, resource } of proofsOf(reader, parent, query)) {
      const parts = { access, method: "list" as const, path: () => pathValue(path), time, query: () => variables };
      const host = { request: new FirestoreRequest(parts), resource: () => resource, documents };
      this.#decide(reader, ruleset, time, "list", path, host);
    }
  }

  checkCommit(access: Access, reader: Reader, writes: readonly CheckedWrite[], time: Micros): void {
    const ruleset = this.#judgeOf(access, reader);
    if (!ruleset) return;
    const reads = new RequestReads(reader, writes);
    for (const { path, kind, before, after } of writes) {
      const name = rulesPath(reader, path);
      const resource = () => resourceOf(reader, after);
      this.#decide(reader, ruleset, time, kind, name.segments, {
        request: new FirestoreRequest({ access, method: kind, path: () => name, time, resource }),
        resource: () => resourceOf(reader, before),
        documents: new OperationReads(reads),
      });
    }
  }

  #decide(
    { projectId }: Reader,
    ruleset: Ruleset,
    time: Micros,
    method: Method,
    path: RequestedPath,
    host: Host,
  ): void {
    const verdict = ruleset.decide("cloud.firestore", method, path, host);
    this.onDecision?.({ projectId, ruleset, method, path, host, time, verdict });
    if (!verdict.allowed) throw denied(ruleset, method, verdict.refusals);
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** undefined: everything is allowed. */
  #judgeOf(access: Access, { projectId }: Reader): Ruleset | undefined {
    if (access.admin) return undefined;
    const ruleset = this.#byProject.get(projectId) ?? this.#default;
    if (typeof ruleset === "string") throw new RpcError("PERMISSION_DENIED", ruleset);
    return ruleset;
  }
}
