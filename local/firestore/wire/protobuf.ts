import { formatSeconds, parseSeconds } from "./timestamps.ts";
import { type Field, type Message, messageNamed } from "./schema.ts";
import { malformed, WireReader } from "./wire-reader.ts";
import { WireWriter } from "./wire-writer.ts";

/**
 * Protocol buffers ↔ the plain objects of ProtoJSON, the one dialect behind the wire: int64 as decimal text, bytes as
 * base64, timestamps as RFC 3339, enums by name, `null` only for nullValue. What is absent on the wire is absent here.
 */
export type Plain = Record<string, unknown>;

/** Deeper than any legal document (20 levels, three messages each); a guard against hostile nesting. */
const maxDepth = 200;

export function decode(message: Message | string, bytes: Buffer): Plain {
  return readMessage(typeof message === "string" ? messageNamed(message) : message, new WireReader(bytes), 0);
}

export function encode(message: Message | string, plain: object): Buffer {
  const writer = new WireWriter();
  writeMessage(typeof message === "string" ? messageNamed(message) : message, plain as Plain, writer);
  return writer.finish();
}

function readMessage(message: Message, reader: WireReader, depth: number): Plain {
  if (depth > maxDepth) throw malformed();
  const plain: Plain = {};
  while (!reader.done) {
    const tag = reader.uint32();
    const wireType = tag & 7;
    const field = message.byId[tag >>> 3];
    if (!field) reader.skip(wireType);
    else if (field.map) readEntry(field, reader, mapIn(plain, field.name), depth);
    else if (field.repeated) readRepeated(field, wireType, reader, listIn(plain, field.name), depth);
    else if (wireType === wireTypeOf(field)) plain[field.name] = readField(field, reader, depth);
    else reader.skip(wireType);
  }
  return plain;
}

function readRepeated(field: Field, wireType: number, reader: WireReader, list: unknown[], depth: number): void {
  if (wireType === 2 && wireTypeOf(field) !== 2) {
    const packed = reader.nested();
    while (!packed.done) list.push(readField(field, packed, depth));
  } else list.push(readField(field, reader, depth));
}

function readEntry(field: Field, outer: WireReader, map: Plain, depth: number): void {
  const reader = outer.nested();
  let key = "";
  let value: unknown = field.message ? {} : "";
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 10) key = reader.string();
    else if (tag === 18) value = readField(field, reader, depth);
    else reader.skip(tag & 7);
  }
  setOwn(map, key, value);
}

function readField(field: Field, reader: WireReader, depth: number): unknown {
  if (field.message) return readMessage(field.message(), reader.nested(), depth + 1);
  switch (field.type) {
    case "string":
      return reader.string();
    case "bytes":
      return reader.bytes().toString("base64");
    case "bool":
      return reader.int64() !== 0n;
    case "int32":
      return reader.int32();
    case "int64":
      return reader.int64().toString();
    case "double":
      return reader.double();
    case "null":
      reader.int64();
      return null;
    case "enum": {
      const number = reader.int32();
      return field.enumeration?.names[number] ?? number;
    }
    case "timestamp":
    case "duration":
      return readTime(reader.nested(), field.type);
    case "int32value":
      return readWrapped(reader.nested(), 0, (inner) => inner.int32());
    case "int64value":
      return readWrapped(reader.nested(), "0", (inner) => inner.int64().toString());
    case "doublevalue":
      return readWrapped(reader.nested(), 0, (inner) => inner.double());
    default:
      throw new Error(`no reader for ${field.type}`);
  }
}

function readTime(reader: WireReader, type: string): string {
  let seconds = 0;
  let nanos = 0;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 8) seconds = Number(reader.int64());
    else if (tag === 16) nanos = reader.int32();
    else reader.skip(tag & 7);
  }
  return type === "timestamp" ? formatSeconds(seconds, nanos) : `${seconds + nanos / 1e9}s`;
}

function readWrapped<T>(reader: WireReader, absent: T, read: (reader: WireReader) => T): T {
  let value = absent;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) value = read(reader);
    else reader.skip(tag & 7);
  }
  return value;
}

function writeMessage(message: Message, plain: Plain, writer: WireWriter): void {
  for (const name in plain) {
    const value = plain[name];
    const field = message.byName.get(name);
    if (!field || value === undefined || (value === null && field.type !== "null")) continue;
    if (field.map) writeMap(field, value as Plain, writer);
    else if (field.repeated) writeRepeated(field, value as unknown[], writer);
    else {
      writer.tag(field.id, wireTypeOf(field));
      writeField(field, value, writer);
    }
  }
}

function writeRepeated(field: Field, values: unknown[], writer: WireWriter): void {
  if (wireTypeOf(field) !== 2) {
    if (values.length === 0) return;
    writer.tag(field.id, 2);
    writer.nested(() => {
      for (const value of values) writeField(field, value, writer);
    });
    return;
  }
  for (const value of values) {
    writer.tag(field.id, 2);
    writeField(field, value, writer);
  }
}

function writeMap(field: Field, map: Plain, writer: WireWriter): void {
  for (const key in map) {
    writer.tag(field.id, 2);
    writer.nested(() => {
      writer.tag(1, 2);
      writer.string(key);
      writer.tag(2, 2);
      writeField(field, map[key], writer);
    });
  }
}

function writeField(field: Field, value: unknown, writer: WireWriter): void {
  const { message } = field;
  if (message) return writer.nested(() => writeMessage(message(), value as Plain, writer));
  switch (field.type) {
    case "string":
      return writer.string(value as string);
    case "bytes":
      return writer.bytes(Buffer.from(value as string, "base64"));
    case "bool":
      return writer.byte(value ? 1 : 0);
    case "int32":
      return writer.varint(value as number);
    case "int64":
      return writer.varint(BigInt(value as string));
    case "double":
      return writer.double(Number(value));
    case "null":
      return writer.byte(0);
    case "enum":
      return writer.varint(field.enumeration?.numbers[value as string] ?? Number(value));
    case "timestamp":
      return writeTimestamp(value as string, writer);
    case "int32value":
    case "int64value":
      return writer.nested(() => {
        writer.tag(1, 0);
        writer.varint(BigInt(value as string | number));
      });
    case "doublevalue":
      return writer.nested(() => {
        writer.tag(1, 1);
        writer.double(Number(value));
      });
    default:
      throw new Error(`no writer for ${field.type}`);
  }
}

function writeTimestamp(text: string, writer: WireWriter): void {
  const { seconds, nanos } = parseSeconds(text);
  writer.nested(() => {
    writer.tag(1, 0);
    writer.varint(seconds);
    writer.tag(2, 0);
    writer.varint(nanos);
  });
}

function wireTypeOf(field: Field): number {
  switch (field.type) {
    case "bool":
    case "int32":
    case "int64":
    case "null":
    case "enum":
      return 0;
    case "double":
      return 1;
    default:
      return 2;
  }
}

function mapIn(plain: Plain, name: string): Plain {
  plain[name] ??= {};
  return plain[name] as Plain;
}

function listIn(plain: Plain, name: string): unknown[] {
  plain[name] ??= [];
  return plain[name] as unknown[];
}

/** A field may be called `__proto__`; it is refused later by name, not swallowed here. */
function setOwn(map: Plain, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}
