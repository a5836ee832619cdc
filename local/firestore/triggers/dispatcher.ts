import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import type { Commit, Feed, Reader } from "../model.ts";
import { type Happening, messageOf } from "./events.ts";
import type { Trigger, TriggerRegistry } from "./registry.ts";
import { Slots } from "./slots.ts";

/** A function that says nothing for so long is given up, so that the next change of its document is told. */
const patienceMillis = 60_000;

/** A function that threw takes its process with it a moment after its answer; the next event would be lost with both. */
const recoveryMillis = 200;

/** A hundred thousand documents may be written at once; their deliveries are made as others end. */
const deliveriesAtOnce = 64;

export interface DispatcherOptions {
  /** `host:port` of the functions emulator. */
  readonly functionsEmulator: string;
  readonly registry: TriggerRegistry;
}

/** Tells functions what changed, after the commit and never delaying it; in commit order for each document. */
export class TriggerDispatcher {
  readonly #options: DispatcherOptions;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #slots = new Slots(deliveriesAtOnce);
  /** The last delivery of each trigger and document; the next one waits for it. */
  readonly #last = new Map<string, Promise<void>>();

  #silent = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  attach(database: Reader & Feed): () => void {
    return database.subscribe((commit) => this.#tell(database, commit));
  }

  /** What `change` commits is told to nobody: an import, a cleared subtree. */
  silently(change: () => void): void {
    this.#silent = true;
    try {
      change();
    } finally {
      this.#silent = false;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #tell(database: Reader, commit: Commit): void {
    if (this.#silent || commit.isClear) return;
    for (const change of commit.changes) {
      for (const trigger of this.#options.registry.concerned(database.projectId, database.databaseId, change)) {
        const happening = { id: randomUUID(), databaseName: database.name, change, time: commit.time };
        this.#enqueue(`${trigger.key} ${database.name} ${change.path}`, () =>
          this.#slots.run(() => this.#post(trigger, happening)),
        );
      }
    }
  }

  #enqueue(queue: string, deliver: () => Promise<void>): void {
    const previous = this.#last.get(queue);
    const delivery: Promise<void> = (previous ?? Promise.resolve())
      .then(deliver)
      .catch((error: unknown) => console.error("A trigger could not be told:", error))
      .finally(() => {
        if (this.#last.get(queue) === delivery) this.#last.delete(queue);
      });
    this.#last.set(queue, delivery);
  }

  /** Always settles well. A crashed function, a stale key (404) and a stopped emulator are not ours to repeat. */
  #post(trigger: Trigger, happening: Happening): Promise<void> {
    return new Promise((resolve) => {
      const { headers, body } = messageOf(trigger, happening);
      const path = `/functions/projects/${trigger.projectId}/triggers/${trigger.key}`;
      const outgoing = request(
        `http://${this.#options.functionsEmulator}${path}`,
        {
          method: "POST",
          agent: this.#agent,
          headers: { ...headers, "content-length": Buffer.byteLength(body) },
          timeout: patienceMillis,
        },
        (response) => {
          response.resume();
          response.on("close", () => (response.statusCode === 500 ? setTimeout(resolve, recoveryMillis) : resolve()));
        },
      );
      outgoing.on("timeout", () => outgoing.destroy());
      outgoing.on("error", () => resolve());
      outgoing.end(body);
    });
  }
}
