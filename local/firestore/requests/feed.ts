import { WebSocket, WebSocketServer } from "ws";
import { type Decision, evaluationOf } from "./evaluation.ts";

/** Whoever opens the Emulator UI finds the last ones. */
const kept = 200;
/** A page that does not read misses some. */
const mostUnread = 8 * 1024 * 1024;

export interface FeedOptions {
  readonly host: string;
  readonly port: number;
}

/**
 * What the "Requests" tab of the Emulator UI listens to: at first a list of past evaluations, then one at a time. Words
 * are made of them only while somebody listens.
 */
export class RequestFeed {
  readonly #past: Decision[] = [];
  readonly #texts = new WeakMap<Decision, string>();
  readonly #server: WebSocketServer;

  constructor({ host, port }: FeedOptions) {
    this.#server = new WebSocketServer({ host, port, path: "/requests" });
    this.#server.on("connection", (client) => {
      client.on("error", () => client.terminate());
      client.send(`[${this.#past.map((decision) => this.#textOf(decision)).join(",")}]`);
    });
    // Nobody needs it to work; firebase-tools ends everything at the system's own words for this.
    this.#server.on("error", (error: NodeJS.ErrnoException) =>
      console.error(`No feed of requests for the Emulator UI: port ${port} cannot be had (${error.code}).`),
    );
  }

  add(decision: Decision): void {
    this.#past.push(decision);
    if (this.#past.length > kept) this.#past.shift();
    for (const client of this.#server.clients) {
      if (client.readyState === WebSocket.OPEN && client.bufferedAmount < mostUnread)
        client.send(this.#textOf(decision));
    }
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  /** Kept, since a requestId must be the same for everybody. */
  #textOf(decision: Decision): string {
    const text = this.#texts.get(decision) ?? JSON.stringify(evaluationOf(decision));
    this.#texts.set(decision, text);
    return text;
  }
}
