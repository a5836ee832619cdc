import type { Enumeration } from "./schema.ts";
import { formatSeconds, parseSeconds } from "./timestamps.ts";
import { duration, struct } from "./well-known.ts";
import type { WireReader } from "./wire-reader.ts";
import type { WireWriter } from "./wire-writer.ts";

/** How a field that is no message of its own travels in protocol buffers, and what ProtoJSON has in its place. */
export interface Scalar {
  readonly wireType: 0 | 1 | 2;
  read(reader: WireReader): unknown;
  write(writer: WireWriter, value: unknown): void;
}

export const scalars: Readonly<Record<string, Scalar>> = {
  string: {
    wireType: 2,
    read: (reader) => reader.string(),
    write: (writer, value) => writer.string(value as string),
  },
  bytes: {
    wireType: 2,
    read: (reader) => reader.bytes().toString("base64"),
    write: (writer, value) => writer.bytes(Buffer.from(value as string, "base64")),
  },
  bool: {
    wireType: 0,
    read: (reader) => reader.int64() !== 0n,
    write: (writer, value) => writer.byte(value ? 1 : 0),
  },
  int32: {
    wireType: 0,
    read: (reader) => reader.int32(),
    write: (writer, value) => writer.varint(value as number),
  },
  int64: {
    wireType: 0,
    read: (reader) => reader.int64().toString(),
    write: (writer, value) => writer.varint(BigInt(value as string)),
  },
  double: {
    wireType: 1,
    read: (reader) => reader.double(),
    write: (writer, value) => writer.double(Number(value)),
  },
  null: {
    wireType: 0,
    read: (reader) => {
      reader.int64();
      return null;
    },
    write: (writer) => writer.byte(0),
  },
  timestamp: {
    wireType: 2,
    read: (reader) => {
      const { seconds, nanos } = readTime(reader.nested());
      return formatSeconds(seconds, nanos);
    },
    write: (writer, value) => {
      const { seconds, nanos } = parseSeconds(value as string);
      writer.nested(() => {
        writer.tag(1, 0);
        writer.varint(seconds);
        writer.tag(2, 0);
        writer.varint(nanos);
      });
    },
  },
  int32value: wrapped(0, (reader) => reader.int32(), 0),
  int64value: wrapped(0, (reader) => reader.int64().toString(), "0"),
  doublevalue: wrapped(1, (reader) => reader.double(), 0),
  duration,
  struct,
};

export function enumScalar({ names, numbers }: Enumeration): Scalar {
  return {
    wireType: 0,
    read: (reader) => {
      const number = reader.int32();
      return names[number] ?? number;
    },
    write: (writer, value) => writer.varint(numbers[value as string] ?? Number(value)),
  };
}

/** google.protobuf.Int32Value and its like: a message with one field, so that absent and 0 differ. */
function wrapped<T>(wireType: 0 | 1, read: (reader: WireReader) => T, absent: T): Scalar {
  return {
    wireType: 2,
    read: (outer) => {
      const reader = outer.nested();
      let value = absent;
      while (!reader.done) {
        const tag = reader.uint32();
        if (tag === 8 + wireType) value = read(reader);
        else reader.skip(tag & 7);
      }
      return value;
    },
    write: (writer, value) =>
      writer.nested(() => {
        writer.tag(1, wireType);
        if (wireType === 1) writer.double(Number(value));
        else writer.varint(BigInt(value as string | number));
      }),
  };
}

function readTime(reader: WireReader): { seconds: number; nanos: number } {
  let seconds = 0;
  let nanos = 0;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === 8) seconds = Number(reader.int64());
    else if (tag === 16) nanos = reader.int32();
    else reader.skip(tag & 7);
  }
  return { seconds, nanos };
}
