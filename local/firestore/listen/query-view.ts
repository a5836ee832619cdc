import type { Change, Reader, StoredDocument } from "../model.ts";
import { project, queryMatcher, runQuery } from "../query/engine.ts";
import { queryComparator } from "../query/order.ts";
import type { FieldPath, StructuredQuery } from "../query/query.ts";
import type { Delta, View } from "./view.ts";

export function queryView(reader: Reader, parent: string, query: StructuredQuery): View {
  const { select, ...whole } = query;
  const isOpen = whole.limit === undefined && !whole.offset;
  const view = isOpen ? openView(reader, parent, whole) : new WindowView(reader, parent, whole);
  return select ? projected(view, select) : view;
}

/** Followed whole, since a change elsewhere in a document still makes a new version; shown in part. */
function projected(view: View, select: readonly FieldPath[]): View {
  const show = (document: StoredDocument) => project(document, select);
  return {
    start: () => view.start().map(show),
    at: (time) => view.at(time),
    apply: (changes) => {
      const { present, left } = view.apply(changes);
      return { present: present.map(show), left };
    },
  };
}

/** Without limit a document's place is its own affair: nothing is kept, however large the result. */
function openView(reader: Reader, parent: string, query: StructuredQuery): View {
  const matches = queryMatcher(parent, query);
  return {
    start: () => runQuery(reader, parent, query),
    at: (time) => runQuery(reader, parent, query, time),
    apply(changes) {
      const present: StoredDocument[] = [];
      const left: string[] = [];
      for (const { path, before, after } of changes) {
        if (after !== undefined && matches(after)) present.push(after);
        else if (before !== undefined && matches(before)) left.push(path);
      }
      return { present, left };
    },
  };
}

/** With a limit the result is kept, so that what is pushed out and what moves up is known. */
class WindowView implements View {
  readonly #reader: Reader;
  readonly #parent: string;
  readonly #query: StructuredQuery;
  readonly #matches: (document: StoredDocument) => boolean;
  readonly #compare: (a: StoredDocument, b: StoredDocument) => number;
  #window: readonly StoredDocument[] = [];
  #paths: ReadonlySet<string> = new Set();

  constructor(reader: Reader, parent: string, query: StructuredQuery) {
    this.#reader = reader;
    this.#parent = parent;
    this.#query = query;
    this.#matches = queryMatcher(parent, query);
    this.#compare = queryComparator(query);
  }

  start(): readonly StoredDocument[] {
    this.#keep(runQuery(this.#reader, this.#parent, this.#query));
    return this.#window;
  }

  at(time: number): readonly StoredDocument[] {
    return runQuery(this.#reader, this.#parent, this.#query, time);
  }

  apply(changes: readonly Change[]): Delta {
    const relevant = changes.filter(
      ({ path, before, after }) =>
        this.#paths.has(path) ||
        (after !== undefined && this.#matches(after)) ||
        // What an offset skips moves the window too.
        (this.#query.offset && before !== undefined && this.#matches(before)),
    );
    if (relevant.length === 0) return { present: [], left: [] };
    const previous = new Map(this.#window.map((document) => [document.path, document]));
    this.#keep(this.#patched(relevant) ?? runQuery(this.#reader, this.#parent, this.#query));
    return {
      present: this.#window.filter((document) => previous.get(document.path)?.updateTime !== document.updateTime),
      left: [...previous.keys()].filter((path) => !this.#paths.has(path)),
    };
  }

  /** The window after the changes, if it can be told without asking the database again. */
  #patched(changes: readonly Change[]): StoredDocument[] | undefined {
    const { limit, offset } = this.#query;
    if (limit === undefined || offset) return undefined;
    const changed = new Set(changes.map(({ path }) => path));
    const next = this.#window.filter(({ path }) => !changed.has(path));
    for (const { after } of changes) {
      if (after !== undefined && this.#matches(after)) next.splice(this.#placeIn(next, after), 0, after);
    }
    const last = this.#window[limit - 1];
    if (last === undefined) return next.slice(0, limit);
    // The window was full: beyond its last document there may be others that we have not seen.
    const known = next.findLastIndex((document) => this.#compare(document, last) <= 0) + 1;
    return known >= limit ? next.slice(0, limit) : undefined;
  }

  #placeIn(documents: readonly StoredDocument[], document: StoredDocument): number {
    let low = 0;
    let high = documents.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = documents[middle];
      if (other !== undefined && this.#compare(other, document) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #keep(window: readonly StoredDocument[]): void {
    this.#window = window;
    this.#paths = new Set(window.map(({ path }) => path));
  }
}
