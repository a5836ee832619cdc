import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { RpcError } from "../errors.ts";
import type { Access } from "../security.ts";
import type { StreamPort, StreamSession } from "../stream.ts";
import { fromJson } from "../wire/proto-json.ts";
import { rpcErrorOf } from "../wire/rpc.ts";
import { Channel } from "./channel.ts";
import { allowOrigin } from "./cors.ts";
import { parseForward, parseHeaders } from "./forward.ts";
import { arrays, frame } from "./frame.ts";
import { type Timings, timings as usualTimings } from "./timings.ts";
import { Turns } from "./turns.ts";

export type StreamMethod = "Listen" | "Write";

export interface WebChannelOptions {
  /** Begins the stream that a new channel carries. */
  open(method: StreamMethod, access: Access, port: StreamPort): StreamSession;
  /** Who calls, from an Authorization header; may throw RpcError. */
  access(authorization: string | undefined): Access;
  timings?: Partial<Timings>;
}

/** The WebChannel sessions of a server. */
export class WebChannels {
  readonly #options: WebChannelOptions;
  readonly #timings: Timings;
  readonly #channels = new Map<string, Channel>();
  readonly turns: Turns;

  constructor(options: WebChannelOptions) {
    this.#options = options;
    this.#timings = { ...usualTimings, ...options.timings };
    this.turns = new Turns(this.#timings.turn);
  }

  get size(): number {
    return this.#channels.size;
  }

  find(sid: string): Channel | undefined {
    return this.#channels.get(sid);
  }

  /** A new channel and its stream. An access that cannot be read ends the stream, not the handshake. */
  create(method: StreamMethod, authorization: string | undefined): Channel {
    const sid = randomBytes(16).toString("base64url");
    const channel = new Channel(sid, this.#timings, () => this.#channels.delete(sid));
    this.#channels.set(sid, channel);
    try {
      const session = this.#options.open(method, this.#options.access(authorization), channel);
      channel.carry(session, (json) => fromJson(`${method}Request`, json));
    } catch (error) {
      channel.close(rpcErrorOf(error));
    }
    return channel;
  }

  /** Ends every channel: the server stops. */
  close(): void {
    for (const channel of [...this.#channels.values()]) channel.drop();
  }
}

const PATH = /^\/google\.firestore\.v1(?:beta1)?\.Firestore\/(Listen|Write)\/channel$/;

/** Whether a request (its path, without the query) belongs here. */
export function isWebChannelPath(path: string): boolean {
  return PATH.test(path);
}

interface Reply {
  readonly status: number;
  readonly text?: string;
}

/**
 * Answers one request of the protocol: handshake, forward channel, back channel or goodbye. `body` is the whole body,
 * already read. Protocol version 8: the client is @firebase/webchannel-wrapper.
 */
export function handleWebChannel(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  channels: WebChannels,
): void {
  allowOrigin(request, response);
  response.setHeader("Cache-Control", "private, max-age=0");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  const reply = replyTo(request, response, body, channels);
  if (reply === "streaming") return;
  const { status, text = "" } = reply;
  response.writeHead(status, { "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}

function replyTo(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  channels: WebChannels,
): Reply | "streaming" {
  const url = new URL(request.url ?? "/", "http://local");
  const method = PATH.exec(url.pathname)?.[1];
  if (method !== "Listen" && method !== "Write") return { status: 404 };
  if (request.method === "OPTIONS") return { status: 200 };
  const sid = url.searchParams.get("SID");
  try {
    if (sid === null || sid === "null") return shakeHands(request, url, body, channels, method);
    return carryOn(request, response, url.searchParams, body, channels, sid);
  } catch (error) {
    // A request that makes no sense; the channel it names, if any, lives on.
    if (error instanceof RpcError && error.code === "INVALID_ARGUMENT") return { status: 400 };
    throw error;
  }
}

function shakeHands(
  request: IncomingMessage,
  url: URL,
  body: string,
  channels: WebChannels,
  method: StreamMethod,
): Reply {
  if (request.method !== "POST" || url.searchParams.get("TYPE") === "terminate") return { status: 400 };
  const { headers, messages } = parseForward(body);
  const more = parseHeaders(url.searchParams.get("$httpHeaders"));
  const authorization = headers.get("authorization") ?? more.get("authorization") ?? request.headers.authorization;
  const channel = channels.create(method, authorization);
  channel.receive(messages);
  // [session, host prefix, protocol version, server version, keep-alive period]: the client waits 1.5 periods for a sign of life.
  return { status: 200, text: frame(arrays([{ id: 0, json: `"c","${channel.sid}","",8,12,30000` }])) };
}

function carryOn(
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  body: string,
  channels: WebChannels,
  sid: string,
): Reply | "streaming" {
  const channel = channels.find(sid);
  if (query.get("TYPE") === "terminate") {
    channel?.drop();
    return { status: 200 };
  }
  // Unknown session: the client starts another one.
  if (channel === undefined) return { status: 400 };
  const acknowledged = Number(query.get("AID") ?? -1);
  if (Number.isInteger(acknowledged)) channel.acknowledge(acknowledged);
  if (query.get("RID") === "rpc") {
    const hold = Number(query.get("TO"));
    response.socket?.setNoDelay(true);
    response.writeHead(200);
    response.flushHeaders();
    channel.open(response, { streaming: query.get("CI") !== "1", holdMs: hold > 0 ? hold : undefined });
    channels.turns.enter(request, response, () => channel.pauseFor(response));
    return "streaming";
  }
  if (request.method !== "POST") return { status: 400 };
  channel.receive(parseForward(body).messages);
  return { status: 200, text: frame(`[${channel.hasBackChannel ? 1 : 0},${channel.lastId},7]`) };
}
