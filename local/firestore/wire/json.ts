import { RpcError } from "../errors.ts";
import type { StoredDocument } from "../model.ts";
import { GeoPoint, type MapValue, Reference, Timestamp, type Value } from "../values/value.ts";
import { formatMicros, formatTimestamp, parseTimestamp } from "./timestamps.ts";

/** google.firestore.v1.Value in ProtoJSON; exactly one member is there. */
export interface JsonValue {
  nullValue?: null;
  booleanValue?: boolean;
  integerValue?: string | number;
  doubleValue?: number | string;
  timestampValue?: string;
  stringValue?: string;
  bytesValue?: string;
  referenceValue?: string;
  geoPointValue?: { latitude?: number; longitude?: number };
  arrayValue?: { values?: JsonValue[] };
  mapValue?: { fields?: Record<string, JsonValue> };
}

export interface JsonDocument {
  name?: string;
  fields?: Record<string, JsonValue>;
  createTime?: string;
  updateTime?: string;
}

export function decodeValue(json: JsonValue): Value {
  for (const kind in json) {
    switch (kind) {
      case "stringValue":
        return json.stringValue ?? "";
      case "integerValue":
        return decodeInteger(json.integerValue ?? 0);
      case "booleanValue":
        return json.booleanValue ?? false;
      case "doubleValue":
        return Number(json.doubleValue);
      case "timestampValue":
        return parseTimestamp(json.timestampValue ?? "");
      case "mapValue":
        return decodeFields(json.mapValue?.fields);
      case "arrayValue":
        return (json.arrayValue?.values ?? []).map(decodeValue);
      case "nullValue":
        return null;
      case "referenceValue":
        return new Reference(json.referenceValue ?? "");
      case "bytesValue":
        return new Uint8Array(Buffer.from(json.bytesValue ?? "", "base64"));
      case "geoPointValue":
        return decodeGeoPoint(json.geoPointValue?.latitude ?? 0, json.geoPointValue?.longitude ?? 0);
    }
  }
  throw new RpcError("INVALID_ARGUMENT", "Cannot convert firestore.v1.Value with type unset.");
}

export function decodeFields(fields: Record<string, JsonValue> | undefined): MapValue {
  const map: MapValue = new Map();
  for (const name in fields) {
    const value = fields[name];
    if (value) map.set(name, decodeValue(value));
  }
  return map;
}

export function encodeValue(value: Value): JsonValue {
  switch (typeof value) {
    case "string":
      return { stringValue: value };
    case "bigint":
      return { integerValue: value.toString() };
    case "boolean":
      return { booleanValue: value };
    case "number":
      return { doubleValue: encodeDouble(value) };
  }
  if (value === null) return { nullValue: null };
  if (value instanceof Map) return { mapValue: value.size === 0 ? {} : { fields: encodeFields(value) } };
  if (Array.isArray(value)) return { arrayValue: value.length === 0 ? {} : { values: value.map(encodeValue) } };
  if (value instanceof Timestamp) return { timestampValue: formatTimestamp(value) };
  if (value instanceof Reference) return { referenceValue: value.name };
  if (value instanceof GeoPoint) return { geoPointValue: encodeGeoPoint(value) };
  return { bytesValue: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
}

export function encodeFields(fields: ReadonlyMap<string, Value>): Record<string, JsonValue> {
  const json: Record<string, JsonValue> = {};
  for (const [name, value] of fields) json[name] = encodeValue(value);
  return json;
}

/** `databaseName` is `projects/p/databases/d`. */
export function encodeDocument(databaseName: string, document: StoredDocument): JsonDocument {
  return {
    name: `${databaseName}/documents/${document.path}`,
    ...(document.fields.size > 0 ? { fields: encodeFields(document.fields) } : {}),
    createTime: formatMicros(document.createTime),
    updateTime: formatMicros(document.updateTime),
  };
}

function decodeInteger(json: string | number): bigint {
  const value = BigInt(json);
  if (BigInt.asIntN(64, value) !== value) throw new RpcError("INVALID_ARGUMENT", `Integer out of range: ${json}.`);
  return value;
}

/** JSON has no NaN, no infinities, and JSON.stringify loses the sign of -0. */
function encodeDouble(value: number): number | string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : value;
  return String(value);
}

/** ProtoJSON leaves zeros out. */
function encodeGeoPoint({ latitude, longitude }: GeoPoint): { latitude?: number; longitude?: number } {
  return { ...(latitude === 0 ? {} : { latitude }), ...(longitude === 0 ? {} : { longitude }) };
}

function decodeGeoPoint(latitude: number, longitude: number): GeoPoint {
  if (!(Math.abs(latitude) <= 90))
    throw new RpcError("INVALID_ARGUMENT", "Latitude must be in the range [-90.0, 90.0].");
  if (!(Math.abs(longitude) <= 180)) {
    throw new RpcError("INVALID_ARGUMENT", "Longitude must be in the range [-180.0, 180.0].");
  }
  return new GeoPoint(latitude, longitude);
}
