import type { Micros } from "../../model.ts";
import type { Security } from "../../security.ts";
import type { Databases } from "../../store/databases.ts";
import type { Transactions } from "../../transactions/transactions.ts";

/** What the RPCs stand on. One per server. */
export interface Backend {
  readonly databases: Databases;
  readonly transactions: Transactions;
  readonly security: Security;
  readonly clock: () => Micros;
  /** Ids of documents that the client leaves to the server. */
  readonly newId: () => string;
}
