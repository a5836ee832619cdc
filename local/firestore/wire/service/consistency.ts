import type { Micros, StoredDocument } from "../../model.ts";
import { runQuery } from "../../query/engine.ts";
import type { StructuredQuery } from "../../query/query.ts";
import type { Database } from "../../store/database.ts";
import type { Call } from "../rpc.ts";
import { parseMicros } from "../timestamps.ts";
import type { Backend } from "./backend.ts";

/** google.firestore.v1's consistency_selector. */
export interface Consistency {
  transaction?: string;
  newTransaction?: JsonTransactionOptions;
  readTime?: string;
}

export interface JsonTransactionOptions {
  readOnly?: { readTime?: string };
  readWrite?: { retryTransaction?: string };
}

/** One request's view of a database: now, at a past time, or inside a transaction that locks what it reads. */
export interface Reading {
  /** Absent: the latest. */
  readonly at: Micros | undefined;
  /** The transaction that this request began, to be told to the client. */
  readonly started: string | undefined;
  time(): Micros;
  get(path: string): Promise<StoredDocument | undefined>;
  /** Before a query that runs elsewhere. */
  lock(parent: string, query: StructuredQuery): Promise<void>;
  query(parent: string, query: StructuredQuery): Promise<StoredDocument[]>;
}

export async function readingOf(
  backend: Backend,
  database: Database,
  request: Consistency,
  _call: Call,
): Promise<Reading> {
  const at = request.readTime === undefined ? undefined : parseMicros(request.readTime);
  if (at !== undefined) database.checkReadTime(at);
  return {
    at,
    started: undefined,
    time: () => at ?? Math.max(backend.clock(), database.now()),
    get: async (path) => database.get(path, at),
    lock: async () => {},
    query: async (parent, query) => runQuery(database, parent, query, at),
  };
}
