import { dayText, instantOf } from "./times.mjs";

/** Plain JSON for a callable: `@instant`, `@day` and `@id` resolved, everything else as it stands. */
export function plain(value, { now, shift = 0, ids = {} }) {
  if (Array.isArray(value)) return value.map((each) => plain(each, { now, shift, ids }));
  if (typeof value !== "object" || value === null) return value;
  const typed = typedValue(value);
  if (typed === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, { now, shift, ids })]));
  }
  const [type, content] = typed;
  if (type === "@instant") return instantOf(content, now, shift);
  if (type === "@day") return dayText(content, now);
  if (type === "@id" && ids[content] !== undefined) return ids[content];
  throw new Error(type === "@id" ? `no earlier row is named "${content}"` : `${type} has no meaning in a call`);
}

/** The same as a value of Firestore's REST dialect. */
export function firestoreValue(value, now, database) {
  if (value === null) return { nullValue: null };
  if (typeof value === "boolean") return { booleanValue: value };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "number") return numberValue(value);
  if (Array.isArray(value)) {
    return { arrayValue: { values: value.map((each) => firestoreValue(each, now, database)) } };
  }
  const typed = typedValue(value);
  if (typed === undefined) return { mapValue: { fields: firestoreFields(value, now, database) } };
  const [type, content] = typed;
  const read = readers[type];
  if (!read) throw new Error(`${type} has no meaning in a document`);
  return read(content, now, database);
}

export function firestoreFields(map, now, database) {
  return Object.fromEntries(Object.entries(map).map(([key, each]) => [key, firestoreValue(each, now, database)]));
}

const readers = {
  "@timestamp": (text, now) => ({ timestampValue: new Date(instantOf(text, now)).toISOString() }),
  "@instant": (text, now) => ({ integerValue: String(instantOf(text, now)) }),
  "@day": (text, now) => ({ stringValue: dayText(text, now) }),
  "@geopoint": ([latitude, longitude]) => ({ geoPointValue: { latitude, longitude } }),
  "@reference": (path, _now, database) => ({ referenceValue: `${database}/documents/${path}` }),
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
