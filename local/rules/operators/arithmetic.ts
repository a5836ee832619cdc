import { Timestamp } from "../../firestore/values/value.ts";
import { Duration } from "../values/duration.ts";
import { Failure, fail, Odd } from "../values/odd.ts";
import { nanosOf, timestampOfNanos } from "../values/time.ts";
import { type RulesValue, typeOf } from "../values/value.ts";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

export function arithmetic(op: ArithmeticOperator, a: RulesValue, b: RulesValue): RulesValue {
  if (typeof a === "bigint" && typeof b === "bigint") return integers(op, a, b);
  if (isNumber(a) && isNumber(b)) return floats(op, Number(a), Number(b));
  if (a instanceof Failure) return a;
  if (b instanceof Odd) return b.compute();
  if (a instanceof Odd) return a.compute();
  return (op === "+" ? sum(a, b) : op === "-" ? difference(a, b) : undefined) ?? unsupported(op, a, b);
}

export function negate(value: RulesValue): RulesValue {
  if (typeof value === "bigint") return int64(-value);
  if (typeof value === "number") return -value;
  if (value instanceof Duration) return new Duration(-value.totalNanos);
  return value instanceof Odd ? value.compute() : fail(`Unsupported operation error. Received: -${typeOf(value)}.`);
}

export function unsupported(op: string, a: RulesValue, b: RulesValue): Failure {
  return fail(`Unsupported operation error. Received: ${typeOf(a)} ${op} ${typeOf(b)}.`);
}

export function isNumber(value: RulesValue): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

export function int64(value: bigint): bigint | Failure {
  return BigInt.asIntN(64, value) === value ? value : fail("Integer overflow.");
}

function integers(op: ArithmeticOperator, a: bigint, b: bigint): RulesValue {
  switch (op) {
    case "+":
      return int64(a + b);
    case "-":
      return int64(a - b);
    case "*":
      return int64(a * b);
    case "/":
      return b === 0n ? fail("Division by zero.") : int64(a / b);
    case "%":
      return b === 0n ? fail("Division by zero.") : a % b;
  }
}

function floats(op: ArithmeticOperator, a: number, b: number): number {
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
  }
}

function sum(a: RulesValue, b: RulesValue): RulesValue | undefined {
  if (typeof a === "string" && typeof b === "string") return a + b;
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.totalNanos + b.totalNanos);
  if (a instanceof Timestamp && b instanceof Duration) return timestampOfNanos(nanosOf(a) + b.totalNanos);
  if (a instanceof Duration && b instanceof Timestamp) return timestampOfNanos(a.totalNanos + nanosOf(b));
  return undefined;
}

function difference(a: RulesValue, b: RulesValue): RulesValue | undefined {
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.totalNanos - b.totalNanos);
  if (a instanceof Timestamp && b instanceof Duration) return timestampOfNanos(nanosOf(a) - b.totalNanos);
  if (a instanceof Timestamp && b instanceof Timestamp) return new Duration(nanosOf(a) - nanosOf(b));
  return undefined;
}
