import type { StoredDocument } from "../model.ts";

/** One ordered list out of a few; a document that is in several comes once. */
export function* merge(
  lists: readonly Iterable<StoredDocument>[],
  compare: (a: StoredDocument, b: StoredDocument) => number,
): Generator<StoredDocument, void, undefined> {
  const heads = lists.map((list) => {
    const iterator = list[Symbol.iterator]();
    return { iterator, next: iterator.next() };
  });
  for (;;) {
    let least: StoredDocument | undefined;
    for (const { next } of heads) {
      if (!next.done && (!least || compare(next.value, least) < 0)) least = next.value;
    }
    if (!least) return;
    yield least;
    for (const head of heads) {
      if (!head.next.done && head.next.value.path === least.path) head.next = head.iterator.next();
    }
  }
}
