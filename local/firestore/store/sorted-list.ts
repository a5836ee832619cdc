/**
 * An ordered set in chunks of at most 512: finding a place is a binary search over chunks, then within one; inserting
 * moves at most one chunk. A write costs the same in a collection of ten documents and of ten million.
 */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #chunks: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** False, and nothing changes, when an equal item is there. */
  add(item: T): boolean {
    const [c, i] = this.#first((other) => this.#compare(other, item) >= 0);
    const at = this.#chunks[c]?.[i];
    if (at !== undefined && this.#compare(at, item) === 0) return false;
    // Past the end of everything, the last chunk takes it.
    if (c === this.#chunks.length && c > 0) this.#insert(c - 1, this.#chunk(c - 1).length, item);
    else this.#insert(c, i, item);
    return true;
  }

  delete(item: T): boolean {
    const [c, i] = this.#first((other) => this.#compare(other, item) >= 0);
    const chunk = this.#chunks[c];
    const at = chunk?.[i];
    if (chunk === undefined || at === undefined || this.#compare(at, item) !== 0) return false;
    chunk.splice(i, 1);
    if (chunk.length === 0) this.#chunks.splice(c, 1);
    this.#size--;
    return true;
  }

  /** Replaces what is there; equal items are kept once. */
  load(items: readonly T[]): void {
    const sorted = [...items].sort(this.#compare);
    const distinct = sorted.filter((item, i) => i === 0 || this.#compare(sorted[i - 1] as T, item) !== 0);
    this.#chunks.length = 0;
    for (let i = 0; i < distinct.length; i += LOADED) this.#chunks.push(distinct.slice(i, i + LOADED));
    this.#size = distinct.length;
  }

  /** From the first item for which `inside` holds; it must be false, then true, along the order. Not to be held over changes. */
  *ascending(inside: (item: T) => boolean = always): Generator<T, void, undefined> {
    let [c, i] = this.#first(inside);
    for (; c < this.#chunks.length; c++, i = 0) {
      const chunk = this.#chunk(c);
      for (; i < chunk.length; i++) yield chunk[i] as T;
    }
  }

  /** From the last item for which `inside` holds; it must be true, then false, along the order. Not to be held over changes. */
  *descending(inside: (item: T) => boolean = always): Generator<T, void, undefined> {
    let [c, i] = this.#first((item) => !inside(item));
    if (c === this.#chunks.length) i = 0;
    for (;;) {
      for (i--; i >= 0; i--) yield this.#chunk(c)[i] as T;
      if (--c < 0) return;
      i = this.#chunk(c).length;
    }
  }

  /** Chunk and place of the first item that satisfies a condition which, once true, stays true. */
  #first(condition: (item: T) => boolean): [number, number] {
    const chunks = this.#chunks;
    const c = partition(chunks.length, (k) => {
      const chunk = chunks[k] as T[];
      return condition(chunk[chunk.length - 1] as T);
    });
    const chunk = chunks[c];
    return [c, chunk === undefined ? 0 : partition(chunk.length, (k) => condition(chunk[k] as T))];
  }

  #insert(c: number, i: number, item: T): void {
    this.#size++;
    const chunk = this.#chunks[c];
    if (chunk === undefined) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(i, 0, item);
    if (chunk.length <= FULL) return;
    // Appending is the usual way of growing: leave the full part full.
    const cut = i === chunk.length - 1 ? chunk.length - 1 : chunk.length >> 1;
    this.#chunks.splice(c + 1, 0, chunk.splice(cut));
  }

  #chunk(c: number): T[] {
    return this.#chunks[c] as T[];
  }
}

/** The first of 0…length for which the condition holds, `length` when none. */
function partition(length: number, condition: (k: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const FULL = 512;
/** Leaves room in each chunk. */
const LOADED = 256;
const always = (): boolean => true;
