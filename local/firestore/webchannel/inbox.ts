import type { Incoming } from "./forward.ts";

/** How far ahead of the next expected message a client may run before we stop keeping what it sends. */
const LARGEST_GAP = 10_000;

/**
 * Puts the client's messages back in order, each once: a client repeats a POST whose answer it lost, and may have
 * several in flight at a time.
 */
export class Inbox {
  #next: number;
  readonly #early = new Map<number, string>();

  constructor(first = 0) {
    this.#next = first;
  }

  /** What can be handled now, in order. */
  accept(messages: readonly Incoming[]): string[] {
    for (const { index, json } of messages)
      if (index >= this.#next && index - this.#next < LARGEST_GAP) this.#early.set(index, json);
    const ready: string[] = [];
    for (;;) {
      const json = this.#early.get(this.#next);
      if (json === undefined) return ready;
      this.#early.delete(this.#next++);
      ready.push(json);
    }
  }
}
