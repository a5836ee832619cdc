import type { IncomingMessage, ServerResponse } from "node:http";
import { type Code, httpStatuses, RpcError } from "../errors.ts";
import { accessOf } from "./access.ts";
import { drained } from "./drained.ts";
import { restCall } from "./rest-routes.ts";
import { rpcErrorOf, type Service } from "./rpc.ts";

/** Answers a request under /v1/; false when it is no route of ours. */
export async function handleRest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  url: { path: string; query: URLSearchParams },
  body: string,
): Promise<boolean> {
  try {
    const call = restCall(request.method ?? "GET", url.path, url.query, body);
    if (!call) return false;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const context = { access: accessOf(request.headers.authorization), signal: gone.signal };
    const streaming = service.streaming[call.method.name];
    const unary = service.unary[call.method.name];
    if (streaming) await sendArray(response, streaming(call.request, context));
    else if (unary) sendJson(response, 200, pretty(await unary(call.request, context)));
    else throw new RpcError("UNIMPLEMENTED", `Method not served: ${call.method.name}`);
  } catch (error) {
    const { code, message } = rpcErrorOf(error);
    if (response.headersSent) response.destroy();
    else sendError(response, code, message);
  }
  return true;
}

export function sendError(response: ServerResponse, code: Code, message: string): void {
  sendJson(
    response,
    httpStatuses[code],
    JSON.stringify({ error: { code: httpStatuses[code], message, status: code } }),
  );
}

export function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}

/** One element per message. The first is awaited before the head is sent, so that a refusal still has its status. */
async function sendArray(response: ServerResponse, messages: AsyncIterable<object>): Promise<void> {
  const iterator = messages[Symbol.asyncIterator]();
  let step = await iterator.next();
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
  let separator = "[";
  for (; !step.done && !response.destroyed; step = await iterator.next()) {
    const room = response.write(`${separator}${JSON.stringify(step.value, null, 2)}`);
    separator = ",\n";
    if (!room) await drained(response);
  }
  response.end(separator === "[" ? "[]" : "]");
}

function pretty(message: object): string {
  return Object.keys(message).length === 0 ? "{\n}\n" : `${JSON.stringify(message, null, 2)}\n`;
}
