import { utf8Length } from "./utf8.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "./value.ts";

/** Bytes that production bills a value for: https://firebase.google.com/docs/firestore/storage-size */
export function valueSize(value: Value): number {
  switch (typeof value) {
    case "boolean":
      return 1;
    case "bigint":
    case "number":
      return 8;
    case "string":
      return stringSize(value);
  }
  if (value === null) return 1;
  if (value instanceof Map) return fieldsSize(value);
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + valueSize(item), 0);
  if (value instanceof Timestamp) return 8;
  if (value instanceof Reference) return nameSize(value.name.split("/").slice(5));
  if (value instanceof GeoPoint) return 16;
  return value.byteLength;
}

/** `path` is relative to the database. */
export function documentSize(path: string, fields: ReadonlyMap<string, Value>): number {
  return nameSize(path.split("/")) + fieldsSize(fields) + 32;
}

function fieldsSize(fields: ReadonlyMap<string, Value>): number {
  let size = 0;
  for (const [key, value] of fields) size += stringSize(key) + valueSize(value);
  return size;
}

const nameSize = (segments: readonly string[]): number =>
  segments.reduce((sum, segment) => sum + stringSize(segment), 16);

const stringSize = (text: string): number => utf8Length(text) + 1;
