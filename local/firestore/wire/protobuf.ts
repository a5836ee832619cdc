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
    else if (field.repeated) readRepeated(field, wireType, reader, listIn(plain, field.name), depth);
    else if (wireType !== field.wireType) reader.skip(wireType);
    else if (field.map) readEntry(field, reader.nested(), mapIn(plain, field.name), depth);
    else plain[field.name] = readField(field, reader, depth);
  }
  return plain;
}

function readRepeated(field: Field, wireType: number, reader: WireReader, list: unknown[], depth: number): void {
  if (wireType === field.wireType) list.push(readField(field, reader, depth));
  else if (wireType === 2) {
    const packed = reader.nested();
    while (!packed.done) list.push(readField(field, packed, depth));
  } else reader.skip(wireType);
}

function readEntry(field: Field, reader: WireReader, map: Plain, depth: number): void {
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
  return field.message ? readMessage(field.message(), reader.nested(), depth + 1) : field.scalar?.read(reader);
}

function writeMessage(message: Message, plain: Plain, writer: WireWriter): void {
  for (const name in plain) {
    const value = plain[name];
    const field = message.byName.get(name);
    if (!field || value === undefined || (value === null && field.type !== "null")) continue;
    if (field.map) writeMap(field, value as Plain, writer);
    else if (field.repeated) writeRepeated(field, value as unknown[], writer);
    else {
      writer.tag(field.id, field.wireType);
      writeField(field, value, writer);
    }
  }
}

function writeRepeated(field: Field, values: unknown[], writer: WireWriter): void {
  if (field.wireType === 2) {
    for (const value of values) {
      writer.tag(field.id, 2);
      writeField(field, value, writer);
    }
  } else if (values.length > 0) {
    writer.tag(field.id, 2);
    writer.nested(() => {
      for (const value of values) writeField(field, value, writer);
    });
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
  if (message) writer.nested(() => writeMessage(message(), value as Plain, writer));
  else field.scalar?.write(writer, value);
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
  if (key === "__proto__") {
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  } else map[key] = value;
}
