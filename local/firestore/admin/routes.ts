import type { IncomingMessage, ServerResponse } from "node:http";
import { RpcError } from "../errors.ts";
import { sendError, sendJson } from "../wire/rest.ts";
import { rpcErrorOf } from "../wire/rpc.ts";

export interface Url {
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface AdminRequest {
  /** What the route's pattern captured, percent-decoded. */
  readonly captured: readonly string[];
  readonly query: URLSearchParams;
  /** The body as JSON; an empty body is an empty object. */
  json(): Record<string, unknown>;
}

/** What goes back: an object as JSON, text as it is. */
export interface AdminReply {
  readonly status?: number;
  readonly text?: string;
  readonly type?: string;
  readonly json?: object;
}

export interface AdminRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (request: AdminRequest) => AdminReply | Promise<AdminReply>;
}

/** The emulator's own endpoints: no authentication, on the port that the SDKs use. */
export class AdminRoutes {
  readonly #routes: readonly AdminRoute[];

  constructor(routes: readonly AdminRoute[]) {
    this.#routes = routes;
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: Url, body: Buffer): Promise<boolean> {
    for (const route of this.#routes) {
      const match = route.path.exec(url.path);
      if (!match || route.method !== request.method) continue;
      try {
        const captured = match.slice(1).map((part) => decodeURIComponent(part ?? ""));
        send(response, await route.handle({ captured, query: url.query, json: () => jsonOf(body) }));
      } catch (error) {
        const { code, message } = rpcErrorOf(error);
        sendError(response, code, message);
      }
      return true;
    }
    return false;
  }
}

function send(response: ServerResponse, { status = 200, text, type = "text/plain", json = {} }: AdminReply): void {
  if (text === undefined) {
    sendJson(response, status, Object.keys(json).length === 0 ? "{\n}\n" : `${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  response.writeHead(status, { "Content-Type": `${type}; charset=utf-8`, "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}

function jsonOf(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    const json: unknown = JSON.parse(body.toString("utf8"));
    if (json !== null && typeof json === "object" && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new RpcError("INVALID_ARGUMENT", "The body is not a JSON object.");
}
