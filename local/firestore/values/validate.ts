import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import { isVector } from "./order.ts";
import { documentSize } from "./size.ts";
import { utf8Length } from "./utf8.ts";
import { GeoPoint, type MapValue, Timestamp, type Value } from "./value.ts";
import { checkNumbers, checkTyped, isTyped } from "./vector.ts";

/** Refuses a document that Firestore would not store; `name` is for the message. */
export function checkDocument(path: string, fields: ReadonlyMap<string, Value>, name: string): void {
  checkFields(fields);
  for (const [key, value] of fields) {
    if (isLongName(key)) throw invalid(`The property.name is longer than ${limits.fieldNameBytes} bytes.`);
    checkLimits(value, key, 1);
  }
  const size = documentSize(path, fields);
  if (size > limits.documentBytes) {
    throw invalid(
      `Document '${name}' cannot be written because its size (${digits(size)} bytes) exceeds the maximum allowed size of ${digits(limits.documentBytes)} bytes.`,
    );
  }
}

/** Refuses names and values that are wrong whatever else the document holds: said before anything is waited for. */
export function checkFields(fields: ReadonlyMap<string, Value>): void {
  for (const [key, value] of fields) {
    if (reserved.test(key)) throw invalid(`field name ${key} is reserved`);
    checkValue(key, value, false);
  }
}

function checkValue(key: string, value: Value, inArray: boolean): void {
  if (key === "") throw invalid("Document fields must not be empty.");
  if (value instanceof Timestamp) checkTimestamp(value);
  else if (value instanceof GeoPoint) checkGeoPoint(value);
  else if (Array.isArray(value)) {
    if (inArray) throw invalid("Cannot convert an array value in an array value.");
    for (const item of value) checkValue(key, item, true);
  } else if (value instanceof Map) {
    if (isTyped(value)) {
      checkTyped(value);
      checkNumbers(value);
    } else for (const [inner, item] of value) checkInner(inner, item);
  }
}

function checkInner(key: string, value: Value): void {
  if (reserved.test(key)) throw invalid(`field name '${key}' is reserved.`);
  checkValue(key, value, false);
}

/**
 * An element of an array goes by the name "array", and whatever is wrong inside a map is said of the outermost one.
 * `depth` counts the maps and arrays that a value is in, itself included; the fields of a document are at depth 1.
 */
function checkLimits(value: Value, property: string, depth: number): void {
  if (Array.isArray(value)) for (const item of value) checkLimits(item, "array", depth + 1);
  else if (!(value instanceof Map)) {
    if (isLong(value)) throw invalid(`The value of property "${property}" is longer than ${limits.valueBytes} bytes.`);
  } else if (!fits(value, depth, utf8Length(property))) {
    throw invalid(`Property ${property} contains an invalid nested entity.`);
  }
}

/** `nameBytes`: of the names down to the map, dots included. With that of a field they must not be longer than one. */
function fits(map: MapValue, depth: number, nameBytes: number): boolean {
  if (depth > limits.depth) return false;
  if (isTyped(map)) return isVector(map);
  for (const [key, value] of map) {
    if (nameBytes + 1 + utf8Length(key) > limits.fieldNameBytes) return false;
    if (!fitsIn(key, value, depth + 1, nameBytes + 1)) return false;
  }
  return true;
}

function fitsIn(name: string, value: Value, depth: number, before: number): boolean {
  if (Array.isArray(value)) {
    return depth <= limits.depth && value.every((item) => fitsIn("array", item, depth + 1, before));
  }
  return value instanceof Map ? fits(value, depth, before + utf8Length(name)) : !isLong(value);
}

/** A UTF-16 unit takes at most three bytes, so nearly every text passes without being counted. */
function isLongText(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && utf8Length(text) > bytes;
}

const isLongName = (name: string): boolean => isLongText(name, limits.fieldNameBytes);

function isLong(value: Value): boolean {
  if (typeof value === "string") return isLongText(value, limits.valueBytes);
  return value instanceof Uint8Array && value.byteLength > limits.valueBytes;
}

function checkTimestamp({ seconds }: Timestamp): void {
  if (seconds >= FIRST_SECOND && seconds <= LAST_SECOND) return;
  throw invalid("Timestamp is out of range: it must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.");
}

function checkGeoPoint({ latitude, longitude }: GeoPoint): void {
  if (!(latitude >= -90 && latitude <= 90)) throw invalid(`Latitude must be in the range of [-90, 90]: ${latitude}`);
  if (!(longitude >= -180 && longitude <= 180)) {
    throw invalid(`Longitude must be in the range of [-180, 180]: ${longitude}`);
  }
}

const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;
const reserved = /^__.*__$/s;
const digits = (bytes: number): string => bytes.toLocaleString("en-US");
const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
