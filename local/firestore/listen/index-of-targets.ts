import { idOf, parentOf } from "../paths.ts";
import type { Scope } from "./scope.ts";

/** Finds the targets that a changed document may concern, without looking at the others. */
export class TargetIndex<T> {
  readonly #documents = new Buckets<T>();
  readonly #collections = new Buckets<T>();
  readonly #groups = new Buckets<T>();
  readonly #anywhere = new Set<T>();

  add(scope: Scope, target: T): void {
    if (scope.kind === "documents") for (const path of scope.paths) this.#documents.add(path, target);
    else if (scope.kind === "collection") this.#collections.add(scope.path, target);
    else if (scope.kind === "group") this.#groups.add(scope.collectionId, target);
    else this.#anywhere.add(target);
  }

  delete(scope: Scope, target: T): void {
    if (scope.kind === "documents") for (const path of scope.paths) this.#documents.delete(path, target);
    else if (scope.kind === "collection") this.#collections.delete(scope.path, target);
    else if (scope.kind === "group") this.#groups.delete(scope.collectionId, target);
    else this.#anywhere.delete(target);
  }

  *concernedBy(path: string): Iterable<T> {
    const collection = parentOf(path);
    yield* this.#documents.get(path);
    yield* this.#collections.get(collection);
    yield* this.#groups.get(idOf(collection));
    yield* this.#anywhere;
  }
}

/** Sets by key; a key without members takes no room. */
export class Buckets<T> {
  readonly #sets = new Map<string, Set<T>>();

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
