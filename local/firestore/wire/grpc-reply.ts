import type { ServerHttp2Stream } from "node:http2";
import { codes, type RpcError } from "../errors.ts";
import { frame } from "./grpc-frames.ts";

/** The server's half of one call: headers once, messages, then the status in trailers. */
export class Reply {
  readonly #stream: ServerHttp2Stream;
  #ended = false;

  constructor(stream: ServerHttp2Stream) {
    this.#stream = stream;
  }

  /** The client reset the stream, or its connection is lost: nothing can be said any more. */
  get #isGone(): boolean {
    return this.#stream.destroyed || this.#stream.closed;
  }

  start(): void {
    const stream = this.#stream;
    if (stream.headersSent || this.#isGone) return;
    stream.respond({ ":status": 200, "content-type": "application/grpc+proto" }, { waitForTrailers: true });
  }

  /** False when the client reads slowly: wait for "drain". */
  send(message: Buffer): boolean {
    if (this.#ended || this.#isGone) return true;
    this.start();
    const stream = this.#stream;
    if (stream.writableCorked === 0) {
      // What is said in one go leaves in one frame: a snapshot is several messages.
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    return stream.write(frame(message));
  }

  end(error?: RpcError): void {
    const stream = this.#stream;
    if (this.#ended || this.#isGone) return;
    this.#ended = true;
    const status = {
      "grpc-status": String(error ? codes[error.code] : codes.OK),
      "grpc-message": percentEncode(error?.message ?? ""),
    };
    // Headers first, error or not: google-gax takes a stream whose error comes alone for one that never answered, and
    // tries twice again with seconds between.
    this.start();
    stream.once("wantTrailers", () => stream.sendTrailers(status));
    stream.end();
  }
}

/** A message that repeats a megabyte of the request would not fit into headers. */
const maxMessageLength = 4000;

/** Header text is printable ASCII; the rest is percent-encoded UTF-8, as gRPC asks. */
function percentEncode(text: string): string {
  const shown = text.length > maxMessageLength ? `${text.slice(0, maxMessageLength)}…` : text;
  return shown.toWellFormed().replace(/[^\x20-\x7e]|%/gu, (character) => encodeURIComponent(character));
}
