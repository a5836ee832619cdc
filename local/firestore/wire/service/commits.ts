import type { Database } from "../../store/database.ts";
import type { CommitResult, Write } from "../../store/write.ts";
import type { Call } from "../rpc.ts";
import type { Backend } from "./backend.ts";
import { bytesOf } from "./consistency.ts";

/** Every write of every transport comes through here: it may wait for the locks of transactions. */
export function commitWrites(
  { transactions, security }: Backend,
  database: Database,
  writes: readonly Write[],
  { access, signal }: Call,
  transaction?: string,
): Promise<CommitResult> {
  const id = bytesOf(transaction);
  return transactions.commit(database, writes, { access, security, signal, ...(id ? { transaction: id } : {}) });
}
