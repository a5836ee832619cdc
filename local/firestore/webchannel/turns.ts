import type { IncomingMessage, ServerResponse } from "node:http";

/** Six is what a browser opens to one host over HTTP/1.1, all its tabs together: the rest waits, and nobody tells us. */
const BROWSER_CONNECTIONS = 6;
/** More than two browsers' worth at once: then these are many clients, not many tabs. */
const MOST = 2 * BROWSER_CONNECTIONS;

interface Stay {
  readonly since: number;
  readonly leave: () => void;
}

/**
 * Keeps a browser's last connection from being taken for good: when its tabs hold six back channels, the one that has
 * been open longest is ended every so often. Its client opens it again, after whatever waited meanwhile.
 */
export class Turns {
  readonly #turnMs: number;
  readonly #stays = new Map<string, Set<Stay>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(turnMs: number) {
    this.#turnMs = turnMs;
  }

  /** A back channel that stays open until its response closes, or until `leave` is called because others wait. */
  enter(request: IncomingMessage, response: ServerResponse, leave: () => void): void {
    const browser = `${request.socket.remoteAddress} ${request.headers["user-agent"]}`;
    const stay = { since: Date.now(), leave };
    const stays = this.#stays.get(browser) ?? new Set();
    this.#stays.set(browser, stays.add(stay));
    response.on("close", () => {
      stays.delete(stay);
      if (stays.size === 0) this.#stays.delete(browser);
    });
    this.#watch(browser);
  }

  /** Sets are in the order of entry: the first has stayed longest. */
  #watch(browser: string): void {
    const stays = this.#stays.get(browser);
    const [oldest] = stays ?? [];
    if (!stays || !oldest || this.#timers.has(browser) || stays.size < BROWSER_CONNECTIONS || stays.size > MOST) return;
    const turn = () => {
      this.#timers.delete(browser);
      if (stays.has(oldest) && stays.size >= BROWSER_CONNECTIONS) oldest.leave();
      this.#watch(browser);
    };
    const wait = Math.max(0, oldest.since + this.#turnMs - Date.now());
    this.#timers.set(browser, setTimeout(turn, wait).unref());
  }
}
