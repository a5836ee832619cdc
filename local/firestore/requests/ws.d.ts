/** As much of the library's interface as is used: it brings no types of its own. */
declare module "ws" {
  import type { EventEmitter } from "node:events";

  class WebSocket extends EventEmitter {
    static readonly OPEN: number;
    readonly readyState: number;
    readonly bufferedAmount: number;
    send(text: string): void;
    terminate(): void;
  }

  class WebSocketServer extends EventEmitter {
    constructor(options: { host: string; port: number; path: string });
    readonly clients: ReadonlySet<WebSocket>;
    on(event: "connection", listener: (client: WebSocket) => void): this;
    on(event: "error" | "listening", listener: (error: NodeJS.ErrnoException) => void): this;
    close(): void;
  }
}
