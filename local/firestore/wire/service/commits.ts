import type { Database } from "../../store/database.ts";
import type { CommitResult, Write } from "../../store/write.ts";
import type { Call } from "../rpc.ts";
import type { Backend } from "./backend.ts";

/** Every write of every transport comes through here. Waits for the locks of transactions. */
export async function commitWrites(
  backend: Backend,
  database: Database,
  writes: readonly Write[],
  call: Call,
  _transaction?: string,
): Promise<CommitResult> {
  return database.commit(writes, { access: call.access, security: backend.security });
}
