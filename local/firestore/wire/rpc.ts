import { RpcError } from "../errors.ts";
import type { Access } from "../security.ts";
import type { StreamPort, StreamSession } from "../stream.ts";
import type { Plain } from "./protobuf.ts";
import { type Method, methodNamed } from "./schema.ts";

/** One call, whichever transport brought it; what waits for a lock stops waiting when the caller is gone. */
export interface Call {
  readonly access: Access;
  readonly signal: AbortSignal;
}

export type Unary = (request: Plain, call: Call) => object | Promise<object>;
export type Streaming = (request: Plain, call: Call) => AsyncIterable<object>;
export type Bidirectional = (access: Access, port: StreamPort) => StreamSession;

/** What the transports serve. */
export interface Service {
  readonly unary: Readonly<Record<string, Unary>>;
  readonly streaming: Readonly<Record<string, Streaming>>;
  readonly bidirectional: Readonly<Record<string, Bidirectional>>;
}

const methodPath = /^\/google\.firestore\.v1(?:beta1)?\.Firestore\/(\w+)$/;

export function methodAt(path: string): Method {
  const name = methodPath.exec(path)?.[1] ?? "";
  if (name === "ExecutePipeline") throw pipelinesNeedEnterprise();
  const method = methodNamed(name);
  if (!method) throw new RpcError("UNIMPLEMENTED", `Method not found: ${path.slice(1)}`);
  return method;
}

export function pipelinesNeedEnterprise(): RpcError {
  return new RpcError("INVALID_ARGUMENT", "ExecutePipeline requires the Database Edition to be `enterprise`.");
}

/** Anything but an RpcError is a fault of ours: said on stderr with its stack, and to the client as INTERNAL. */
export function rpcErrorOf(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  console.error(error);
  return new RpcError("INTERNAL", error instanceof Error ? error.message : String(error));
}
