import { Duration, NANOS } from "../../rules/values/duration.ts";
import { Path } from "../../rules/values/path.ts";
import { isList, isMap, RulesSet, type RulesValue, segmentsOf } from "../../rules/values/value.ts";
import { GeoPoint, Reference, Timestamp } from "../values/value.ts";
import { formatMicros } from "../wire/timestamps.ts";

/** A value of the rules' language as JSON. What a query leaves open, and what failed, is undefined. */
export function encodeRulesValue(value: RulesValue | undefined): object {
  if (value === null) return { nullValue: null };
  switch (typeof value) {
    case "boolean":
      return { boolValue: value };
    case "bigint":
      return { intValue: String(value) };
    case "number":
      return { floatValue: Number.isFinite(value) ? value : String(value) };
    case "string":
      return { stringValue: value };
    default:
      return value === undefined ? { undefined: {} } : encodeObject(value);
  }
}

function encodeObject(value: RulesValue & object): object {
  if (value instanceof Timestamp) return { timestampValue: formatMicros(value.micros) };
  if (value instanceof Duration) return { durationValue: `${Number(value.totalNanos) / Number(NANOS)}s` };
  if (value instanceof GeoPoint) return { latlngValue: { latitude: value.latitude, longitude: value.longitude } };
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString("base64") };
  if (value instanceof Path || value instanceof Reference) {
    return { pathValue: { segments: segmentsOf(value).map((simple) => ({ simple })) } };
  }
  if (value instanceof RulesSet) return { setValue: valuesOf([...value.items.values()]) };
  if (isList(value)) return { listValue: valuesOf(value) };
  if (!isMap(value)) return { undefined: {} };
  const fields = Object.fromEntries(Array.from(value, ([name, field]) => [name, encodeRulesValue(field)]));
  return { mapValue: value.size > 0 ? { fields } : {} };
}

function valuesOf(values: readonly RulesValue[]): object {
  return values.length > 0 ? { values: values.map(encodeRulesValue) } : {};
}
