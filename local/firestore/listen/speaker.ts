import type { RpcError } from "../errors.ts";
import type { Micros, Reader, StoredDocument } from "../model.ts";
import { bloomFilterOf } from "./bloom-filter.ts";
import { current, documentChange, documentDelete, documentRemove, snapshot, targetChange } from "./messages.ts";
import type { Outlet } from "./outlet.ts";
import { encodeToken } from "./resume-token.ts";
import type { Delta } from "./view.ts";

/** Whether the client may be shown a document that left its targets, in its new version. */
export type MayShow = (document: StoredDocument) => boolean;

/** Says what happened to targets in the order and words that SDKs expect. */
export class Speaker {
  readonly #outlet: Outlet;
  readonly #reader: Reader;
  readonly #history: string;
  readonly #mayShow: MayShow;

  constructor(outlet: Outlet, reader: Reader, history: string, mayShow: MayShow) {
    this.#outlet = outlet;
    this.#reader = reader;
    this.#history = history;
    this.#mayShow = mayShow;
  }

  added(id: number): void {
    this.#outlet.say(() => targetChange("ADD", id));
  }

  /** The client must forget what it holds for the target: everything follows anew. */
  reset(id: number): void {
    this.#outlet.say(() => targetChange("RESET", id));
  }

  /** With an error the target failed; its listeners are told at once. */
  removed(id: number, error?: RpcError): void {
    this.#outlet.say(() => targetChange("REMOVE", id, error));
  }

  /**
   * How many documents the target has, and which, if the client must see what left: one that counts otherwise and still
   * cannot tell asks again from the start.
   */
  count(id: number, result: readonly string[], isPartial: boolean): void {
    const nameOf = (path: string) => `${this.#reader.name}/documents/${path}`;
    const names = () => (isPartial ? { unchangedNames: bloomFilterOf(result.map(nameOf)) } : {});
    this.#outlet.say(() => ({ filter: { targetId: id, count: result.length, ...names() } }));
  }

  current(id: number, time: Micros): void {
    this.#outlet.say(() => current(id, encodeToken(this.#history, time), time));
  }

  snapshot(time: Micros): void {
    this.#outlet.say(() => snapshot(this.#reader, encodeToken(this.#history, time), time));
  }

  /** Each document once, whatever the number of targets it concerns. False when there was nothing to say. */
  deltas(deltas: ReadonlyMap<number, Delta>, time: Micros): boolean {
    const documents = new Map<string, { in: StoredDocument | undefined; targetIds: number[]; leftIds: number[] }>();
    const entryOf = (path: string) => {
      const entry = documents.get(path) ?? { in: undefined, targetIds: [], leftIds: [] };
      documents.set(path, entry);
      return entry;
    };
    for (const [id, { present, left }] of deltas) {
      for (const document of present) {
        const entry = entryOf(document.path);
        entry.in = document;
        entry.targetIds.push(id);
      }
      for (const path of left) entryOf(path).leftIds.push(id);
    }
    for (const [path, entry] of documents) {
      if (entry.in) this.#present(entry.in, entry.targetIds, entry.leftIds);
      else this.gone(path, entry.leftIds, time);
    }
    return documents.size > 0;
  }

  present(documents: readonly StoredDocument[], id: number): void {
    const ids = [id];
    for (const document of documents) this.#present(document, ids, []);
  }

  /** A document that is in none of the client's targets (any more). */
  gone(path: string, ids: readonly number[], time: Micros): void {
    const document = this.#reader.get(path);
    if (document && this.#mayShow(document)) {
      // The new version spares the client the question why its own copy still matches.
      this.#present(document, [], ids);
      return;
    }
    const name = `${this.#reader.name}/documents/${path}`;
    this.#outlet.say(() => (document ? documentRemove(name, ids, time) : documentDelete(name, ids, time)));
  }

  #present(document: StoredDocument, ids: readonly number[], leftIds: readonly number[]): void {
    this.#outlet.say(() => documentChange(this.#reader.name, document, ids, leftIds));
  }
}
