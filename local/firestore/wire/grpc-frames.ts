import { gunzipSync, inflateSync } from "node:zlib";
import { RpcError } from "../errors.ts";

/** What the official program accepts; the SDKs' default of 4 MB would refuse a large commit. */
export const maxMessageBytes = 100 * 1024 * 1024;

/** A message as gRPC sends it: a flag (0, not compressed), its length, its bytes. */
export function frame(message: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(message.length + 5);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  message.copy(framed, 5);
  return framed;
}

/** Cuts a request's bytes, in whatever pieces they come, into messages. */
export class FrameReader {
  readonly #encoding: string;
  #pieces: Buffer[] = [];
  #size = 0;

  constructor(encoding: string | undefined) {
    this.#encoding = encoding ?? "identity";
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
  }

  /** Bytes that are not yet a whole message. */
  get pending(): number {
    return this.#size;
  }

  /** The next whole message, or nothing yet. */
  next(): Buffer | undefined {
    if (this.#size < 5) return undefined;
    const head = this.#peek(5);
    const length = head.readUInt32BE(1);
    if (length > maxMessageBytes) {
      throw new RpcError("RESOURCE_EXHAUSTED", `gRPC message exceeds maximum size ${maxMessageBytes}: ${length}`);
    }
    if (this.#size < 5 + length) return undefined;
    const whole = this.#take(5 + length);
    const message = whole.subarray(5);
    return whole[0] === 0 ? message : this.#inflate(message);
  }

  #inflate(message: Buffer): Buffer {
    try {
      if (this.#encoding === "gzip") return gunzipSync(message, { maxOutputLength: maxMessageBytes });
      if (this.#encoding === "deflate") return inflateSync(message, { maxOutputLength: maxMessageBytes });
    } catch {
      throw new RpcError("INTERNAL", `Message cannot be decompressed as ${this.#encoding}.`);
    }
    throw new RpcError("UNIMPLEMENTED", `Compression ${this.#encoding} is not supported.`);
  }

  #peek(size: number): Buffer {
    const [first] = this.#pieces;
    if (first && first.length >= size) return first;
    const joined = Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }

  #take(size: number): Buffer {
    const joined = this.#peek(size);
    const rest = joined.subarray(size);
    this.#pieces[0] = rest;
    if (rest.length === 0) this.#pieces.shift();
    this.#size -= size;
    return joined.subarray(0, size);
  }
}
