import type { Access } from "../../security.ts";
import type { Database } from "../../store/database.ts";
import type { CommitResult, Write } from "../../store/write.ts";
import type { Backend } from "./backend.ts";
import { bytesOf } from "./consistency.ts";

/** Every write of every transport comes through here: it may wait for the locks of transactions. */
export function commitWrites(
  { transactions, security }: Backend,
  database: Database,
  writes: readonly Write[],
  { access }: { readonly access: Access },
  transaction?: string,
): Promise<CommitResult> {
  const id = bytesOf(transaction);
  return transactions.commit(database, writes, { access, security, ...(id ? { transaction: id } : {}) });
}
