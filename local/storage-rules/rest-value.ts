import { GeoPoint, Reference } from "../firestore/values/value.ts";
import type { RulesValue } from "../rules/values/value.ts";
import { timestampOf } from "./expression-value.ts";

/** A field of a Firestore document in the JSON of its REST API, which the CLI hands over as it got it. */
export interface RestValue {
  readonly nullValue?: null;
  readonly booleanValue?: boolean;
  readonly integerValue?: string | number;
  readonly doubleValue?: number | string;
  readonly timestampValue?: string;
  readonly stringValue?: string;
  readonly bytesValue?: string;
  readonly referenceValue?: string;
  readonly geoPointValue?: { readonly latitude?: number; readonly longitude?: number };
  readonly arrayValue?: { readonly values?: readonly RestValue[] };
  readonly mapValue?: { readonly fields?: Readonly<Record<string, RestValue>> };
}

function fromRestValue(value: RestValue): RulesValue {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.booleanValue !== undefined) return value.booleanValue;
  if (value.integerValue !== undefined) return BigInt(value.integerValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  if (value.timestampValue !== undefined) return timestampOf(value.timestampValue);
  if (value.mapValue) return fromRestFields(value.mapValue.fields ?? {});
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(fromRestValue);
  if (value.bytesValue !== undefined) return Buffer.from(value.bytesValue, "base64");
  if (value.referenceValue !== undefined) return new Reference(value.referenceValue);
  if (value.geoPointValue) return new GeoPoint(value.geoPointValue.latitude ?? 0, value.geoPointValue.longitude ?? 0);
  return null;
}

export function fromRestFields(fields: Readonly<Record<string, RestValue>>): Map<string, RulesValue> {
  return new Map(Object.entries(fields).map(([key, value]) => [key, fromRestValue(value)]));
}
