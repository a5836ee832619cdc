import { RpcError } from "../errors.ts";
import { documentPath } from "../paths.ts";
import { checkFields } from "../values/validate.ts";
import { checkOperand } from "./transforms.ts";
import type { Write } from "./write.ts";

/**
 * Refuses what is wrong whatever is stored. Said before a lock is waited for, and no end to the transaction that the
 * write came in. `name` is that of the document, for the words.
 */
export function checkWrite(write: Write, name: string): Write {
  documentPath(write.path, name);
  if (write.op === "verify" && !write.precondition) throw invalid("a verify must contain a precondition");
  if (write.op !== "set" && write.op !== "update") return write;
  checkFields(write.fields);
  for (const transform of write.transforms) if ("operand" in transform) checkOperand(transform.operand);
  return write;
}

/** A document is written as often as one likes in a commit, but verified once, and then not written. */
export function checkVerifies(writes: readonly Write[]): void {
  const seen = new Map<string, "verified" | "written">();
  for (const { op, path } of writes) {
    const now = op === "verify" ? "verified" : "written";
    const before = seen.get(path);
    if (before === "verified" && now === "verified") throw together("verified more than once");
    if (before && before !== now) throw together(`${before} and then ${now}`);
    seen.set(path, now);
  }
}

/** In a batch, whose writes are not made in any order, no document may come twice. */
export function checkDistinct(writes: readonly Write[]): void {
  if (new Set(writes.map(({ path }) => path)).size < writes.length) throw together("written more than once");
}

const together = (what: string): RpcError => invalid(`the same document cannot be ${what} in a single request`);
const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
