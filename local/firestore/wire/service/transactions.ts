import type { Unary } from "../rpc.ts";
import type { Backend } from "./backend.ts";
import { bytesOf, type JsonTransactionOptions, modeOf } from "./consistency.ts";
import { databaseNamed } from "./names.ts";

export function transactionRpcs(backend: Backend): Record<string, Unary> {
  return { BeginTransaction: beginTransaction(backend), Rollback: rollback(backend) };
}

function beginTransaction({ databases, transactions }: Backend): Unary {
  return async (request) => {
    const { database, options = {} } = request as { database?: string; options?: JsonTransactionOptions };
    const id = transactions.begin(databaseNamed(databases, database), modeOf(options));
    return { transaction: Buffer.from(id).toString("base64") };
  };
}

function rollback({ databases, transactions }: Backend): Unary {
  return async (request) => {
    const { database, transaction } = request as { database?: string; transaction?: string };
    databaseNamed(databases, database);
    transactions.rollback(bytesOf(transaction) ?? new Uint8Array());
    return {};
  };
}
