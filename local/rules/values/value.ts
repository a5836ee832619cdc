import { GeoPoint, Reference, Timestamp } from "../../firestore/values/value.ts";
import { Duration } from "./duration.ts";
import type { Odd } from "./odd.ts";
import { Path } from "./path.ts";

/**
 * What an expression can be. Documents are used as they are stored, without a copy: integers are bigint, floats are
 * number, and a stored Reference counts as a path. An Odd value is a failed evaluation or something a query leaves open.
 */
export type RulesValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Timestamp
  | Duration
  | GeoPoint
  | Uint8Array
  | Reference
  | Path
  | RulesList
  | RulesMap
  | RulesSet
  | MapDiff
  | Odd;
export type RulesList = readonly RulesValue[];
export type RulesMap = ReadonlyMap<string, RulesValue>;

/** Values by their identity key (identity.ts): no order, no repetition, 1 and 1.0 are one. */
export class RulesSet {
  readonly items: ReadonlyMap<string, RulesValue>;
  constructor(items: ReadonlyMap<string, RulesValue>) {
    this.items = items;
  }
}

/** `after.diff(before)`. */
export class MapDiff {
  readonly after: RulesMap;
  readonly before: RulesMap;
  constructor(after: RulesMap, before: RulesMap) {
    this.after = after;
    this.before = before;
  }
}

const types = [
  "null",
  "bool",
  "int",
  "float",
  "string",
  "bytes",
  "timestamp",
  "duration",
  "latlng",
  "path",
  "list",
  "map",
  "set",
  "mapdiff",
  "odd",
] as const;
export type Type = (typeof types)[number];

export function typeOf(value: RulesValue): Type {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
  }
  if (value === null) return "null";
  if (value instanceof Map) return "map";
  if (Array.isArray(value)) return "list";
  if (value instanceof RulesSet) return "set";
  if (value instanceof Timestamp) return "timestamp";
  if (value instanceof Path || value instanceof Reference) return "path";
  if (value instanceof MapDiff) return "mapdiff";
  if (value instanceof Uint8Array) return "bytes";
  if (value instanceof GeoPoint) return "latlng";
  if (value instanceof Duration) return "duration";
  return "odd";
}

export function isList(value: RulesValue): value is RulesList {
  return Array.isArray(value);
}

export function isMap(value: RulesValue): value is RulesMap {
  return value instanceof Map;
}

export function isPath(value: RulesValue): value is Path | Reference {
  return value instanceof Path || value instanceof Reference;
}

/** The segments of a path; those of a stored reference begin with `databases`. */
export function segmentsOf(path: Path | Reference): readonly string[] {
  return path instanceof Path ? path.segments : path.name.split("/").slice(2);
}
