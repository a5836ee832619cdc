import { RpcError } from "../errors.ts";

/** Protocol-buffer bytes, read forward. Whatever is cut short or impossible is the sender's error, never a wrong read. */
export class WireReader {
  readonly #buffer: Buffer;
  at: number;
  readonly end: number;

  constructor(buffer: Buffer, start = 0, end = buffer.length) {
    this.#buffer = buffer;
    this.at = start;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    if (this.at >= this.end) throw malformed();
    return this.#buffer[this.at++] ?? 0;
  }

  /** The low 32 bits, unsigned: tags and lengths. */
  uint32(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw malformed();
  }

  int32(): number {
    return this.uint32() | 0;
  }

  int64(): bigint {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      const bits = byte & 127;
      if (shift < 28) low += bits * 2 ** shift;
      else if (shift === 28) {
        low += (bits & 15) * 2 ** 28;
        high += bits >>> 4;
      } else high += bits * 2 ** (shift - 32);
      if (byte < 128) return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
    }
    throw malformed();
  }

  double(): number {
    const start = this.#take(8);
    return this.#buffer.readDoubleLE(start);
  }

  string(): string {
    const length = this.uint32();
    const start = this.#take(length);
    return this.#buffer.toString("utf8", start, start + length);
  }

  bytes(): Buffer {
    const length = this.uint32();
    const start = this.#take(length);
    return this.#buffer.subarray(start, start + length);
  }

  nested(): WireReader {
    const length = this.uint32();
    const start = this.#take(length);
    return new WireReader(this.#buffer, start, start + length);
  }

  skip(wireType: number, depth = 0): void {
    if (wireType === 0) this.int64();
    else if (wireType === 1) this.#take(8);
    else if (wireType === 2) this.#take(this.uint32());
    else if (wireType === 5) this.#take(4);
    else if (wireType === 3 && depth < 100) {
      for (let tag = this.uint32(); (tag & 7) !== 4; tag = this.uint32()) this.skip(tag & 7, depth + 1);
    } else throw malformed();
  }

  #take(length: number): number {
    const start = this.at;
    if (length > this.end - start) throw malformed();
    this.at = start + length;
    return start;
  }
}

export function malformed(): RpcError {
  return new RpcError("INTERNAL", "Invalid protobuf byte sequence");
}
