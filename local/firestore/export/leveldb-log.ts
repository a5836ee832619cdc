import { crc32c } from "./crc32c.ts";

/**
 * LevelDB's log file: records cut into fragments, none across a border of 32 KiB, each under its checksum.
 * https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
const blockSize = 32_768;
const headerSize = 7;
const types = { full: 1, first: 2, middle: 3, last: 4 } as const;

export class LogWriter {
  readonly #pieces: Buffer[] = [];
  #at = 0;

  add(record: Uint8Array): void {
    let rest = record;
    let isFirst = true;
    do {
      const left = blockSize - (this.#at % blockSize);
      if (left < headerSize) this.#push(Buffer.alloc(left));
      const room = blockSize - (this.#at % blockSize) - headerSize;
      const data = rest.subarray(0, room);
      rest = rest.subarray(data.length);
      const isLast = rest.length === 0;
      this.#fragment(isFirst ? (isLast ? types.full : types.first) : isLast ? types.last : types.middle, data);
      isFirst = false;
    } while (rest.length > 0);
  }

  finish(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  #fragment(type: number, data: Uint8Array): void {
    const header = Buffer.alloc(headerSize);
    header.writeUInt32LE(checksum(type, data), 0);
    header.writeUInt16LE(data.length, 4);
    header[6] = type;
    this.#push(header);
    this.#push(Buffer.from(data));
  }

  #push(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#at += bytes.length;
  }
}

/** The records of a log. Throws when a byte was lost or changed. */
export function* readLog(bytes: Buffer): Generator<Buffer> {
  let fragments: Buffer[] | undefined;
  let at = 0;
  while (at < bytes.length) {
    const left = blockSize - (at % blockSize);
    if (left < headerSize) {
      at += left;
      continue;
    }
    if (bytes.length - at < headerSize) throw new Error("a fragment is cut short");
    const length = bytes.readUInt16LE(at + 4);
    const type = bytes[at + 6] ?? 0;
    if (type === 0 && length === 0) {
      at += left;
      continue;
    }
    const data = bytes.subarray(at + headerSize, at + headerSize + length);
    if (length > left - headerSize || data.length < length) throw new Error("a fragment is cut short");
    if (bytes.readUInt32LE(at) !== checksum(type, data)) throw new Error("a checksum does not match");
    at += headerSize + length;
    if (type === types.full || type === types.first) {
      if (fragments) throw new Error("a record has no end");
      fragments = [];
    }
    if (!fragments || type > types.last) throw new Error("a record has no beginning");
    fragments.push(data);
    if (type === types.full || type === types.last) {
      yield Buffer.concat(fragments);
      fragments = undefined;
    }
  }
  if (fragments) throw new Error("a record has no end");
}

/** Rotated and shifted, so that a log stored inside a log does not look valid by accident. */
function checksum(type: number, data: Uint8Array): number {
  const crc = crc32c(data, crc32c(Uint8Array.of(type)));
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
