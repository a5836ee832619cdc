import { RpcError } from "../errors.ts";
import type { Micros } from "../model.ts";
import { Timestamp } from "../values/value.ts";

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, the range that google.protobuf.Timestamp and Firestore accept. */
const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/;

/** RFC 3339 with 0, 3, 6 or 9 fraction digits, as ProtoJSON writes it. */
export function formatSeconds(seconds: number, nanos: number): string {
  if (!(seconds >= firstSecond && seconds <= lastSecond && nanos >= 0 && nanos < 1e9)) {
    throw new RpcError(
      "INVALID_ARGUMENT",
      "Timestamp is out of the range 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.",
    );
  }
  const base = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (nanos === 0) return `${base}Z`;
  const digits = String(nanos).padStart(9, "0");
  const kept = digits.endsWith("000000") ? 3 : digits.endsWith("000") ? 6 : 9;
  return `${base}.${digits.slice(0, kept)}Z`;
}

export function formatTimestamp(timestamp: Timestamp): string {
  return formatSeconds(timestamp.seconds, timestamp.nanos);
}

export function formatMicros(micros: Micros): string {
  const seconds = Math.floor(micros / 1_000_000);
  return formatSeconds(seconds, (micros - seconds * 1_000_000) * 1000);
}

/** Full precision: a caller that stores it truncates to microseconds. */
export function parseSeconds(text: string): { seconds: number; nanos: number } {
  const match = rfc3339.exec(text);
  if (!match) throw new RpcError("INVALID_ARGUMENT", `Invalid timestamp: "${text}".`);
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = match;
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone.toUpperCase()}`);
  if (Number.isNaN(millis)) throw new RpcError("INVALID_ARGUMENT", `Invalid timestamp: "${text}".`);
  return { seconds: millis / 1000, nanos: Number(fraction.padEnd(9, "0")) };
}

export function parseTimestamp(text: string): Timestamp {
  const { seconds, nanos } = parseSeconds(text);
  return new Timestamp(seconds, nanos - (nanos % 1000));
}

export function parseMicros(text: string): Micros {
  return parseTimestamp(text).micros;
}
