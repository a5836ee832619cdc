import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import { isVector } from "./order.ts";
import { documentSize } from "./size.ts";
import { utf8Length } from "./utf8.ts";
import { GeoPoint, type MapValue, Timestamp, type Value } from "./value.ts";

/** Refuses a document that Firestore would not store; `name` is for the message. */
export function checkDocument(path: string, fields: ReadonlyMap<string, Value>, name: string): void {
  for (const [key, value] of fields) {
    checkFieldName(key);
    checkValue(value, key, 1, false);
  }
  const size = documentSize(path, fields);
  if (size > limits.documentBytes) {
    throw invalid(
      `Document '${name}' cannot be written because its size (${digits(size)} bytes) exceeds the maximum allowed size of ${digits(limits.documentBytes)} bytes.`,
    );
  }
}

function checkFieldName(name: string): void {
  if (name === "") throw invalid("Document fields must not be empty.");
  if (reserved.test(name)) throw invalid(`Property name "${name}" is reserved.`);
  if (name.length * 3 > limits.fieldNameBytes && utf8Length(name) > limits.fieldNameBytes) {
    throw invalid(`Property name "${name.slice(0, 40)}…" is longer than ${limits.fieldNameBytes} bytes.`);
  }
}

/** `depth` counts the maps and arrays that the value is in, itself included; the fields of a document are at depth 1. */
function checkValue(value: Value, property: string, depth: number, inArray: boolean): void {
  if (typeof value === "string") checkText(value, property);
  else if (value instanceof Uint8Array) checkLength(value.byteLength, property);
  else if (value instanceof Timestamp) checkTimestamp(value);
  else if (value instanceof GeoPoint) checkGeoPoint(value);
  else if (Array.isArray(value) || value instanceof Map) checkNested(value, property, depth, inArray);
}

function checkNested(value: Value[] | MapValue, property: string, depth: number, inArray: boolean): void {
  if (depth > limits.depth) {
    throw invalid(`Property ${property} contains an invalid nested entity: more than ${limits.depth} levels.`);
  }
  if (Array.isArray(value)) {
    if (inArray) throw invalid("Cannot convert an array value in an array value.");
    for (const item of value) checkValue(item, property, depth + 1, true);
  } else if (isVector(value)) {
    checkVector(value);
  } else {
    for (const [key, item] of value) {
      checkFieldName(key);
      checkValue(item, key, depth + 1, false);
    }
  }
}

function checkVector(vector: MapValue): void {
  const elements = vector.get("value") as Value[];
  if (elements.length > limits.vectorDimensions) {
    throw invalid(`Vectors must not have more than ${limits.vectorDimensions} dimensions.`);
  }
  const isNumeric = elements.every((element) => typeof element === "number" || typeof element === "bigint");
  if (!isNumeric || vector.size !== 2) throw invalid("A vector holds numbers, and nothing beside them.");
}

function checkText(text: string, property: string): void {
  // A UTF-16 unit takes at most three bytes, so nearly every string passes without being counted.
  if (text.length * 3 > limits.valueBytes) checkLength(utf8Length(text), property);
}

function checkLength(bytes: number, property: string): void {
  if (bytes <= limits.valueBytes) return;
  throw invalid(`The value of property "${property}" is longer than ${limits.valueBytes} bytes.`);
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
