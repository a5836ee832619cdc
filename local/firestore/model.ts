import type { NormalQuery } from "./query/normalize.ts";
import type { FieldPath } from "./query/query.ts";
import type { Scan } from "./store/scan.ts";
import type { Value } from "./values/value.ts";

/** Microseconds since the epoch; strictly increasing from commit to commit. */
export type Micros = number;

/** A version of a document. Never mutated: a commit makes a new one. */
export interface StoredDocument {
  /** Relative to `…/documents/`: `rooms/blue/agenda/2027-03-01`. */
  readonly path: string;
  readonly fields: ReadonlyMap<string, Value>;
  readonly createTime: Micros;
  readonly updateTime: Micros;
}

/** What filters and orders need of a document. */
export type Content = Pick<StoredDocument, "path" | "fields">;

export interface Change {
  readonly path: string;
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

/** One commit; a document that a write left identical is not among the changes. */
export interface Commit {
  readonly time: Micros;
  readonly changes: readonly Change[];
  /** The database was emptied by its keeper: listeners follow, triggers do not. */
  readonly isClear?: boolean;
}

/** What reads need of a database. `at` absent: now. Reading before the kept history is FAILED_PRECONDITION. */
export interface Reader {
  /** `projects/p/databases/d` */
  readonly name: string;
  readonly projectId: string;
  readonly databaseId: string;
  /** The time of the last commit. */
  now(): Micros;
  get(path: string, at?: Micros): StoredDocument | undefined;
  /** Documents of one collection path (`rooms`, `rooms/blue/agenda`) in name order. */
  collection(path: string, at?: Micros): Iterable<StoredDocument>;
  /** Documents of every collection with that id at or below a document path ("" for the whole database), in name order. */
  group(parent: string, collectionId: string, at?: Micros): Iterable<StoredDocument>;
  /** Every document at or below a document path, in name order. */
  below(parent: string, at?: Micros): Iterable<StoredDocument>;
  /** Throws FAILED_PRECONDITION when production would want an index that is not declared, and that is asked for. */
  demandIndex?(query: NormalQuery, summed: readonly FieldPath[]): void;
  /** Documents of a scan as they are now, one ordered list per prefix; undefined when there is no index for it. */
  ordered?(scan: Scan): readonly Iterable<StoredDocument>[] | undefined;
}

/** Called after each commit, in commit order, before the committer is answered. Returns the way to stop. */
export interface Feed {
  subscribe(listener: (commit: Commit) => void): () => void;
}
