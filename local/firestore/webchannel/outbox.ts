import { arrays, frame } from "./frame.ts";

interface Outgoing {
  readonly id: number;
  readonly json: string;
}

/** About as much as goes into one frame: enough to be quick, little enough that a slow reader holds little of ours. */
const FRAME_SIZE = 64_000;

/** What the server has said and the client has not yet acknowledged, so that a lost answer can be said again. */
export class Outbox {
  #lastId = 0;
  #size = 0;
  #unsentSize = 0;
  #messages: Outgoing[] = [];
  /** Position in `#messages` of the first one not written to the present back channel. */
  #unsent = 0;

  get lastId(): number {
    return this.#lastId;
  }
  /** Kept for the client, in UTF-16 units. */
  get size(): number {
    return this.#size;
  }
  get unsentSize(): number {
    return this.#unsentSize;
  }
  get hasUnsent(): boolean {
    return this.#unsent < this.#messages.length;
  }

  push(json: string): void {
    this.#messages.push({ id: ++this.#lastId, json });
    this.#size += json.length;
    this.#unsentSize += json.length;
  }

  /** The client has everything up to `id`. */
  acknowledge(id: number): void {
    let count = 0;
    for (const message of this.#messages) {
      if (message.id > id) break;
      this.#size -= message.json.length;
      if (count >= this.#unsent) this.#unsentSize -= message.json.length;
      count++;
    }
    if (count === 0) return;
    this.#messages.splice(0, count);
    this.#unsent = Math.max(0, this.#unsent - count);
  }

  /** A new back channel: everything not acknowledged must be said (again). */
  rewind(): void {
    this.#unsent = 0;
    this.#unsentSize = this.#size;
  }

  /** The next frame to write, or undefined when all is said. */
  take(): string | undefined {
    if (!this.hasUnsent) return undefined;
    const start = this.#unsent;
    let size = 0;
    do {
      size += this.#messages[this.#unsent++]?.json.length ?? 0;
    } while (this.hasUnsent && size < FRAME_SIZE);
    this.#unsentSize -= size;
    return frame(arrays(this.#messages.slice(start, this.#unsent)));
  }

  /** A sign of life. It takes an id, since the client drops ids it has seen, but it is not kept: nobody misses it. */
  noop(): string {
    return frame(arrays([{ id: ++this.#lastId, json: '"noop"' }]));
  }
}
