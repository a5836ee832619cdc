import type { Documents, Host } from "../rules/evaluate/context.ts";
import { type Method, methods } from "../rules/language/ast.ts";
import { limits } from "../rules/limits.ts";
import type { Ruleset } from "../rules/ruleset.ts";
import { fail } from "../rules/values/odd.ts";
import { Path } from "../rules/values/path.ts";
import { type RulesValue, segmentsOf } from "../rules/values/value.ts";
import { type ExpressionValue, fromExpressionValue, mapOf } from "./expression-value.ts";

export interface VerifyContext {
  readonly rulesetName: string;
  /** `/b/{bucket}/o/{object}` */
  readonly path: string;
  readonly method: string;
  readonly variables: { readonly request?: ExpressionValue; readonly resource?: ExpressionValue };
}

/** Firestore documents fetched so far, by their path below `/`; null for one that does not exist. */
export type Fetched = ReadonlyMap<string, RulesValue>;

/** The path of a Firestore document that must be fetched before the evaluation can go on. */
export class MissingDocument {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

/** Starts over each time a document was fetched: at most three times, since a request may read two. */
export function verify(ruleset: Ruleset, context: VerifyContext, fetched: Fetched): boolean | MissingDocument {
  const segments = context.path.split("/").filter((segment) => segment !== "");
  const request = requestOf(context, segments);
  const documents = new FetchedDocuments(fetched);
  try {
    const asked = methodsOf(context.method);
    if (asked.length === 0) return false;
    return asked.every((method) => {
      const host: Host = {
        request: { get: (name) => (name === "method" ? method : request.get(name)), all: () => request },
        resource: () => fromExpressionValue(context.variables.resource ?? {}),
        documents,
      };
      return ruleset.decide("firebase.storage", method, segments, host).allowed;
    });
  } catch (missing) {
    if (missing instanceof MissingDocument) return missing;
    throw missing;
  }
}

/** The emulator sends one of five; unit tests also say `read` and `write`, and mean all of their kind. */
function methodsOf(name: string): readonly Method[] {
  if (name === "read") return ["get", "list"];
  if (name === "write") return ["create", "update", "delete"];
  const method = methods.find((known) => known === name);
  return method ? [method] : [];
}

/** `method` is not among the variables, and the path comes without empty segments. */
function requestOf({ variables, method }: VerifyContext, segments: readonly string[]): Map<string, RulesValue> {
  const request = mapOf(variables.request?.map_value?.fields ?? {});
  return request.set("method", method).set("path", new Path(segments));
}

class FetchedDocuments implements Documents {
  readonly #fetched: Fetched;
  readonly #asked = new Set<string>();

  constructor(fetched: Fetched) {
    this.#fetched = fetched;
  }

  read(path: Parameters<Documents["read"]>[0]): RulesValue {
    const [databases, database, documents, ...rest] = segmentsOf(path);
    const isDocument =
      databases === "databases" && documents === "documents" && rest.length > 0 && rest.length % 2 === 0;
    if (!isDocument || !database) return fail(`Invalid document path /${segmentsOf(path).join("/")}.`);
    const key = `/databases/${database}/documents/${rest.map(encodeURIComponent).join("/")}`;
    this.#asked.add(key);
    if (this.#asked.size > limits.documentsPerStorageRequest) {
      return fail(`Maximum of ${limits.documentsPerStorageRequest} Firestore documents has been reached.`);
    }
    const document = this.#fetched.get(key);
    if (document === undefined) throw new MissingDocument(key);
    return document;
  }
}
