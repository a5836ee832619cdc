import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
  type ServerOptions,
} from "node:http2";
import { RpcError } from "../errors.ts";
import { shared } from "../sharing.ts";
import type { StreamPort } from "../stream.ts";
import { accessOf } from "./access.ts";
import { drained } from "./drained.ts";
import { FrameReader } from "./grpc-frames.ts";
import { Reply } from "./grpc-reply.ts";
import { decode, encode, type Plain } from "./protobuf.ts";
import { methodAt, rpcErrorOf, type Service } from "./rpc.ts";
import type { Method } from "./schema.ts";

/** Large commits and thousands of idle listeners on one connection are ordinary here; node's defaults fear strangers. */
const options: ServerOptions = {
  maxSessionMemory: 512,
  settings: { initialWindowSize: 4 * 1024 * 1024, maxConcurrentStreams: 50_000 },
  streamResetBurst: 100_000,
  streamResetRate: 10_000,
};

/** gRPC over HTTP/2 with prior knowledge. It is given connections by port.ts and listens on none itself. */
export function grpcServer(service: Service): Http2Server {
  const server = createServer(options);
  server.on("session", (session) => {
    session.setLocalWindowSize(16 * 1024 * 1024);
    session.on("error", () => session.destroy());
  });
  server.on("stream", (stream, headers) => {
    // A reset stream is the client's right; its consequences come with "close".
    stream.on("error", () => {});
    try {
      serve(service, stream, headers);
    } catch (error) {
      new Reply(stream).end(rpcErrorOf(error));
    }
  });
  return server;
}

function serve(service: Service, stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  const method = methodAt(headers[":path"] ?? "");
  const frames = new FrameReader(headers["grpc-encoding"]?.toString());
  if (method.requestStream) serveBidirectional(service, method, stream, headers, frames);
  else serveRequest(service, method, stream, headers, frames);
}

function serveRequest(
  service: Service,
  method: Method,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  frames: FrameReader,
): void {
  const reply = new Reply(stream);
  let request: Plain | undefined;
  let refused = false;
  const refuse = (error: unknown) => {
    refused = true;
    reply.end(rpcErrorOf(error));
  };
  stream.on("data", (piece: Buffer) => {
    // What follows a refused or a whole message is let through to nowhere.
    if (refused || request) return;
    try {
      frames.push(piece);
      const message = frames.next();
      if (message) request = decode(method.request, message);
    } catch (error) {
      refuse(error);
    }
  });
  stream.on("end", () => {
    if (!refused) answer().catch(refuse);
  });

  async function answer(): Promise<void> {
    if (!request) throw new RpcError("INTERNAL", "Half-closed without a request");
    const gone = new AbortController();
    stream.once("close", () => gone.abort());
    const call = { access: accessOf(headers.authorization), signal: gone.signal };
    const streaming = service.streaming[method.name];
    const unary = service.unary[method.name];
    if (streaming) {
      for await (const response of streaming(request, call)) {
        if (stream.destroyed) return;
        if (!reply.send(encode(method.response, response))) await drained(stream);
      }
    } else if (unary) reply.send(encode(method.response, await unary(request, call)));
    else throw new RpcError("UNIMPLEMENTED", `Method not served: ${method.name}`);
    reply.end();
  }
}

function serveBidirectional(
  service: Service,
  method: Method,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  frames: FrameReader,
): void {
  const reply = new Reply(stream);
  let open = true;
  const port: StreamPort = {
    send: (response) => {
      if (!open) return true;
      return reply.send(shared(response, "protobuf", () => encode(method.response, response)));
    },
    close: (error) => {
      open = false;
      reply.end(error);
    },
  };
  const session = service.bidirectional[method.name]?.(accessOf(headers.authorization), port);
  if (!session) throw new RpcError("UNIMPLEMENTED", `Method not served: ${method.name}`);
  // The client waits for headers before it believes in the stream.
  reply.start();
  const fail = (error: unknown) => {
    if (!open) return;
    port.close(rpcErrorOf(error));
    session.end();
  };
  stream.on("data", (piece: Buffer) => {
    if (!open) return;
    try {
      frames.push(piece);
      for (let message = frames.next(); message && open; message = frames.next()) {
        session.handle(decode(method.request, message));
      }
    } catch (error) {
      fail(error);
    }
  });
  stream.on("drain", () => open && session.drain());
  stream.on("end", () => open && session.finish());
  stream.on("close", () => {
    if (open) session.end();
    open = false;
  });
}
