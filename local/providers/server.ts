import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Aftermath } from "./aftermath.ts";
import { Faults } from "./faults.ts";
import { type Call, sendText } from "./http.ts";
import { serveInbox } from "./inbox/page.ts";
import { Mailbox } from "./mailbox.ts";
import { serveSandbox } from "./sandbox.ts";
import { serveSendGrid } from "./sendgrid/routes.ts";
import { serveTwilio } from "./twilio/routes.ts";
import type { World } from "./world.ts";

export interface Providers {
  port: number;
  mailbox: Mailbox;
  close(): Promise<void>;
}

/** SendGrid under /sendgrid, Twilio under /twilio, the inbox page at /, its switches under /__sandbox. */
export function startProviders(options: { host?: string; port: number; now?: () => number }): Promise<Providers> {
  const mailbox = new Mailbox(options.now ?? Date.now);
  const faults = new Faults();
  const aftermath = new Aftermath();
  const server = createServer((request, response) => {
    const call = callOf(request, response);
    route(call, { mailbox, faults, aftermath }).catch((error: unknown) => {
      console.error("providers:", error);
      if (!response.headersSent) sendText(response, 500, "Internal error\n");
    });
  });
  return new Promise((started, failed) => {
    server.once("error", failed);
    server.listen(options.port, options.host ?? "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : options.port;
      started({ port, mailbox, close: () => closed(server, aftermath) });
    });
  });
}

async function route(call: Call, world: World): Promise<void> {
  const [, first = ""] = call.path.split("/");
  if (first === "sendgrid") return serveSendGrid(within(call, "/sendgrid"), world);
  if (first === "twilio") return serveTwilio(within(call, "/twilio"), world);
  if (first === "__sandbox") return serveSandbox(call, world);
  return serveInbox(call);
}

function callOf(request: IncomingMessage, response: ServerResponse): Call {
  const url = new URL(request.url ?? "/", "http://local");
  return { method: request.method ?? "GET", path: url.pathname, query: url.searchParams, request, response };
}

function within(call: Call, prefix: string): Call {
  return { ...call, path: call.path.slice(prefix.length) };
}

/** Calls that hang on purpose would keep the server open for ever. */
function closed(server: ReturnType<typeof createServer>, aftermath: Aftermath): Promise<void> {
  aftermath.clear();
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
