import { compileRules } from "../rules/compile-rules.ts";
import type { Diagnostic } from "../rules/language/diagnostic.ts";
import type { Ruleset } from "../rules/ruleset.ts";
import { Path } from "../rules/values/path.ts";
import type { RulesValue } from "../rules/values/value.ts";
import { fromRestFields, type RestValue } from "./rest-value.ts";
import { type VerifyContext, verify } from "./verification.ts";

/** A line from the CLI: a request of its own, or what it fetched for one of ours (then without `action`). */
export interface Incoming {
  readonly id: number;
  readonly action?: string;
  readonly context?: unknown;
  readonly status?: string;
  readonly result?: { readonly name?: string; readonly fields?: Readonly<Record<string, RestValue>> };
}

/** Always with status ok: the CLI drops any other line, and whoever waits for it would wait for ever. */
export type Outgoing = Readonly<Record<string, unknown>>;

interface LoadContext {
  readonly rulesetName: string;
  readonly source: { readonly files: readonly { readonly name: string; readonly content: string }[] };
}

interface Waiting {
  readonly ruleset: Ruleset;
  readonly context: VerifyContext;
  readonly fetched: Map<string, RulesValue>;
  readonly asked: string;
}

/** Judges Storage requests by their rules. Knows nothing of pipes: one object in, one object out. */
export class StorageRulesRuntime {
  readonly #rulesets = new Map<string, Ruleset>();
  /** Verifications that wait for a document, by the id of their request. */
  readonly #waiting = new Map<number, Waiting>();

  handle(incoming: Incoming): Outgoing {
    const { id } = incoming;
    try {
      if (incoming.action === "load_ruleset") return { id, ...this.#load(incoming.context as LoadContext) };
      if (incoming.action === "verify") return this.#start(id, incoming.context as VerifyContext);
      if (incoming.action === undefined && this.#waiting.has(id)) return this.#resume(incoming);
      return reply(id, { errors: [`Unknown action ${incoming.action}.`] });
    } catch (error) {
      this.#waiting.delete(id);
      return reply(id, { errors: [error instanceof Error ? error.message : String(error)] });
    }
  }

  #load({ rulesetName, source }: LoadContext): Outgoing {
    const [file] = source.files;
    const { ruleset, diagnostics } = compileRules(source.files.map(({ content }) => content).join("\n"));
    if (ruleset) this.#rulesets.set(rulesetName, ruleset);
    const texts = (severity: Diagnostic["severity"]) =>
      diagnostics.filter((diagnostic) => diagnostic.severity === severity).map((one) => issueOf(one, file?.name ?? ""));
    return {
      status: "ok",
      errors: texts("error"),
      warnings: texts("warning"),
      result: { rulesVersion: ruleset?.version ?? 1 },
    };
  }

  #start(id: number, context: VerifyContext): Outgoing {
    const ruleset = this.#rulesets.get(context.rulesetName);
    if (!ruleset) return reply(id, { errors: [`No ruleset ${context.rulesetName} was loaded.`] });
    return this.#judge(id, ruleset, context, new Map());
  }

  #resume({ id, status, result }: Incoming): Outgoing {
    const waiting = this.#waiting.get(id);
    if (!waiting) return reply(id, { errors: ["Nothing waits for this document."] });
    this.#waiting.delete(id);
    const { ruleset, context, fetched, asked } = waiting;
    fetched.set(
      asked,
      status === "ok" && result ? documentOf(result.name ?? decodeURIComponent(asked), result.fields ?? {}) : null,
    );
    return this.#judge(id, ruleset, context, fetched);
  }

  #judge(id: number, ruleset: Ruleset, context: VerifyContext, fetched: Map<string, RulesValue>): Outgoing {
    const verdict = verify(ruleset, context, fetched);
    if (typeof verdict === "boolean") return reply(id, { result: { permit: verdict } });
    this.#waiting.set(id, { ruleset, context, fetched, asked: verdict.path });
    return reply(undefined, {
      server_request_id: id,
      action: "fetch_firestore_document",
      context: { path: verdict.path },
    });
  }
}

function reply(id: number | undefined, body: Outgoing): Outgoing {
  return { ...(id === undefined ? {} : { id }), status: "ok", errors: [], warnings: [], ...body };
}

/** Its `__name__` begins with the project, as the CLI got it from the Firestore emulator. */
function documentOf(path: string, fields: Readonly<Record<string, RestValue>>): RulesValue {
  const name = Path.parse(path);
  return new Map<string, RulesValue>([
    ["data", fromRestFields(fields)],
    ["id", name.segments.at(-1) ?? ""],
    ["__name__", name],
  ]);
}

/** The CLI reads this JSON and prints the text with file and line. */
function issueOf({ message, position }: Diagnostic, fileName: string): string {
  const { line, column, currentOffset, endOffset } = position;
  return JSON.stringify({
    description_: message,
    sourcePosition_: {
      fileName_: fileName,
      line_: line,
      column_: column,
      currentOffset_: currentOffset,
      endOffset_: endOffset,
    },
  });
}
