import type { ServerResponse } from "node:http";
import type { Outbox } from "./outbox.ts";
import type { Timings } from "./timings.ts";

export interface BackChannelEvents {
  /** The socket took all it was given. */
  drained(): void;
  /** Ended by us or cut by the network; told once. */
  closed(): void;
}

/** One answer that stays open: streaming (`CI=0`), or a long poll ended by its first message (`CI=1`). */
export class BackChannel {
  readonly response: ServerResponse;
  readonly #outbox: Outbox;
  readonly #events: BackChannelEvents;
  readonly #streaming: boolean;
  readonly #timings: Timings;
  readonly #end: NodeJS.Timeout;
  #noop: NodeJS.Timeout | undefined;
  #blocked = false;
  #closed = false;

  constructor(
    response: ServerResponse,
    outbox: Outbox,
    poll: { streaming: boolean; holdMs: number | undefined },
    timings: Timings,
    events: BackChannelEvents,
  ) {
    this.response = response;
    this.#outbox = outbox;
    this.#events = events;
    this.#streaming = poll.streaming;
    this.#timings = timings;
    response.on("drain", () => this.#drain());
    response.on("close", () => this.#close());
    response.on("error", () => this.#close());
    const hold = poll.streaming ? timings.rotation : Math.min(poll.holdMs ?? timings.longPoll, timings.longPoll);
    // An answer without a byte counts as broken; this one has said at least a `noop` by then.
    this.#end = setTimeout(() => this.end(), hold).unref();
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  /** Writes what waits, as far as the socket takes it. */
  flush(): void {
    if (this.#closed || this.#blocked || !this.#outbox.hasUnsent) return;
    let taken = this.#outbox.take();
    while (taken !== undefined) {
      if (!this.response.write(taken)) {
        this.#blocked = true;
        return;
      }
      taken = this.#outbox.take();
    }
    this.#saidAll();
  }

  /** Ends the answer; the client opens another if it still lives. */
  end(): void {
    if (this.#closed) return;
    this.response.end();
    // Half-open socket: nobody reads the rest, nobody says so.
    const grace = setTimeout(() => this.response.destroy(), this.#timings.rotation).unref();
    this.response.once("close", () => clearTimeout(grace));
    this.#close();
  }

  /** Says again what is not acknowledged, or a first sign of life. */
  start(): void {
    this.#outbox.rewind();
    if (this.#outbox.hasUnsent) this.flush();
    // The client measures whether a proxy holds our bytes back: the first byte must come at once.
    else this.#say(this.#outbox.noop());
    this.#heartbeat();
  }

  #saidAll(): void {
    // Above the high water only an acknowledgement helps, and the client acknowledges when it asks again.
    if (!this.#streaming || this.#outbox.size >= this.#timings.highWater) this.end();
    else this.#heartbeat();
  }

  #drain(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    if (this.#outbox.hasUnsent) this.flush();
    else this.#saidAll();
    this.#events.drained();
  }

  #say(text: string): void {
    if (!this.response.write(text)) this.#blocked = true;
  }

  #heartbeat(): void {
    if (!this.#streaming || this.#closed) return;
    if (this.#noop !== undefined) {
      this.#noop.refresh();
      return;
    }
    this.#noop = setInterval(() => {
      if (!this.#blocked) this.#say(this.#outbox.noop());
    }, this.#timings.noop).unref();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#end);
    clearInterval(this.#noop);
    this.#events.closed();
  }
}
