import { dayText, instantOf } from "./times.mjs";

/** Plain JSON for a callable: `@instant`, `@day` and `@id` resolved, everything else as it stands. */
export function plain(value, context) {
  if (Array.isArray(value)) return value.map((each) => plain(each, context));
  if (typeof value !== "object" || value === null) return value;
  const typed = typedValue(value);
  if (typed === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, context)]));
  }
  const [type, content] = typed;
  const known = context.ids?.[content];
  if (type === "@instant") return instantOf(content, context);
  if (type === "@day") return dayText(content, context);
  if (type === "@id" && known !== undefined) return known;
  throw new Error(type === "@id" ? `no earlier row is named "${content}"` : `${type} has no meaning in a call`);
}

/** The same as a value of Firestore's REST dialect. The context also names the database, for references. */
export function firestoreValue(value, context) {
  if (value === null) return { nullValue: null };
  if (typeof value === "boolean") return { booleanValue: value };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "number") return numberValue(value);
  if (Array.isArray(value)) return { arrayValue: { values: value.map((each) => firestoreValue(each, context)) } };
  const typed = typedValue(value);
  if (typed === undefined) return { mapValue: { fields: firestoreFields(value, context) } };
  const [type, content] = typed;
  const read = readers[type];
  if (!read) throw new Error(`${type} has no meaning in a document`);
  return read(content, context);
}

export function firestoreFields(map, context) {
  return Object.fromEntries(Object.entries(map).map(([key, each]) => [key, firestoreValue(each, context)]));
}

const readers = {
  "@timestamp": (text, context) => ({ timestampValue: new Date(instantOf(text, context)).toISOString() }),
  "@instant": (text, context) => ({ integerValue: String(instantOf(text, context)) }),
  "@day": (text, context) => ({ stringValue: dayText(text, context) }),
  "@geopoint": ([latitude, longitude]) => ({ geoPointValue: { latitude, longitude } }),
  "@reference": (path, { database }) => ({ referenceValue: `${database}/documents/${path}` }),
  "@bytes": (base64) => ({ bytesValue: base64 }),
  "@double": (number) => ({ doubleValue: number }),
};

function numberValue(value) {
  return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
}

/** An object with one key that begins with @, as [key, content]. */
function typedValue(value) {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0].startsWith("@") ? [keys[0], value[keys[0]]] : undefined;
}
