import type { StoredDocument } from "../model.ts";
import { comparePaths } from "../paths.ts";
import { getField } from "../values/field-path.ts";
import { compareValues } from "../values/order.ts";
import type { Value } from "../values/value.ts";
import type { IndexField, Scan } from "./scan.ts";
import { SortedList } from "./sorted-list.ts";

interface Entry {
  readonly keys: readonly Value[];
  readonly document: StoredDocument;
}

/** Documents that have all the fields, by their values, then by name. */
export class SecondaryIndex {
  /** Documents replaced since the last scan. */
  idle = 0;
  readonly #fields: readonly IndexField[];
  readonly #entries: SortedList<Entry>;

  constructor(fields: readonly IndexField[], documents: Iterable<StoredDocument>) {
    this.#fields = fields;
    this.#entries = new SortedList(
      (a, b) => this.#compare(a.keys, b.keys) || comparePaths(a.document.path, b.document.path),
    );
    this.#entries.load([...documents].flatMap((document) => this.#entriesOf(document)));
  }

  get size(): number {
    return this.#entries.size;
  }

  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    this.idle++;
    if (before) for (const entry of this.#entriesOf(before)) this.#entries.delete(entry);
    if (after) for (const entry of this.#entriesOf(after)) this.#entries.add(entry);
  }

  *scan(prefix: readonly Value[], { reverse, side }: Scan): Generator<StoredDocument, void, undefined> {
    const place = ({ keys, document }: Entry) => {
      const order = this.#compare(keys, prefix);
      return order === 0 ? side(document) : reverse ? -order : order;
    };
    const entries = reverse
      ? this.#entries.descending((entry) => place(entry) >= 0)
      : this.#entries.ascending((entry) => place(entry) >= 0);
    for (const entry of entries) {
      if (place(entry) > 0) return;
      yield entry.document;
    }
  }

  /** Over the shorter of both. */
  #compare(a: readonly Value[], b: readonly Value[]): number {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
      const order = compareValues(a[i] as Value, b[i] as Value);
      if (order !== 0) return this.#fields[i]?.direction === "desc" ? -order : order;
    }
    return 0;
  }

  #entriesOf(document: StoredDocument): Entry[] {
    let keysOfEntries: Value[][] = [[]];
    for (const { field, part } of this.#fields) {
      const value = getField(document.fields, field);
      if (value === undefined) return [];
      // An element that stands twice in an array makes two equal entries, of which the list keeps one.
      const alternatives = part === "value" ? [value] : Array.isArray(value) ? value : [];
      keysOfEntries = keysOfEntries.flatMap((keys) => alternatives.map((one) => [...keys, one]));
    }
    return keysOfEntries.map((keys) => ({ keys, document }));
  }
}
