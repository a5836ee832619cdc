import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AdminRoutes } from "../admin/routes.ts";
import { allowOrigin, exposeChannelHeaders } from "../webchannel/cors.ts";
import { handleWebChannel, isWebChannelPath, type WebChannels } from "../webchannel/webchannel.ts";
import { maxBodyBytes, maxChannelBodyBytes, readBody } from "./http-body.ts";
import { handleRest, sendError } from "./rest.ts";
import { rpcErrorOf, type Service } from "./rpc.ts";

export interface HttpParts {
  readonly service: Service;
  readonly channels: WebChannels;
  readonly admin: AdminRoutes;
}

/** HTTP/1.1: WebChannel, REST and the emulator's own endpoints. It is given connections by port.ts. */
export function httpServer(parts: HttpParts): Server {
  const server = createServer({ noDelay: true, keepAliveTimeout: 10 * 60_000 }, (request, response) => {
    response.on("error", () => {});
    answer(parts, request, response).catch((error: unknown) => {
      if (request.destroyed || response.headersSent) response.destroy();
      else {
        const { code, message } = rpcErrorOf(error);
        sendError(response, code, message);
      }
    });
  });
  return server;
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowOrigin(request, response);
  if (request.method === "OPTIONS") {
    response.writeHead(200, { "Content-Length": 0 }).end();
    return;
  }
  const [path = "/", search = ""] = splitOnce(request.url ?? "/", "?");
  const isChannel = isWebChannelPath(path);
  const body = await readBody(request, isChannel ? maxChannelBodyBytes : maxBodyBytes);
  if (body === undefined) {
    // What was not read of it would be taken for the next request.
    response.writeHead(413, { "Content-Length": 0, Connection: "close" }).end();
    return;
  }
  if (isChannel) {
    exposeChannelHeaders(request, response);
    handleWebChannel(request, response, body.toString("utf8"), parts.channels);
    return;
  }
  const url = { path, query: new URLSearchParams(search) };
  if (path.startsWith("/v1") && (await handleRest(parts.service, request, response, url, body.toString("utf8"))))
    return;
  if (await parts.admin.handle(request, response, url, body)) return;
  response.writeHead(404).end("Not Found\n");
}

/** Not `new URL`: it would resolve `..`, which is an id to refuse, not a way up. */
function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
