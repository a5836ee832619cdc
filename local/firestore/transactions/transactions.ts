import { RpcError } from "../errors.ts";
import { waits } from "../limits.ts";
import type { Micros } from "../model.ts";
import type { CommitOptions, Database } from "../store/database.ts";
import type { CommitResult, Write } from "../store/write.ts";
import { keysOfReads, keysOfWrites, type ReadSet } from "./lock-keys.ts";
import { type Holder, Locks } from "./locks.ts";
import { TransactionIds } from "./transaction-ids.ts";

export interface TransactionMode {
  /** Reads a snapshot, at `readTime` or as of now, and takes no locks. */
  readonly readOnly?: { readonly readTime?: Micros };
  /** The transaction that this one tries again. */
  readonly retry?: Uint8Array;
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
  readonly #ids: TransactionIds;

  constructor(
    nonce: bigint = BigInt(Math.floor(Math.random() * 2 ** 48)),
    { lockMillis, idleTransactionMillis }: { lockMillis: number; idleTransactionMillis: number } = waits,
  ) {
    this.#ids = new TransactionIds(nonce);
    this.#locks = new Locks(lockMillis);
    this.#idleMillis = idleTransactionMillis;
  }

  begin(database: Database, mode: TransactionMode = {}): Uint8Array {
    this.#expire();
    const { readOnly, retry } = mode;
    if (readOnly?.readTime !== undefined) database.checkReadTime(readOnly.readTime);
    const numbers = this.#ids.next(retry);
    const { id, age } = numbers;
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
    return this.#ids.encode(numbers);
  }

  /** Waits for the locks, no longer than the signal, then says at what time to read: undefined is now. */
  async read(id: Uint8Array, reads: ReadSet, signal?: AbortSignal): Promise<Micros | undefined> {
    const transaction = this.#find(id);
    if (transaction.readTime !== undefined) return transaction.readTime;
    try {
      await this.#locks.read(transaction, keysOfReads(transaction.database, reads), signal);
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
    options: CommitOptions & { readonly transaction?: Uint8Array; readonly signal?: AbortSignal } = {},
  ): Promise<CommitResult> {
    this.#expire();
    const { transaction: id, signal } = options;
    const keys = keysOfWrites(database, writes);
    if (!id || id.length === 0) {
      return this.#locks.write(undefined, keys, () => database.commit(writes, options), signal);
    }
    const transaction = this.#find(id);
    if (transaction.readTime !== undefined && writes.length > 0) {
      throw new RpcError("INVALID_ARGUMENT", "Cannot modify entities in a read-only transaction.");
    }
    try {
      const act = () => {
        const result = database.commit(writes, options);
        this.#end(transaction);
        return result;
      };
      return await this.#locks.write(transaction, keys, act, signal);
    } finally {
      this.#end(transaction);
    }
  }

  /** Of an ended transaction, nothing happens: SDKs roll back whatever went wrong before. */
  rollback(id: Uint8Array): void {
    const transaction = this.#open.get(this.#ids.decode(id).id);
    if (transaction) this.#end(transaction);
  }

  /** Ends them all, as a reset of the emulator does. */
  clear(): void {
    for (const transaction of this.#open.values()) this.#end(transaction);
  }

  #find(id: Uint8Array): Transaction {
    const transaction = this.#open.get(this.#ids.decode(id).id);
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
}
