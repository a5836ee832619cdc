import { GeoPoint, Timestamp } from "../firestore/values/value.ts";
import { Duration } from "../rules/values/duration.ts";
import { Path } from "../rules/values/path.ts";
import { setOf } from "../rules/values/sets.ts";
import type { RulesValue } from "../rules/values/value.ts";

/** A tagged value, as the Storage emulator sends `request` and `resource`. Exactly one key is there. */
export interface ExpressionValue {
  readonly null_value?: null;
  readonly bool_value?: boolean;
  readonly int_value?: number | string;
  readonly float_value?: number;
  readonly string_value?: string;
  /** base64 */
  readonly bytes_value?: string;
  readonly timestamp_value?: string;
  readonly duration_value?: string;
  readonly latlng_value?: { readonly latitude?: number; readonly longitude?: number };
  readonly path_value?: { readonly segments?: readonly { readonly simple?: string }[] };
  readonly map_value?: { readonly fields?: Readonly<Record<string, ExpressionValue>> };
  readonly list_value?: { readonly values?: readonly ExpressionValue[] };
  readonly set_value?: { readonly values?: readonly ExpressionValue[] };
}

export function fromExpressionValue(value: ExpressionValue): RulesValue {
  if (value.string_value !== undefined) return value.string_value;
  if (value.bool_value !== undefined) return value.bool_value;
  if (value.int_value !== undefined) return BigInt(value.int_value);
  if (value.float_value !== undefined) return value.float_value;
  if (value.map_value) return mapOf(value.map_value.fields ?? {});
  if (value.list_value) return (value.list_value.values ?? []).map(fromExpressionValue);
  if (value.set_value) return setOf((value.set_value.values ?? []).map(fromExpressionValue));
  if (value.timestamp_value !== undefined) return timestampOf(value.timestamp_value);
  if (value.path_value) return new Path((value.path_value.segments ?? []).map(({ simple }) => simple ?? ""));
  if (value.bytes_value !== undefined) return Buffer.from(value.bytes_value, "base64");
  if (value.duration_value !== undefined) return durationOf(value.duration_value);
  if (value.latlng_value) return new GeoPoint(value.latlng_value.latitude ?? 0, value.latlng_value.longitude ?? 0);
  return null;
}

export function mapOf(fields: Readonly<Record<string, ExpressionValue>>): Map<string, RulesValue> {
  return new Map(Object.entries(fields).map(([key, value]) => [key, fromExpressionValue(value)]));
}

/** ISO text; whatever digits it has behind the second are kept. */
export function timestampOf(text: string): Timestamp {
  const seconds = Math.floor(Date.parse(text) / 1000);
  const fraction = /\.(\d{1,9})/.exec(text)?.[1] ?? "";
  return new Timestamp(seconds, Number(fraction.padEnd(9, "0")));
}

/** `1.5s` */
function durationOf(text: string): Duration {
  const [, sign = "", seconds = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,9}))?s$/.exec(text) ?? [];
  const nanos = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
  return new Duration(sign === "-" ? -nanos : nanos);
}
