import { type Failure, fail } from "./values/odd.ts";
import { Path } from "./values/path.ts";
import { isPath, type RulesValue, segmentsOf, typeOf } from "./values/value.ts";

/** `string(x)` */
export function toText(value: RulesValue): string | Failure {
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "number") return floatText(value);
  return isPath(value) ? `/${segmentsOf(value).join("/")}` : unsupported("string", value);
}

/** `int(x)`: a float is cut towards zero; a string holds digits and perhaps a sign, nothing else. */
export function toInt(value: RulesValue): bigint | Failure {
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isFinite(value)) return inRange(BigInt(Math.trunc(value)));
  if (typeof value === "string" && /^[+-]?[0-9]+$/.test(value)) return inRange(BigInt(value.replace("+", "")));
  return unsupported("int", value);
}

/** `float(x)` */
export function toFloat(value: RulesValue): number | Failure {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  const isNumeric = typeof value === "string" && /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(value);
  return isNumeric ? Number(value) : unsupported("float", value);
}

/** `path(x)` */
export function toPath(value: RulesValue): Path | Failure {
  return typeof value === "string" ? Path.parse(value) : unsupported("path", value);
}

function floatText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e7 ? value.toFixed(1) : String(value);
}

function inRange(value: bigint): bigint | Failure {
  return BigInt.asIntN(64, value) === value ? value : fail("Integer overflow.");
}

function unsupported(name: string, value: RulesValue): Failure {
  return fail(`Invalid argument type for ${name}. Received: ${typeOf(value)}.`);
}
