import { afterAll, beforeAll } from "vitest";
import { type RunningServer, type ServerOptions, startServer } from "../server.ts";

/** A server of its own for a test file, on a free port of 127.0.0.1. */
export function testServer(options: Partial<ServerOptions> = {}): {
  readonly port: number;
  readonly host: string;
  readonly url: string;
} {
  let server: RunningServer | undefined;
  beforeAll(async () => {
    server = await startServer({ host: "127.0.0.1", port: 0, ...options });
  });
  afterAll(() => server?.close());
  const running = () => {
    if (!server) throw new Error("the server starts with the first test, not before");
    return server;
  };
  return {
    get port() {
      return running().port;
    },
    get host() {
      return `127.0.0.1:${running().port}`;
    },
    get url() {
      return `http://127.0.0.1:${running().port}`;
    },
  };
}
