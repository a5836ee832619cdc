import type { Documents } from "../../rules/evaluate/context.ts";
import { limits } from "../../rules/limits.ts";
import { fail } from "../../rules/values/odd.ts";
import type { Path } from "../../rules/values/path.ts";
import { type RulesValue, segmentsOf } from "../../rules/values/value.ts";
import type { Reader, StoredDocument } from "../model.ts";
import type { CheckedWrite } from "../security.ts";
import type { Reference } from "../values/value.ts";
import { resourceOf } from "./variables.ts";

/** What all the operations of one request read together, each document counted and made once. */
export class RequestReads {
  readonly reader: Reader;
  readonly budget: number;
  readonly paths = new Set<string>();
  readonly #after: ReadonlyMap<string, StoredDocument | undefined>;
  readonly #before = new Map<string, RulesValue>();

  constructor(reader: Reader, writes: readonly CheckedWrite[] = []) {
    this.reader = reader;
    this.budget = writes.length > 1 ? limits.documentsPerCommit : limits.documentsPerOperation;
    this.#after = new Map(writes.map(({ path, after }) => [path, after]));
  }

  read(path: string, when: "before" | "after"): RulesValue {
    if (when === "after" && this.#after.has(path)) return resourceOf(this.reader, this.#after.get(path));
    let document = this.#before.get(path);
    if (document === undefined) {
      document = resourceOf(this.reader, this.reader.get(path));
      this.#before.set(path, document);
    }
    return document;
  }
}

/** What the rules of one operation may read: ten documents, and no more than is left to the request. */
export class OperationReads implements Documents {
  readonly #request: RequestReads;
  readonly #paths = new Set<string>();

  constructor(request: RequestReads) {
    this.#request = request;
  }

  read(path: Path | Reference, when: "before" | "after"): RulesValue {
    const { reader, paths, budget } = this.#request;
    const [databases, database, documents, ...segments] = segmentsOf(path);
    if (databases !== "databases" || documents !== "documents" || segments.length === 0 || segments.length % 2 !== 0) {
      return fail(`Invalid document path /${segmentsOf(path).join("/")}.`);
    }
    if (database !== reader.databaseId) return fail(`Rules of ${reader.databaseId} cannot read database ${database}.`);
    const relative = segments.join("/");
    if (!this.#paths.has(relative)) {
      const isNew = !paths.has(relative);
      if (this.#paths.size >= limits.documentsPerOperation || (isNew && paths.size >= budget)) {
        return fail("Maximum number of document access calls has been reached.");
      }
      this.#paths.add(relative);
      paths.add(relative);
    }
    return this.#request.read(relative, when);
  }
}
