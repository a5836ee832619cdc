import type { IncomingMessage, ServerResponse } from "node:http";

/** A page of another origin may talk to us, with credentials; without an Origin nothing is said. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Allow-Credentials", "true");
  response.setHeader("Access-Control-Allow-Methods", "DELETE,GET,HEAD,PATCH,POST,PUT");
  if (request.method !== "OPTIONS") return;
  const headers = request.headers["access-control-request-headers"];
  if (headers !== undefined) response.setHeader("Access-Control-Allow-Headers", headers);
  // Whatever it says: the official program looks at the name alone.
  if (request.headers["access-control-request-private-network"] !== undefined) {
    response.setHeader("Access-Control-Allow-Private-Network", "true");
  }
}

/** A WebChannel page reads these, and what it is sent depends on who asks. */
export function exposeChannelHeaders(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.origin === undefined) return;
  const headers = "x-client-wire-protocol, x-http-session-id, x-http-initial-response";
  response.setHeader("Access-Control-Expose-Headers", headers);
  response.setHeader("Vary", "Origin");
}
