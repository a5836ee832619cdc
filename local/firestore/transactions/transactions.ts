import { RpcError } from "../errors.ts";
import { waits } from "../limits.ts";
import type { Micros } from "../model.ts";
import { collectionIdOf } from "../paths.ts";
import type { CommitOptions, Database } from "../store/database.ts";
import type { CommitResult, Write } from "../store/write.ts";
import { type Holder, Locks } from "./locks.ts";

export interface TransactionMode {
  /** Reads a snapshot, at `readTime` or as of now, and takes no locks. */
  readonly readOnly?: { readonly readTime?: Micros };
  /** The transaction that this one tries again. */
  readonly retry?: Uint8Array;
}

/** What a read in a transaction depends on. No collection id in a query: `everything`. */
export interface ReadSet {
  readonly documents?: readonly string[];
  readonly collectionIds?: readonly string[];
  readonly everything?: boolean;
}

interface Transaction extends Holder {
  readonly id: bigint;
  readonly database: Database;
  readonly readTime: Micros | undefined;
  lastUse: number;
}

/**
 * Read-write transactions of the server SDKs: pessimistic, whatever they ask for. Every commit of the process goes
 * through here, since a plain write too waits for the locks of a transaction. Web SDKs have no transactions on the
 * server: their preconditions do it all.
 */
export class Transactions {
  readonly #locks: Locks;
  readonly #idleMillis: number;
  readonly #open = new Map<bigint, Transaction>();
  /** Tells our ids from another process's; what follows it counts up, so an ended id needs no memory. */
  readonly #nonce: bigint;
  #last = 0n;

  constructor(
    nonce: bigint = BigInt(Math.floor(Math.random() * 2 ** 48)),
    { lockMillis, idleTransactionMillis }: { lockMillis: number; idleTransactionMillis: number } = waits,
  ) {
    this.#nonce = BigInt.asUintN(64, nonce);
    this.#locks = new Locks(lockMillis);
    this.#idleMillis = idleTransactionMillis;
  }

  begin(database: Database, mode: TransactionMode = {}): Uint8Array {
    this.#expire();
    const { readOnly, retry } = mode;
    if (readOnly?.readTime !== undefined) database.checkReadTime(readOnly.readTime);
    const id = ++this.#last;
    const age = this.#ageOf(retry) ?? id;
    this.#open.set(id, {
      id,
      database,
      readTime: readOnly ? (readOnly.readTime ?? database.now()) : undefined,
      exclusive: age !== id,
      age,
      keys: new Set(),
      ended: false,
      lastUse: Date.now(),
    });
    return this.#encode(id, age);
  }

  /** Waits for the locks, then says at what time to read: undefined is now. */
  async read(id: Uint8Array, reads: ReadSet): Promise<Micros | undefined> {
    const transaction = this.#find(id);
    if (transaction.readTime !== undefined) return transaction.readTime;
    try {
      await this.#locks.read(transaction, keysOfReads(transaction.database, reads));
    } catch (error) {
      this.#end(transaction);
      throw error;
    }
    return undefined;
  }

  /** Commits, in a transaction or not, once no other transaction has locks on what is written. */
  async commit(
    database: Database,
    writes: readonly Write[],
    options: CommitOptions & { readonly transaction?: Uint8Array } = {},
  ): Promise<CommitResult> {
    this.#expire();
    const { transaction: id } = options;
    const keys = keysOfWrites(database, writes);
    if (!id || id.length === 0) return this.#locks.write(undefined, keys, () => database.commit(writes, options));
    const transaction = this.#find(id);
    try {
      if (transaction.readTime !== undefined && writes.length > 0) {
        throw new RpcError("INVALID_ARGUMENT", "Cannot modify entities in a read-only transaction.");
      }
      return await this.#locks.write(transaction, keys, () => {
        const result = database.commit(writes, options);
        this.#end(transaction);
        return result;
      });
    } finally {
      this.#end(transaction);
    }
  }

  /** Of an ended transaction, nothing happens: SDKs roll back whatever went wrong before. */
  rollback(id: Uint8Array): void {
    const transaction = this.#open.get(this.#decode(id).id);
    if (transaction) this.#end(transaction);
  }

  /** Ends them all, as a reset of the emulator does. */
  clear(): void {
    for (const transaction of this.#open.values()) this.#end(transaction);
  }

  #find(id: Uint8Array): Transaction {
    const transaction = this.#open.get(this.#decode(id).id);
    if (!transaction || transaction.ended) {
      throw new RpcError("ABORTED", "The referenced transaction has expired or is no longer valid.");
    }
    transaction.lastUse = Date.now();
    return transaction;
  }

  #end(transaction: Transaction): void {
    this.#open.delete(transaction.id);
    this.#locks.release(transaction);
  }

  /** Abandoned transactions matter only when someone else comes: no timer needed. */
  #expire(): void {
    const oldest = Date.now() - this.#idleMillis;
    for (const transaction of this.#open.values()) if (transaction.lastUse < oldest) this.#end(transaction);
  }

  /** A transaction of a former process says nothing here. */
  #ageOf(retry: Uint8Array | undefined): bigint | undefined {
    try {
      return retry?.length ? this.#decode(retry).age : undefined;
    } catch {
      return undefined;
    }
  }

  #encode(...parts: readonly [id: bigint, age: bigint]): Uint8Array {
    const bytes = new Uint8Array(24);
    const view = new DataView(bytes.buffer);
    for (const [i, part] of [this.#nonce, ...parts].entries()) view.setBigUint64(i * 8, part);
    return bytes;
  }

  #decode(bytes: Uint8Array): { id: bigint; age: bigint } {
    if (bytes.length === 24) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const [id, age] = [view.getBigUint64(8), view.getBigUint64(16)];
      if (view.getBigUint64(0) === this.#nonce && id > 0n && id <= this.#last) return { id, age };
    }
    throw new RpcError("INVALID_ARGUMENT", "Invalid transaction.");
  }
}

function keysOfReads({ name }: Database, { documents = [], collectionIds = [], everything }: ReadSet): string[] {
  const keys = [...documents.map((path) => `${name}/d/${path}`), ...collectionIds.map((id) => `${name}/c/${id}`)];
  return everything ? [...keys, `${name}/*`] : keys;
}

function keysOfWrites({ name }: Database, writes: readonly Write[]): string[] {
  const keys = new Set<string>();
  for (const { op, path } of writes) {
    // A verification changes nothing: another transaction's read of the same document does not mind.
    if (op === "verify") continue;
    keys
      .add(`${name}/*`)
      .add(`${name}/d/${path}`)
      .add(`${name}/c/${collectionIdOf(path)}`);
  }
  return [...keys];
}
