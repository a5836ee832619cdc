import { GeoPoint, Timestamp } from "../../firestore/values/value.ts";
import { Duration } from "./duration.ts";
import {
  isList,
  isMap,
  isPath,
  MapDiff,
  type RulesList,
  type RulesMap,
  RulesSet,
  type RulesValue,
  segmentsOf,
} from "./value.ts";

/** `==`. At the top an int and a float compare as numbers; inside lists and maps, 1 is not 1.0. */
export function equal(a: RulesValue, b: RulesValue): boolean {
  if (typeof a === "bigint" && typeof b === "number") return Number.isInteger(b) && a === BigInt(b);
  if (typeof a === "number" && typeof b === "bigint") return equal(b, a);
  return identical(a, b);
}

/** Equality of elements: same type, same value. */
export function identical(a: RulesValue, b: RulesValue): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isMap(a)) return isMap(b) && identicalMaps(a, b);
  if (isList(a)) return isList(b) && identicalLists(a, b);
  if (isPath(a)) return isPath(b) && segmentsOf(a).join("/") === segmentsOf(b).join("/");
  if (a instanceof Timestamp) return b instanceof Timestamp && a.seconds === b.seconds && a.nanos === b.nanos;
  if (a instanceof Duration) return b instanceof Duration && a.totalNanos === b.totalNanos;
  if (a instanceof RulesSet) return b instanceof RulesSet && sameItems(a, b);
  if (a instanceof GeoPoint) {
    return b instanceof GeoPoint && a.latitude === b.latitude && a.longitude === b.longitude;
  }
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  if (a instanceof MapDiff) return b instanceof MapDiff && identical(a.after, b.after) && identical(a.before, b.before);
  return false;
}

/** What sets and diffs go by: unlike for lists, 1 is 1.0 at any depth, 0.0 is -0.0, and NaN is itself. */
export function sameInSets(a: RulesValue, b: RulesValue): boolean {
  return a === b || identityKey(a) === identityKey(b);
}

/** Two values have the same key exactly when a set holds them once. */
export function identityKey(value: RulesValue): string {
  switch (typeof value) {
    case "string":
      return `s${value}`;
    case "bigint":
      return `i${value}`;
    case "number":
      return Number.isInteger(value) ? `i${BigInt(value)}` : `f${value}`;
    case "boolean":
      return `b${value}`;
  }
  if (value === null) return "n";
  if (isMap(value)) {
    const entries = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    return `m${JSON.stringify(entries.map(([key, item]) => [key, identityKey(item)]))}`;
  }
  if (isList(value)) return `l${JSON.stringify(value.map(identityKey))}`;
  if (value instanceof RulesSet) return `S${JSON.stringify([...value.items.keys()].sort())}`;
  if (isPath(value)) return `p${segmentsOf(value).join("/")}`;
  if (value instanceof Timestamp) return `t${value.seconds}.${value.nanos}`;
  if (value instanceof Duration) return `d${value.totalNanos}`;
  if (value instanceof GeoPoint) return `g${value.latitude},${value.longitude}`;
  if (value instanceof Uint8Array) return `B${Buffer.from(value).toString("hex")}`;
  if (value instanceof MapDiff) return `D${identityKey(value.after)}${identityKey(value.before)}`;
  return "?";
}

function identicalLists(a: RulesList, b: RulesList): boolean {
  return a.length === b.length && a.every((item, i) => identicalInside(item, b[i] ?? null));
}

function identicalMaps(a: RulesMap, b: RulesMap): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !identicalInside(value, other)) return false;
  }
  return true;
}

/** There the sign of a zero counts too. */
function identicalInside(a: RulesValue, b: RulesValue): boolean {
  return identical(a, b) && (a !== 0 || Object.is(a, b));
}

function sameItems(a: RulesSet, b: RulesSet): boolean {
  return a.items.size === b.items.size && [...a.items.keys()].every((key) => b.items.has(key));
}
