import type { Databases } from "../../store/databases.ts";
import type { StreamPort } from "../../stream.ts";
import type { JsonTarget } from "../decode-target.ts";
import { ListenSession } from "../listen-session.ts";
import type { ListenResponse } from "../messages.ts";
import { everyone } from "./listener.ts";

interface TargetState {
  readonly target: JsonTarget;
  /** Document name → its update time, as the client holds it. */
  documents: Map<string, string>;
  /** Acknowledged since the last (re)connection: only then news without ids concern it. */
  added: boolean;
  current: boolean;
  token: string;
}

/**
 * A plain client that believes what it is told and nothing else: the least that an SDK does. Between snapshots its state
 * may be anything; at a snapshot it must be the truth.
 */
export class ModelClient implements StreamPort {
  readonly #databases: Databases;
  readonly #targets = new Map<number, TargetState>();
  readonly #consistent: () => void;
  #session: ListenSession;
  #capacity = Number.POSITIVE_INFINITY;
  lastReadTime = "";
  /** The first thing that was not as it should be. */
  failure: unknown;

  /** `consistent` is called at each snapshot. */
  constructor(databases: Databases, consistent: () => void) {
    this.#databases = databases;
    this.#consistent = consistent;
    this.#session = this.#open();
  }

  get targets(): ReadonlyMap<number, TargetState> {
    return this.#targets;
  }

  add(target: JsonTarget & { targetId: number }): void {
    this.#targets.set(target.targetId, { target, documents: new Map(), added: false, current: false, token: "" });
    this.#session.handle({ database: "projects/p/databases/d", addTarget: target });
  }

  remove(id: number): void {
    this.#targets.delete(id);
    this.#session.handle({ database: "projects/p/databases/d", removeTarget: id });
  }

  /** Reads no more than so many messages until it is told otherwise. */
  read(capacity: number): void {
    this.#capacity = capacity;
    if (capacity > 0) this.#session.drain();
  }

  /** The network goes and comes back: what was held is kept, the targets are asked for again. */
  reconnect(): void {
    this.#session.end();
    this.#session = this.#open();
    this.#capacity = Number.POSITIVE_INFINITY;
    for (const state of this.#targets.values()) {
      state.added = false;
      state.current = false;
    }
    for (const { target, documents, token } of this.#targets.values()) {
      if (token === "") documents.clear();
      const resume = token === "" ? {} : { resumeToken: token, expectedCount: documents.size };
      this.#session.handle({ database: "projects/p/databases/d", addTarget: { ...target, ...resume } });
    }
  }

  send(response: object): boolean {
    try {
      this.#hear(response as ListenResponse);
    } catch (error) {
      this.failure ??= error;
    }
    return --this.#capacity > 0;
  }

  close(): void {
    throw new Error("The stream was closed");
  }

  #open(): ListenSession {
    const access = { admin: false, token: undefined };
    return new ListenSession({ databases: this.#databases, security: everyone, access, clock: () => 0 }, this);
  }

  #hear(response: ListenResponse): void {
    if ("documentChange" in response) {
      const { document, targetIds = [], removedTargetIds = [] } = response.documentChange;
      for (const id of targetIds) this.#targets.get(id)?.documents.set(document.name ?? "", document.updateTime ?? "");
      for (const id of removedTargetIds) this.#targets.get(id)?.documents.delete(document.name ?? "");
    } else if ("documentDelete" in response || "documentRemove" in response) {
      const { document, removedTargetIds } =
        "documentDelete" in response ? response.documentDelete : response.documentRemove;
      for (const id of removedTargetIds) this.#targets.get(id)?.documents.delete(document);
    } else if ("filter" in response) {
      const held = this.#targets.get(response.filter.targetId)?.documents.size;
      if (held !== undefined && held !== response.filter.count)
        throw new Error(`Holds ${held}, not ${response.filter.count}`);
    } else this.#hearChange(response.targetChange);
  }

  #hearChange({
    targetChangeType: type,
    targetIds = [],
    resumeToken,
    readTime,
    cause,
  }: Extract<ListenResponse, { targetChange: object }>["targetChange"]): void {
    if (cause) throw new Error(cause.message);
    for (const id of targetIds) {
      const state = this.#targets.get(id);
      if (state && type === "ADD") state.added = true;
      if (state && type === "RESET") state.documents.clear();
      if (state && type === "CURRENT") state.current = true;
    }
    if (type !== undefined) return;
    if (comparable(readTime) < comparable(this.lastReadTime)) throw new Error("Went back in time");
    this.lastReadTime = readTime ?? "";
    for (const state of this.#targets.values()) if (state.added) state.token = resumeToken ?? "";
    this.#consistent();
  }
}

const comparable = (time = "") => time.replace(/(?:\.(\d+))?Z$/, (_all, digits = "") => `.${digits.padEnd(6, "0")}`);
