import { RpcError } from "../errors.ts";
import type { Scalar } from "./scalars.ts";
import type { WireReader } from "./wire-reader.ts";
import type { WireWriter } from "./wire-writer.ts";

/** google.protobuf.Struct and its like: messages that ProtoJSON writes as whatever they stand for. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const maxDepth = 100;

export const struct: Scalar = {
  wireType: 2,
  read: (reader) => readStruct(reader.nested(), 0),
  write: (writer, value) => writer.nested(() => writeStruct(value as Record<string, Json>, writer)),
};

/** Text of seconds, "1.5s", as ProtoJSON writes it. */
export const duration: Scalar = {
  wireType: 2,
  read: (outer) => {
    const reader = outer.nested();
    let seconds = 0n;
    let nanos = 0;
    while (!reader.done) {
      const tag = reader.uint32();
      if (tag === 8) seconds = reader.int64();
      else if (tag === 16) nanos = reader.int32();
      else reader.skip(tag & 7);
    }
    return formatDuration(seconds, nanos);
  },
  write: (writer, value) => {
    const { seconds, nanos } = parseDuration(value);
    writer.nested(() => {
      writer.tag(1, 0);
      writer.varint(seconds);
      writer.tag(2, 0);
      writer.varint(nanos);
    });
  },
};

export function formatDuration(seconds: bigint, nanos: number): string {
  const sign = seconds < 0n || nanos < 0 ? "-" : "";
  const whole = seconds < 0n ? -seconds : seconds;
  const fraction = nanos === 0 ? "" : `.${String(Math.abs(nanos)).padStart(9, "0").replace(/0+$/, "")}`;
  return `${sign}${whole}${fraction}s`;
}

export function parseDuration(text: unknown): { seconds: bigint; nanos: number } {
  const match = typeof text === "string" ? /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/.exec(text) : null;
  if (!match) throw new RpcError("INVALID_ARGUMENT", `Invalid duration: ${JSON.stringify(text)}.`);
  const [, sign, whole = "0", fraction = ""] = match;
  const nanos = Number(fraction.padEnd(9, "0"));
  return sign ? { seconds: -BigInt(whole), nanos: nanos === 0 ? 0 : -nanos } : { seconds: BigInt(whole), nanos };
}

function readStruct(reader: WireReader, depth: number): Record<string, Json> {
  const entries: [string, Json][] = [];
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 10) entries.push(readEntry(reader.nested(), depth));
    else reader.skip(tag & 7);
  }
  return Object.fromEntries(entries);
}

function readEntry(reader: WireReader, depth: number): [string, Json] {
  let key = "";
  let value: Json = null;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 10) key = reader.string();
    else if (tag === 18) value = readValue(reader.nested(), depth + 1);
    else reader.skip(tag & 7);
  }
  return [key, value];
}

function readValue(reader: WireReader, depth: number): Json {
  if (depth > maxDepth) throw new RpcError("INVALID_ARGUMENT", "A struct is nested too deeply.");
  let value: Json = null;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 17) value = reader.double();
    else if (tag === 26) value = reader.string();
    else if (tag === 32) value = reader.int64() !== 0n;
    else if (tag === 42) value = readStruct(reader.nested(), depth);
    else if (tag === 50) value = readList(reader.nested(), depth);
    else reader.skip(tag & 7);
  }
  return value;
}

function readList(reader: WireReader, depth: number): Json[] {
  const list: Json[] = [];
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 10) list.push(readValue(reader.nested(), depth + 1));
    else reader.skip(tag & 7);
  }
  return list;
}

function writeStruct(fields: Record<string, Json>, writer: WireWriter): void {
  for (const [key, value] of Object.entries(fields)) {
    writer.tag(1, 2);
    writer.nested(() => {
      writer.tag(1, 2);
      writer.string(key);
      writer.tag(2, 2);
      writer.nested(() => writeValue(value, writer));
    });
  }
}

function writeValue(value: Json, writer: WireWriter): void {
  if (typeof value === "number") {
    writer.tag(2, 1);
    writer.double(value);
  } else if (typeof value === "string") {
    writer.tag(3, 2);
    writer.string(value);
  } else if (typeof value === "boolean") {
    writer.tag(4, 0);
    writer.byte(value ? 1 : 0);
  } else if (Array.isArray(value)) {
    writer.tag(6, 2);
    writer.nested(() => {
      for (const one of value) {
        writer.tag(1, 2);
        writer.nested(() => writeValue(one, writer));
      }
    });
  } else if (value !== null) {
    writer.tag(5, 2);
    writer.nested(() => writeStruct(value, writer));
  } else {
    writer.tag(1, 0);
    writer.byte(0);
  }
}
