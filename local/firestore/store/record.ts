import type { Micros, StoredDocument } from "../model.ts";

/** One document through time: what it is, and what it was as far back as history is kept. */
export class DocumentRecord {
  readonly path: string;
  current: StoredDocument | undefined;
  /** Oldest first; each held until its time, exclusive. Absent for most documents, most of the time. */
  #past: Past[] | undefined;

  constructor(path: string) {
    this.path = path;
  }

  at(time: Micros | undefined): StoredDocument | undefined {
    let document = this.current;
    if (time === undefined || this.#past === undefined) return document;
    // From the newest: the past that is asked for is nearly always the recent one.
    for (let i = this.#past.length - 1; i >= 0; i--) {
      const version = this.#past[i] as Past;
      if (version.until <= time) break;
      document = version.document;
    }
    return document;
  }

  replace(after: StoredDocument | undefined, time: Micros): void {
    this.#past ??= [];
    this.#past.push({ document: this.current, until: time });
    this.current = after;
  }

  /** Drops the oldest version; true when nothing is left of the document at all. */
  forgetOldest(): boolean {
    this.#past?.shift();
    if (this.#past?.length === 0) this.#past = undefined;
    return this.current === undefined && this.#past === undefined;
  }
}

interface Past {
  readonly document: StoredDocument | undefined;
  readonly until: Micros;
}
