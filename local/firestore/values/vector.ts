import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import { GeoPoint, type MapValue, Reference, Timestamp, type Value } from "./value.ts";

/** A map that says of itself what it is: a vector, or something that nobody knows. */
export const isTyped = (map: MapValue): boolean => map.has("__type__");

/** Refuses a typed map that is no vector, one of an unknown type aside: where it stands is for the caller to say. */
export function checkTyped(map: MapValue): void {
  const type = map.get("__type__");
  if (type === undefined) return;
  if (typeof type !== "string") throw invalid(`Field __type__ must be a string; founds ${kindOf(type)}.`);
  if (type === "__vector__") checkVector(map);
}

function checkVector(map: MapValue): void {
  const elements = map.get("value");
  if (elements === undefined) throw invalid("Vector map is missing key 'value'.");
  if (!Array.isArray(elements)) throw invalid("Vector value type must be an array.");
  if (map.size !== 2) throw invalid("Vector value map has extraneous entries.");
  if (elements.length === 0) throw invalid("Cannot have a zero length vector.");
  const { vectorDimensions } = limits;
  if (elements.length > vectorDimensions) throw invalid(`Vectors must be at most ${vectorDimensions} dimensions.`);
  if (!elements.every((element) => typeof element === "number")) {
    throw invalid("Vector must only contain values of type 'double'");
  }
}

/** One that is asked for may hold it, one that is stored may not. */
export function checkNumbers(map: MapValue): void {
  const elements = map.get("value");
  if (Array.isArray(elements) && elements.some((element) => Number.isNaN(element))) {
    throw invalid("Vector cannot contain NaN values.");
  }
}

function kindOf(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return "BOOLEAN";
  if (typeof value === "bigint") return "LONG";
  if (typeof value === "number") return "DOUBLE";
  if (Array.isArray(value)) return "ARRAY";
  if (value instanceof Map) return "MAP";
  if (value instanceof Timestamp) return "TIMESTAMP";
  if (value instanceof Reference) return "ENTITY_REF";
  return value instanceof GeoPoint ? "GEO_POINT" : "BYTES";
}

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
