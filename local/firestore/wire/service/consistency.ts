import { RpcError } from "../../errors.ts";
import type { Micros, StoredDocument } from "../../model.ts";
import { type Aggregation, runAggregation } from "../../query/aggregate.ts";
import { runQuery } from "../../query/engine.ts";
import type { Tally } from "../../query/explain.ts";
import type { Nearest } from "../../query/nearest.ts";
import type { StructuredQuery } from "../../query/query.ts";
import type { Database } from "../../store/database.ts";
import type { ReadSet } from "../../transactions/lock-keys.ts";
import type { TransactionMode } from "../../transactions/transactions.ts";
import type { Value } from "../../values/value.ts";
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

/** One request's view of a database: now, at a past time, or inside a transaction. */
export interface Reading {
  /** Absent: the latest. */
  readonly at: Micros | undefined;
  /** The transaction that this request began, in base64, to be told to the client. */
  readonly started: string | undefined;
  /** What the answer calls its read time. */
  readonly time: Micros;
  /** A request that fails ends the transaction that it began: the client was never told of it. */
  orEnd<T>(read: () => T): T;
  get(path: string): StoredDocument | undefined;
  query(parent: string, query: StructuredQuery, tally?: Tally): StoredDocument[];
  aggregate(
    parent: string,
    query: StructuredQuery,
    aggregations: readonly Aggregation[],
    tally?: Tally,
    nearest?: Nearest,
  ): Map<string, Value>;
}

/** Inside a read-write transaction, what is read is locked first; that may wait for another's writes. */
export async function readingOf(
  { transactions, clock }: Backend,
  database: Database,
  request: Consistency,
  reads: ReadSet,
  { signal }: Call,
): Promise<Reading> {
  const started = request.newTransaction && transactions.begin(database, modeOf(request.newTransaction));
  const transaction = started ?? bytesOf(request.transaction);
  const at = transaction ? await transactions.read(transaction, reads, signal) : readTimeOf(database, request.readTime);
  const orEnd = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (started) transactions.rollback(started);
      throw error;
    }
  };
  return {
    at,
    started: started && Buffer.from(started).toString("base64"),
    orEnd,
    time: at ?? Math.max(clock(), database.now()),
    get: (path) => orEnd(() => database.get(path, at)),
    query: (parent, query, tally) => orEnd(() => runQuery(database, parent, query, at, tally)),
    aggregate: (parent, query, wanted, tally, nearest) =>
      orEnd(() => runAggregation(database, parent, query, wanted, at, tally, nearest)),
  };
}

export function modeOf({ readOnly, readWrite }: JsonTransactionOptions): TransactionMode {
  if (readOnly) {
    return { readOnly: readOnly.readTime === undefined ? {} : { readTime: parseMicros(readOnly.readTime) } };
  }
  const retry = bytesOf(readWrite?.retryTransaction);
  return retry ? { retry } : {};
}

export function bytesOf(base64: string | undefined): Uint8Array | undefined {
  return base64 ? new Uint8Array(Buffer.from(base64, "base64")) : undefined;
}

/** What a query depends on, whatever its parent. */
export function readsOf(query: StructuredQuery): ReadSet {
  const collectionIds = query.from.map(({ collectionId }) => collectionId).filter((id) => id !== "");
  return collectionIds.length > 0 ? { collectionIds } : { everything: true };
}

export function readTimeOf(database: Database, text: string | undefined): Micros | undefined {
  if (text === undefined) return undefined;
  const at = parseMicros(text);
  if (Number.isNaN(at)) throw new RpcError("INVALID_ARGUMENT", `Invalid read_time: "${text}".`);
  database.checkReadTime(at);
  return at;
}
