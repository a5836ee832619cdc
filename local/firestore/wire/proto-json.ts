import { RpcError } from "../errors.ts";
import type { Plain } from "./protobuf.ts";
import { type Field, type Message, messageNamed } from "./schema.ts";
import { parseSeconds } from "./timestamps.ts";
import { parseDuration } from "./well-known.ts";

/**
 * What a JSON client sent, checked against the message and brought to the one spelling used inside: camelCase, int64 as
 * decimal text, doubles as numbers, text that UTF-8 can hold. A lone surrogate, which JSON can say and gRPC cannot, is
 * U+FFFD for everyone: two ids must not be two here and one there. REST and WebChannel both come through here, so
 * nothing behind them meets a surprise.
 */
export function fromJson(message: Message | string, json: unknown): Plain {
  return readMessage(typeof message === "string" ? messageNamed(message) : message, json, 0);
}

const maxDepth = 200;

function readMessage(message: Message, json: unknown, depth: number): Plain {
  if (json === null || typeof json !== "object" || Array.isArray(json) || depth > maxDepth) throw invalid();
  const plain: Plain = {};
  const chosen = new Set<string>();
  for (const [key, value] of Object.entries(json)) {
    const field = message.byName.get(key) ?? message.byName.get(camelCase(key));
    if (!field) throw invalid();
    if (value === undefined || (value === null && field.type !== "null")) continue;
    // On the wire the last one wins; JSON has no order, so two of a oneof, or a field in both spellings, are a mistake.
    const choice = field.oneof ?? field.name;
    if (chosen.has(choice)) throw invalid();
    chosen.add(choice);
    if (field.map) plain[field.name] = readMap(field, value, depth);
    else if (field.repeated) plain[field.name] = readList(field, value, depth);
    else plain[field.name] = readField(field, value, depth);
  }
  return plain;
}

function readMap(field: Field, json: unknown, depth: number): Plain {
  if (json === null || typeof json !== "object" || Array.isArray(json)) throw invalid();
  const map: Plain = {};
  for (const [key, value] of Object.entries(json)) {
    if (key === "__proto__") throw invalid();
    map[key.toWellFormed()] = readField(field, value, depth);
  }
  return map;
}

function readList(field: Field, json: unknown, depth: number): unknown[] {
  if (!Array.isArray(json)) throw invalid();
  return json.map((value) => readField(field, value, depth));
}

function readField(field: Field, json: unknown, depth: number): unknown {
  if (field.message) return readMessage(field.message(), json, depth + 1);
  switch (field.type) {
    case "string":
      return typeof json === "string" ? json.toWellFormed() : refuse();
    case "bytes":
      return typeof json === "string" && /^[\w+/-]*={0,2}$/.test(json) ? json : refuse();
    case "bool":
      return typeof json === "boolean" ? json : json === "true" ? true : json === "false" ? false : refuse();
    case "int32":
    case "int32value":
      return readInt32(json);
    case "int64":
    case "int64value":
      return readInt64(json);
    case "double":
    case "doublevalue":
      return readDouble(json);
    case "null":
      return json === null || json === "NULL_VALUE" || json === 0 ? null : refuse();
    case "enum":
      return readEnum(field, json);
    case "timestamp":
      return readText(json, parseSeconds);
    case "duration":
      return readText(json, parseDuration);
    case "struct":
      return json !== null && typeof json === "object" && !Array.isArray(json) ? json : refuse();
    default:
      return json;
  }
}

/** Java's BigDecimal reads numbers in JSON: "1.0" and "1e3" are whole, "0x10" and " 1" are nothing. */
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function readInt32(json: unknown): number {
  const number = Number(readInt64(json));
  return (number | 0) === number ? number : refuse();
}

function readInt64(json: unknown): string {
  const text = String(typeof json === "string" ? json : typeof json === "number" ? json : refuse());
  if (/^[+-]?\d+$/.test(text) && text.length < 100) return inInt64(BigInt(text.replace("+", "")));
  // A number that JSON had already rounded, or a spelling with a point or an exponent.
  const number = decimal.test(text) ? Number(text) : refuse();
  return Number.isInteger(number) ? inInt64(BigInt(number)) : refuse();
}

function inInt64(value: bigint): string {
  return BigInt.asIntN(64, value) === value ? value.toString() : refuse();
}

function readDouble(json: unknown): number {
  if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
  const number = typeof json === "string" && decimal.test(json) ? Number(json) : json;
  return typeof number === "number" && Number.isFinite(number) ? number : refuse();
}

function readEnum(field: Field, json: unknown): unknown {
  if (typeof json === "number") return field.enumeration?.names[json] ?? json;
  return typeof json === "string" && field.enumeration?.numbers[json] !== undefined ? json : refuse();
}

/** A text that stands for a message: one that cannot be read is a bad payload like any other. */
function readText(json: unknown, parse: (text: string) => unknown): string {
  if (typeof json !== "string") return refuse();
  try {
    parse(json);
  } catch {
    return refuse();
  }
  return json;
}

function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

function refuse(): never {
  throw invalid();
}

function invalid(): RpcError {
  return new RpcError("INVALID_ARGUMENT", "Payload isn't valid for request.");
}
