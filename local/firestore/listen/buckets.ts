/** Sets by key; a key without members takes no room. */
export class Buckets<T> {
  readonly #sets = new Map<string, Set<T>>();

  get isEmpty(): boolean {
    return this.#sets.size === 0;
  }

  add(key: string, member: T): void {
    const set = this.#sets.get(key);
    if (set) set.add(member);
    else this.#sets.set(key, new Set([member]));
  }

  delete(key: string, member: T): void {
    const set = this.#sets.get(key);
    if (set?.delete(member) && set.size === 0) this.#sets.delete(key);
  }

  get(key: string): Iterable<T> {
    return this.#sets.get(key) ?? NOBODY;
  }
}

const NOBODY: readonly never[] = [];
