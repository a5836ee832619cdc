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

/** `int(x)`: a float is cut towards zero and to 64 bits, NaN is 0; a string holds digits and perhaps a sign, nothing else. */
export function toInt(value: RulesValue): bigint | Failure {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return saturated(value);
  const parsed = typeof value === "string" && /^[+-]?[0-9]+$/.test(value) ? BigInt(value.replace("+", "")) : undefined;
  return parsed !== undefined && BigInt.asIntN(64, parsed) === parsed ? parsed : unsupported("int", value);
}

/** A float as the nearest 64-bit integer towards zero. */
export function saturated(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  return value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value));
}

/** `float(x)`: a string is written as Java writes doubles. */
export function toFloat(value: RulesValue): number | Failure {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  const parsed = typeof value === "string" ? parseDouble(value.trim()) : undefined;
  return parsed ?? unsupported("float", value);
}

function parseDouble(text: string): number | undefined {
  if (/^[+-]?(NaN|Infinity)$/.test(text)) return Number(text.replace(/^[+-](?=NaN)/, ""));
  if (/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?[fFdD]?$/.test(text))
    return Number(text.replace(/[fFdD]$/, ""));
  const [, sign, whole = "", fraction = "", exponent] =
    /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)[fFdD]?$/.exec(text) ?? [];
  if (exponent === undefined || whole + fraction === "") return undefined;
  const digits = Number(`0x${whole}${fraction}`) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === "-" ? -digits : digits;
}

/** `path(x)` */
export function toPath(value: RulesValue): Path | Failure {
  return typeof value === "string" ? Path.parse(value) : unsupported("path", value);
}

/** As Java's Double.toString: plain from a thousandth to ten million, otherwise `1.5E10`. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return `${sign}${Number.isInteger(size) ? size.toFixed(1) : size}`;
  // Java shows two digits at least: the nearest two, even where one would be read as the same number.
  const shortest = size.toExponential();
  const [digits, power = ""] = (shortest.includes(".") ? shortest : size.toExponential(1)).split("e");
  return `${sign}${digits}E${power.replace("+", "")}`;
}

/** As production lists them when none fits. */
const forms = {
  string: "string(int), string(float), string(null), string(string), string(bool), string(path)",
  int: "int(int), int(float), int(string)",
  float: "float(int), float(float), float(string)",
  path: "path(string)",
};

function unsupported(name: keyof typeof forms, value: RulesValue): Failure {
  if (typeof value === "string" && name !== "path")
    return fail(`Type conversion error. Argument: [${value}], From type: [string], To type: [${name}].`);
  return fail(`Unsupported operation error. Received: ${name}(${typeOf(value)}). Expected: ${forms[name]}.`);
}
