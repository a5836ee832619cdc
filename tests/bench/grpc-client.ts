import { once } from "node:events";
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from "node:http2";
import { FrameReader, frame } from "../../local/firestore/wire/grpc-frames.ts";
import { decode, encode, type Plain } from "../../local/firestore/wire/protobuf.ts";

/** A client with nothing between it and the wire, so that a figure is the server's and not an SDK's. */
export class GrpcClient {
  readonly #session: ClientHttp2Session;

  constructor(port: number) {
    this.#session = connect(`http://127.0.0.1:${port}`);
    this.#session.setMaxListeners(0);
  }

  async unary(method: string, request: object): Promise<Plain> {
    const stream = this.#open(method);
    stream.end(frame(encode(`${method}Request`, request)));
    const [answer] = await this.#messages(stream, `${method}Response`);
    return answer ?? {};
  }

  async streaming(method: string, request: object): Promise<Plain[]> {
    const stream = this.#open(method);
    stream.end(frame(encode(`${method}Request`, request)));
    return this.#messages(stream, `${method}Response`);
  }

  /** A Listen stream with one target; `heard` gets each response. */
  listen(request: object, heard: (response: Plain) => void): () => void {
    const stream = this.#open("Listen");
    const frames = new FrameReader(undefined);
    stream.on("data", (piece: Buffer) => {
      frames.push(piece);
      for (let next = frames.next(); next; next = frames.next()) heard(decode("ListenResponse", next));
    });
    stream.on("error", () => {});
    stream.write(frame(encode("ListenRequest", request)));
    return () => stream.close();
  }

  close(): void {
    this.#session.destroy();
  }

  #open(method: string): ClientHttp2Stream {
    return this.#session.request({
      ":method": "POST",
      ":path": `/google.firestore.v1.Firestore/${method}`,
      "content-type": "application/grpc",
      te: "trailers",
      authorization: "Bearer owner",
    });
  }

  async #messages(stream: ClientHttp2Stream, type: string): Promise<Plain[]> {
    const frames = new FrameReader(undefined);
    let status: unknown;
    stream.on("response", (headers) => {
      status = headers["grpc-status"];
    });
    stream.on("trailers", (trailers) => {
      status = trailers["grpc-status"];
    });
    stream.on("data", (piece: Buffer) => frames.push(piece));
    await once(stream, "close");
    if (status !== "0") throw new Error(`gRPC status ${status}`);
    const messages: Plain[] = [];
    for (let next = frames.next(); next; next = frames.next()) messages.push(decode(type, next));
    return messages;
  }
}
