import type { ServerResponse } from "node:http";
import { type Code, httpStatuses, RpcError } from "../errors.ts";
import { shared } from "../sharing.ts";
import type { StreamPort, StreamSession } from "../stream.ts";
import { rpcErrorOf } from "../wire/rpc.ts";
import { BackChannel } from "./back-channel.ts";
import type { Incoming } from "./forward.ts";
import { Inbox } from "./inbox.ts";
import { Outbox } from "./outbox.ts";
import type { Timings } from "./timings.ts";

/** A session of the WebChannel protocol: one bidirectional stream carried by many requests. */
export class Channel implements StreamPort {
  readonly sid: string;
  readonly #timings: Timings;
  readonly #dropped: () => void;
  readonly #outbox = new Outbox();
  readonly #inbox = new Inbox();
  #session: StreamSession | undefined;
  #decode: (json: unknown) => object = () => ({});
  #back: BackChannel | undefined;
  #abandoned: NodeJS.Timeout | undefined;
  #paused = false;
  #isFlushing = false;
  /** The stream has ended: what is queued may still be fetched, nothing is accepted. */
  #ended = false;

  constructor(sid: string, timings: Timings, dropped: () => void) {
    this.sid = sid;
    this.#timings = timings;
    this.#dropped = dropped;
    this.#dropAfter(timings.unclaimed);
  }

  /** The stream that this channel carries; once, before the first message. `decode` checks what the client sent. */
  carry(session: StreamSession, decode: (json: unknown) => object): void {
    this.#session = session;
    this.#decode = decode;
  }

  get hasBackChannel(): boolean {
    return this.#back !== undefined;
  }
  get lastId(): number {
    return this.#outbox.lastId;
  }

  receive(messages: readonly Incoming[]): void {
    if (this.#back === undefined) this.#dropAfter(this.#timings.abandoned);
    for (const json of this.#inbox.accept(messages)) this.#handle(json);
  }

  acknowledge(id: number): void {
    this.#outbox.acknowledge(id);
    this.#resume();
  }

  /** The client opened a back channel; the previous one, if any, is ended. */
  open(response: ServerResponse, poll: { streaming: boolean; holdMs: number | undefined }): void {
    this.#back?.end();
    clearTimeout(this.#abandoned);
    const back = new BackChannel(response, this.#outbox, poll, this.#timings, {
      drained: () => this.#resume(),
      closed: () => {
        if (this.#back !== back) return;
        this.#back = undefined;
        this.#dropAfter(this.#ended ? this.#timings.unclaimed : this.#timings.abandoned);
      },
    });
    this.#back = back;
    back.start();
    this.#resume();
  }

  /** Ends the back channel that answers with this response, if it still does; the client opens another. */
  pauseFor(response: ServerResponse): void {
    if (this.#back?.response === response) this.#back.end();
  }

  send(response: object): boolean {
    if (this.#ended) return true;
    this.#outbox.push(shared(response, "json", () => JSON.stringify(response)));
    this.#flushSoon();
    if (this.#hasRoom()) return true;
    this.#paused = true;
    return false;
  }

  close(error?: RpcError): void {
    if (this.#ended) return;
    if (error !== undefined) this.#outbox.push(JSON.stringify(wireError(error.code, error.message)));
    this.#ended = true;
    this.#session = undefined;
    this.#back?.flush();
    if (this.#back === undefined) this.#dropAfter(this.#timings.unclaimed);
  }

  /** The client said goodbye, or never came back, or the server stops. */
  drop(): void {
    clearTimeout(this.#abandoned);
    this.#ended = true;
    const session = this.#session;
    this.#session = undefined;
    session?.end();
    this.#back?.end();
    clearTimeout(this.#abandoned);
    this.#dropped();
  }

  #handle(json: string): void {
    if (this.#ended) return;
    try {
      this.#session?.handle(this.#decode(parse(json)));
    } catch (error) {
      const session = this.#session;
      this.close(rpcErrorOf(error));
      session?.end();
    }
  }

  /** What is said in one breath, a snapshot for instance, goes into few frames. */
  #flushSoon(): void {
    if (this.#isFlushing || this.#back === undefined) return;
    this.#isFlushing = true;
    queueMicrotask(() => {
      this.#isFlushing = false;
      this.#back?.flush();
    });
  }

  #hasRoom(): boolean {
    const { highWater } = this.#timings;
    return this.#outbox.size < highWater && (this.#outbox.unsentSize < highWater / 4 || this.#back?.blocked === false);
  }

  #resume(): void {
    if (!this.#paused || !this.#hasRoom()) return;
    this.#paused = false;
    this.#session?.drain();
  }

  #dropAfter(ms: number): void {
    clearTimeout(this.#abandoned);
    this.#abandoned = setTimeout(() => this.drop(), ms).unref();
  }
}

/** js-sdk maps `status`, the name, not the number, which is HTTP's, as in production. */
function wireError(code: Code, message: string): object {
  return { error: { code: httpStatuses[code], message, status: code } };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new RpcError("INVALID_ARGUMENT", "A message is not JSON.");
  }
}
