import type { Micros, Reader, StoredDocument } from "../model.ts";

/** A reader that remembers which documents were asked for by name, there or not. */
export class TrackedReader implements Reader {
  readonly asked = new Set<string>();
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get name(): string {
    return this.#reader.name;
  }
  get projectId(): string {
    return this.#reader.projectId;
  }
  get databaseId(): string {
    return this.#reader.databaseId;
  }
  now(): Micros {
    return this.#reader.now();
  }
  get(path: string, at?: Micros): StoredDocument | undefined {
    this.asked.add(path);
    return this.#reader.get(path, at);
  }
  collection(path: string, at?: Micros): Iterable<StoredDocument> {
    return this.#reader.collection(path, at);
  }
  group(parent: string, collectionId: string, at?: Micros): Iterable<StoredDocument> {
    return this.#reader.group(parent, collectionId, at);
  }
  below(parent: string, at?: Micros): Iterable<StoredDocument> {
    return this.#reader.below(parent, at);
  }
}
