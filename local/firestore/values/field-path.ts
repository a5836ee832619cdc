import { RpcError } from "../errors.ts";
import type { FieldPath } from "../query/query.ts";
import { compareUtf8 } from "./utf8.ts";
import type { MapValue, Value } from "./value.ts";

/** `a.b`, with anything but letters, digits and underscores in backticks: a.`b.c`. Escapes inside: \` and \\. */
export function parseFieldPath(text: string): FieldPath {
  if (simplePath.test(text)) return text.split(".");
  if (text === "") throw new RpcError("INVALID_ARGUMENT", "Invalid empty property path string.");
  const segments: string[] = [];
  let rest = text;
  for (;;) {
    const match = segmentPattern.exec(rest);
    if (!match) throw invalidPath(text);
    const [whole, quoted, plain] = match;
    const segment = quoted === undefined ? (plain ?? "") : quoted.replace(/\\([`\\])/g, "$1");
    segments.push(segment);
    rest = rest.slice(whole.length);
    if (rest === "") return segments;
    if (!rest.startsWith(".")) throw invalidPath(text);
    rest = rest.slice(1);
  }
}

export function formatFieldPath(path: FieldPath): string {
  return path
    .map((segment) => (plainSegment.test(segment) ? segment : `\`${segment.replace(/[`\\]/g, "\\$&")}\``))
    .join(".");
}

export function compareFieldPaths(a: FieldPath, b: FieldPath): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = compareUtf8(a[i] as string, b[i] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function equalFieldPaths(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((segment, i) => segment === b[i]);
}

export function isNamePath(path: FieldPath): boolean {
  return path.length === 1 && path[0] === "__name__";
}

/** Paths walk maps only; anything else on the way means the field is absent. */
export function getField(fields: ReadonlyMap<string, Value>, path: FieldPath): Value | undefined {
  let value = fields.get(path[0] as string);
  for (let i = 1; i < path.length; i++) {
    if (!(value instanceof Map)) return undefined;
    value = value.get(path[i] as string);
  }
  return value;
}

/** A copy with the field set; only the maps on the way are copied, and made where something else stood. */
export function setField(fields: ReadonlyMap<string, Value>, path: FieldPath, value: Value): MapValue {
  const [head, ...rest] = path as [string, ...string[]];
  const copy = new Map(fields);
  if (rest.length === 0) return copy.set(head, value);
  const inner = copy.get(head);
  return copy.set(head, setField(inner instanceof Map ? inner : new Map(), rest, value));
}

/** A copy without the field; the same map when there was no such field. */
export function removeField(fields: ReadonlyMap<string, Value>, path: FieldPath): ReadonlyMap<string, Value> {
  if (getField(fields, path) === undefined) return fields;
  const [head, ...rest] = path as [string, ...string[]];
  const copy = new Map(fields);
  const inner = copy.get(head);
  if (rest.length === 0 || !(inner instanceof Map)) copy.delete(head);
  else copy.set(head, new Map(removeField(inner, rest)));
  return copy;
}

const plainSegment = /^[A-Za-z_][A-Za-z_0-9]*$/;
const simplePath = /^[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*$/;
const segmentPattern = /^(?:`((?:[^`\\]|\\[`\\])+)`|([A-Za-z_][A-Za-z_0-9]*))/;

const invalidPath = (text: string): RpcError =>
  new RpcError(
    "INVALID_ARGUMENT",
    `Invalid property path "${text}". Unquoted property paths must match regex ([a-zA-Z_][a-zA-Z_0-9]*), and quoted property paths must match regex (\`(?:[^\`\\\\]|(?:\\\\.))+\`)`,
  );
