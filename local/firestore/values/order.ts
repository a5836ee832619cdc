import { comparePaths } from "../paths.ts";
import { compareUtf8 } from "./utf8.ts";
import { GeoPoint, type MapValue, Reference, Timestamp, type Value } from "./value.ts";

/** The total order of all values: by type first, then within the type. 1 and 1.0, 0 and -0 compare as equal. */
export function compareValues(a: Value, b: Value): number {
  const type = typeOrder(a);
  const difference = type - typeOrder(b);
  return difference !== 0 ? difference : compareWithin(type, a, b);
}

/** Equality of filters and array transforms: 1 equals 1.0, NaN equals NaN. */
export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/** Nothing a client could tell apart: 1 is not 1.0, 0 is not -0. What makes a write a no-op. */
export function identicalValues(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => identicalValues(item, b[i] as Value));
  }
  if (a instanceof Map) return b instanceof Map && identicalFields(a, b);
  if (a instanceof GeoPoint) {
    return b instanceof GeoPoint && Object.is(a.latitude, b.latitude) && Object.is(a.longitude, b.longitude);
  }
  return compareValues(a, b) === 0;
}

export function identicalFields(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !identicalValues(value, other)) return false;
  }
  return true;
}

/** Position of a value's type in the total order. */
export const typeOrders = {
  null: 0,
  boolean: 1,
  nan: 2,
  number: 3,
  timestamp: 4,
  string: 5,
  bytes: 6,
  reference: 7,
  geoPoint: 8,
  array: 9,
  vector: 10,
  map: 11,
} as const;

/** Filters `< <= > >=` hold only between values of one class; NaN is the smallest of the numbers. */
export function comparisonClass(value: Value): number {
  const type = typeOrder(value);
  return type === typeOrders.nan ? typeOrders.number : type;
}

export function typeOrder(value: Value): number {
  switch (typeof value) {
    case "boolean":
      return typeOrders.boolean;
    case "bigint":
      return typeOrders.number;
    case "number":
      return Number.isNaN(value) ? typeOrders.nan : typeOrders.number;
    case "string":
      return typeOrders.string;
  }
  if (value === null) return typeOrders.null;
  if (value instanceof Timestamp) return typeOrders.timestamp;
  if (Array.isArray(value)) return typeOrders.array;
  if (value instanceof Map) return isVector(value) ? typeOrders.vector : typeOrders.map;
  if (value instanceof Reference) return typeOrders.reference;
  if (value instanceof GeoPoint) return typeOrders.geoPoint;
  return typeOrders.bytes;
}

export function isVector(map: ReadonlyMap<string, Value>): boolean {
  return map.get("__type__") === "__vector__" && Array.isArray(map.get("value"));
}

function compareWithin(type: number, a: Value, b: Value): number {
  switch (type) {
    case typeOrders.boolean:
      return Number(a) - Number(b);
    case typeOrders.number:
      // Between bigint and number the language compares exact mathematical values: 2^53 + 1 stays apart from 2^53.
      return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
    case typeOrders.timestamp:
      return compareTimestamps(a as Timestamp, b as Timestamp);
    case typeOrders.string:
      return compareUtf8(a as string, b as string);
    case typeOrders.bytes:
      return compareBytes(a as Uint8Array, b as Uint8Array);
    case typeOrders.reference:
      return comparePaths((a as Reference).name, (b as Reference).name);
    case typeOrders.geoPoint:
      return compareGeoPoints(a as GeoPoint, b as GeoPoint);
    case typeOrders.array:
      return compareArrays(a as Value[], b as Value[]);
    case typeOrders.vector:
      return compareVectors(a as MapValue, b as MapValue);
    case typeOrders.map:
      return compareMaps(a as MapValue, b as MapValue);
    default:
      return 0;
  }
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.seconds - b.seconds || a.nanos - b.nanos;
}

function compareGeoPoints(a: GeoPoint, b: GeoPoint): number {
  return a.latitude - b.latitude || a.longitude - b.longitude;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = compareValues(a[i] as Value, b[i] as Value);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Shorter vectors first, whatever they hold; then element by element. */
function compareVectors(a: MapValue, b: MapValue): number {
  const x = a.get("value") as Value[];
  const y = b.get("value") as Value[];
  return x.length - y.length || compareArrays(x, y);
}

function compareMaps(a: MapValue, b: MapValue): number {
  const x = [...a.keys()].sort(compareUtf8);
  const y = [...b.keys()].sort(compareUtf8);
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const key = x[i] as string;
    const difference =
      compareUtf8(key, y[i] as string) || compareValues(a.get(key) as Value, b.get(y[i] as string) as Value);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
