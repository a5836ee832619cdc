import { compareUtf8 } from "../../firestore/values/utf8.ts";
import { Timestamp } from "../../firestore/values/value.ts";
import { Duration } from "../values/duration.ts";
import { equal } from "../values/identity.ts";
import { type Comparison, Failure, Odd } from "../values/odd.ts";
import { typeError } from "../values/type-error.ts";
import type { RulesValue } from "../values/value.ts";
import { isNumber, unsupported } from "./arithmetic.ts";

/** `==`: never fails by itself; values of different types differ. */
export function isEqual(a: RulesValue, b: RulesValue): RulesValue {
  if (typeof a === "string" && typeof b === "string") return a === b;
  if (a instanceof Failure) return a;
  if (b instanceof Odd) return b.equals(a);
  if (a instanceof Odd) return a.equals(b);
  return equal(a, b);
}

export function not(value: RulesValue): RulesValue {
  if (typeof value === "boolean") return !value;
  return value instanceof Odd ? value.compute() : typeError(value, "bool");
}

/** `< <= > >=`: both numbers, or both of one ordered type; anything else fails. */
export function compare(op: Comparison, a: RulesValue, b: RulesValue): RulesValue {
  if (a instanceof Failure) return a;
  if (b instanceof Failure) return b;
  if (a instanceof Odd) return a.compare(op, b);
  if (b instanceof Odd) return b.compare(mirrored[op], a);
  if (isNumber(a) && isNumber(b)) return compareNumbers(op, a, b);
  const order = orderOf(a, b);
  return order === undefined ? unsupported(op, a, b) : holds(op, order);
}

/** Negative, zero or positive; undefined when the two cannot be ordered. NaN counts as unordered. */
export function orderOf(a: RulesValue, b: RulesValue): number | undefined {
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a >= b ? 0 : undefined;
  if (typeof a === "string" && typeof b === "string") return compareUtf8(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.seconds - b.seconds || a.nanos - b.nanos;
  if (a instanceof Duration && b instanceof Duration) return Number(a.totalNanos - b.totalNanos);
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  return undefined;
}

export function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function compareNumbers(op: Comparison, a: bigint | number, b: bigint | number): boolean {
  const order = orderOf(a, b);
  return order !== undefined && holds(op, order);
}

const mirrored: Record<Comparison, Comparison> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
