import type { Unary } from "../rpc.ts";
import type { Backend } from "./backend.ts";

export function transactionRpcs(_backend: Backend): Record<string, Unary> {
  return {};
}
