import type { MapValue, Value } from "../values/value.ts";

/**
 * The App Engine entity that a managed export holds for each document: field numbers of its messages, and how Firestore
 * says what the datastore's own values cannot.
 */
export const entityFields = { key: 13, property: 14, rawProperty: 15, entityGroup: 16 } as const;
/** Of a key, and of the reference group inside a value. */
export const keyFields = { app: 13, path: 14, database: 23 } as const;
/** Of a path's group. */
export const elementFields = { group: 1, type: 2, id: 3, name: 4 } as const;
/** Of the path groups inside a reference value. */
export const referenceFields = { group: 12, element: 14, type: 15, id: 16, name: 17 } as const;
export const propertyFields = { meaning: 1, name: 3, multiple: 4, value: 5 } as const;
export const valueFields = {
  integer: 1,
  boolean: 2,
  string: 3,
  double: 4,
  point: 5,
  latitude: 6,
  longitude: 7,
} as const;
export const meanings = {
  timestamp: 7,
  geoPoint: 9,
  bytes: 14,
  text: 15,
  byteString: 16,
  map: 19,
  emptyArray: 24,
} as const;

/** The name of a vector's elements inside its map. */
export const vectorName = "__vector__";

export interface ExportedDocument {
  readonly databaseId: string;
  /** Relative to `…/documents/`. */
  readonly path: string;
  readonly fields: MapValue;
  /** Fields whose references lead into the project that imports, whichever they named: production's indexed ones. */
  readonly following: readonly string[];
}

/** Elements of a vector, or undefined: a vector is a map of a certain form. */
export function vectorElements(value: Value): readonly Value[] | undefined {
  if (!(value instanceof Map) || value.get("__type__") !== vectorName) return undefined;
  const elements = value.get("value");
  return Array.isArray(elements) ? elements : undefined;
}
