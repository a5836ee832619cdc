import { RpcError } from "../errors.ts";
import { equalValues } from "../values/order.ts";
import type { Timestamp, Value } from "../values/value.ts";
import type { Transform } from "./write.ts";

/** What a transform makes of the stored value, and the answer to the client: the value, or null for array transforms. */
export function applyTransform(
  transform: Transform,
  stored: Value | undefined,
  requestTime: Timestamp,
): { value: Value; result: Value } {
  switch (transform.kind) {
    case "server-time":
      return told(requestTime);
    case "increment":
      return told(increment(stored, checkOperand(transform.operand)));
    case "maximum":
      return told(extreme(stored, checkOperand(transform.operand), 1));
    case "minimum":
      return told(extreme(stored, checkOperand(transform.operand), -1));
    case "append-missing":
      return untold(appendMissing(Array.isArray(stored) ? stored : [], transform.values));
    case "remove-all":
      return untold(removeAll(Array.isArray(stored) ? stored : [], transform.values));
  }
}

type Numeric = bigint | number;

/** Integers saturate, they do not wrap; with a double on either side the sum is a double. */
function increment(stored: Value | undefined, operand: Numeric): Numeric {
  if (!isNumeric(stored)) return operand;
  if (typeof stored === "number" || typeof operand === "number") return Number(stored) + Number(operand);
  const sum = stored + operand;
  return sum > MAX_INT64 ? MAX_INT64 : sum < MIN_INT64 ? MIN_INT64 : sum;
}

/** The stored value stays when equal, with its type. NaN wins over any number. */
function extreme(stored: Value | undefined, operand: Numeric, sign: 1 | -1): Numeric {
  if (!isNumeric(stored)) return operand;
  if (Number.isNaN(stored) || Number.isNaN(operand)) return Number.NaN;
  const isBetter = sign === 1 ? operand > stored : operand < stored;
  return isBetter ? operand : stored;
}

function appendMissing(stored: readonly Value[], values: readonly Value[]): Value[] {
  const result = [...stored];
  for (const value of values) if (!result.some((item) => equalValues(item, value))) result.push(value);
  return result;
}

function removeAll(stored: readonly Value[], values: readonly Value[]): Value[] {
  return stored.filter((item) => !values.some((value) => equalValues(item, value)));
}

export function checkOperand(operand: Value): Numeric {
  if (isNumeric(operand)) return operand;
  throw new RpcError("INVALID_ARGUMENT", "Input must be int64 or double.");
}

const isNumeric = (value: Value | undefined): value is Numeric =>
  typeof value === "bigint" || typeof value === "number";
const told = (value: Value) => ({ value, result: value });
const untold = (value: Value) => ({ value, result: null });

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
