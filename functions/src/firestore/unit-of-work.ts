import { bookingError } from "@novis/domain/booking/booking.errors";
import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Timestamp,
} from "firebase-admin/firestore";

/**
 * One transaction: everything as it was at one moment, and what is to be written if none of it has changed since.
 * Optimistic on purpose: under contention on one day sheet, locks make rivals wait for each other and then abort one
 * another, while the first of several conditional commits always wins (docs/decisions/0006). Only documents that are also
 * written are checked; a refusal is true of the moment that was read.
 */
export class Work {
  readonly #db: Firestore;
  readonly #seen = new Map<string, DocumentSnapshot>();
  readonly #puts = new Map<string, DocumentData>();
  readonly #removals = new Set<string>();
  #moment: Timestamp | undefined;

  constructor(db: Firestore) {
    this.#db = db;
  }

  /** What the documents hold, what this work has put included; read together, each at most once. */
  async read(paths: readonly string[]): Promise<(DocumentData | undefined)[]> {
    const unseen = [...new Set(paths)].filter((path) => !this.#seen.has(path));
    if (unseen.length > 0) {
      for (const snapshot of await this.#snapshots(unseen.map((path) => this.#db.doc(path))))
        this.#seen.set(snapshot.ref.path, snapshot);
    }
    return paths.map((path) => this.peek(path));
  }

  /** The first read fixes the moment; a read-only transaction at a given time takes no lock and no extra round trip. */
  async #snapshots(refs: DocumentReference[]): Promise<DocumentSnapshot[]> {
    if (this.#moment) {
      const readTime = this.#moment;
      return this.#db.runTransaction((transaction) => transaction.getAll(...refs), { readOnly: true, readTime });
    }
    const snapshots = await this.#db.getAll(...refs);
    for (const { readTime } of snapshots) if (!this.#moment || readTime > this.#moment) this.#moment = readTime;
    return snapshots;
  }

  peek(path: string): DocumentData | undefined {
    if (this.#removals.has(path)) return undefined;
    return this.#puts.get(path) ?? this.#seen.get(path)?.data();
  }

  /** Creates or replaces. A document that was not read must not exist yet. */
  put(path: string, data: DocumentData): void {
    this.#removals.delete(path);
    this.#puts.set(path, data);
  }

  remove(path: string): void {
    this.#puts.delete(path);
    this.#removals.add(path);
  }

  async commit(): Promise<void> {
    if (this.#puts.size + this.#removals.size === 0) return;
    const batch = this.#db.batch();
    for (const [path, data] of this.#puts) {
      const before = this.#seen.get(path);
      const ref = this.#db.doc(path);
      if (before?.exists) batch.update(ref, replacing(before, data), unchanged(before));
      else batch.create(ref, data);
    }
    for (const path of this.#removals) {
      const before = this.#seen.get(path);
      if (before?.exists) batch.delete(this.#db.doc(path), unchanged(before));
    }
    await batch.commit();
  }
}

/** gRPC codes that say "someone else was quicker" or "nobody knows": both are answered by reading again. */
const retried = new Set([1, 2, 4, 5, 6, 9, 10, 13, 14]);
const patienceMs = 20_000;

/**
 * Runs the story until its writes are all accepted. The story may run several times: nothing slow, nothing that tells
 * anybody, in it. Throws `contention` when others stay quicker for twenty seconds.
 */
export async function transact<T>(db: Firestore, story: (work: Work) => Promise<T>): Promise<T> {
  const givesUpAt = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    const work = new Work(db);
    const result = await story(work);
    try {
      await work.commit();
      return result;
    } catch (error) {
      if (!retried.has(codeOf(error))) throw error;
      if (Date.now() > givesUpAt) throw bookingError("contention", {});
      await pause(Math.random() * Math.min(10 * 2 ** attempt, 400));
    }
  }
}

/** An update that leaves nothing of the old fields: `set` takes no precondition. */
function replacing(before: DocumentSnapshot, data: DocumentData): DocumentData {
  const gone = Object.keys(before.data() ?? {}).filter((key) => data[key] === undefined);
  return { ...data, ...Object.fromEntries(gone.map((key) => [key, FieldValue.delete()])) };
}

function unchanged(before: DocumentSnapshot) {
  return before.updateTime ? { lastUpdateTime: before.updateTime } : {};
}

function codeOf(error: unknown): number {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : -1;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
