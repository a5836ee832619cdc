/** Firestore's typed JSON → plain values; timestamps become Instants (epoch milliseconds), as the domain wants them. */
export type RestValue =
  | { nullValue: null }
  | { booleanValue: boolean }
  | { integerValue: string }
  | { doubleValue: number | "NaN" | "Infinity" | "-Infinity" }
  | { stringValue: string }
  | { timestampValue: string }
  | { arrayValue: { values?: RestValue[] } }
  | { mapValue: { fields?: Record<string, RestValue> } };

export function plainValue(value: RestValue): unknown {
  if ("stringValue" in value) return value.stringValue;
  if ("integerValue" in value) return Number(value.integerValue);
  if ("doubleValue" in value) return Number(value.doubleValue);
  if ("booleanValue" in value) return value.booleanValue;
  if ("timestampValue" in value) return Date.parse(value.timestampValue);
  if ("arrayValue" in value) return (value.arrayValue.values ?? []).map(plainValue);
  if ("mapValue" in value) return plainFields(value.mapValue.fields ?? {});
  return null;
}

export function plainFields(fields: Record<string, RestValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainValue(value)]));
}

/** The same for values of the SDK: anything with `toMillis` is a Timestamp. */
export function plainSdkValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("toMillis" in value && typeof value.toMillis === "function") return value.toMillis();
  if (Array.isArray(value)) return value.map(plainSdkValue);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainSdkValue(each)]));
}
