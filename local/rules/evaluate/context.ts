import type { Reference } from "../../firestore/values/value.ts";
import type { Path } from "../values/path.ts";
import type { RulesMap, RulesValue } from "../values/value.ts";

/** `request`, whose parts are made only when a rule asks for them. */
export interface RequestVariables {
  /** undefined: there is no such property. */
  get(name: string): RulesValue | undefined;
  all(): RulesMap;
}

/** What `get`, `exists` and their After forms read. A failure is returned: wrong path, budget spent. */
export interface Documents {
  read(path: Path | Reference, when: "before" | "after"): RulesValue;
}

/** One request put to the rules. */
export interface Host {
  readonly request: RequestVariables;
  /** undefined: the rules have no `resource` here. */
  resource(): RulesValue | undefined;
  readonly documents: Documents;
}

/** The state of an evaluation. Compiled expressions are functions of it. */
export class Context {
  readonly host: Host;
  /** What the captures of the matched path hold, outermost first. */
  captures: readonly RulesValue[] = [];
  /** Parameters, then lets, of the function being evaluated; undefined until a let is reached. */
  locals: (RulesValue | undefined)[] = [];
  /** Expressions evaluated so far. */
  steps = 0;
  #resource: RulesValue | undefined;

  constructor(host: Host) {
    this.host = host;
  }

  resource(): RulesValue | undefined {
    this.#resource ??= this.host.resource();
    return this.#resource;
  }
}

export type Run = (context: Context) => RulesValue;
