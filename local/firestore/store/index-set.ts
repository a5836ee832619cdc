import { budgets } from "../limits.ts";
import type { StoredDocument } from "../model.ts";
import { formatFieldPath } from "../values/field-path.ts";
import type { IndexField } from "./scan.ts";
import { SecondaryIndex } from "./secondary-index.ts";

/**
 * The indexes of a collection, or of all collections with one id. Nobody declares them: an order that is asked for a
 * second time gets its index, the least recently used ones go when there are too many, and one that is only written to
 * goes as well.
 */
export class IndexSet {
  /** Least recently used first. */
  readonly #indexes = new Map<string, SecondaryIndex>();
  readonly #asked = new Set<string>();

  for(
    fields: readonly IndexField[],
    documents: number,
    all: () => Iterable<StoredDocument>,
  ): SecondaryIndex | undefined {
    const key = keyOf(fields);
    const known = this.#indexes.get(key);
    if (!known && !this.#isWorthwhile(key, documents)) return undefined;
    const index = known ?? new SecondaryIndex(fields, all());
    index.idle = 0;
    this.#indexes.delete(key);
    this.#indexes.set(key, index);
    if (this.#indexes.size > budgets.indexesPerCollection) this.#dropOldest();
    return index;
  }

  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    for (const [key, index] of this.#indexes) {
      if (index.idle > budgets.idleIndexWrites + index.size) this.#indexes.delete(key);
      else index.replace(before, after);
    }
  }

  #isWorthwhile(key: string, documents: number): boolean {
    if (documents < budgets.indexFromDocuments) return false;
    if (this.#asked.delete(key)) return true;
    if (this.#asked.size >= budgets.indexesPerCollection * 4) this.#asked.clear();
    this.#asked.add(key);
    return false;
  }

  #dropOldest(): void {
    for (const key of this.#indexes.keys()) {
      this.#indexes.delete(key);
      return;
    }
  }
}

const keyOf = (fields: readonly IndexField[]): string =>
  fields.map(({ field, direction, part }) => `${formatFieldPath(field)} ${direction} ${part}`).join();
