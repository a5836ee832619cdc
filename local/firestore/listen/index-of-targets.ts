import type { Change } from "../model.ts";
import { idOf, parentOf } from "../paths.ts";
import { formatFieldPath, getField } from "../values/field-path.ts";
import { Buckets } from "./buckets.ts";
import { keyOf, type Pin, type Scope } from "./scope.ts";

/** Finds the targets that a changed document may concern, without looking at the others. */
export class TargetIndex<T> {
  readonly #documents = new Buckets<T>();
  readonly #collections = new PinnedBuckets<T>();
  readonly #groups = new PinnedBuckets<T>();
  readonly #anywhere = new Set<T>();

  add(scope: Scope, target: T): void {
    if (scope.kind === "documents") for (const path of scope.paths) this.#documents.add(path, target);
    else if (scope.kind === "collection") this.#collections.add(scope.path, scope.pin, target);
    else if (scope.kind === "group") this.#groups.add(scope.collectionId, scope.pin, target);
    else this.#anywhere.add(target);
  }

  delete(scope: Scope, target: T): void {
    if (scope.kind === "documents") for (const path of scope.paths) this.#documents.delete(path, target);
    else if (scope.kind === "collection") this.#collections.delete(scope.path, scope.pin, target);
    else if (scope.kind === "group") this.#groups.delete(scope.collectionId, scope.pin, target);
    else this.#anywhere.delete(target);
  }

  /** Each target once. */
  *concernedBy(change: Change): Iterable<T> {
    const collection = parentOf(change.path);
    yield* this.#documents.get(change.path);
    yield* this.#collections.get(collection, change);
    yield* this.#groups.get(idOf(collection), change);
    yield* this.#anywhere;
  }
}

/** Targets of a place: those that look at every document, and those that look for one value of a field. */
class PinnedBuckets<T> {
  readonly #all = new Buckets<T>();
  readonly #pins = new Map<string, Map<string, { readonly pin: Pin; readonly targets: Buckets<T> }>>();

  add(place: string, pin: Pin | undefined, target: T): void {
    if (pin === undefined) {
      this.#all.add(place, target);
      return;
    }
    const fields = this.#pins.get(place) ?? new Map();
    this.#pins.set(place, fields);
    const name = formatFieldPath(pin.field);
    const pinned = fields.get(name) ?? { pin, targets: new Buckets<T>() };
    fields.set(name, pinned);
    pinned.targets.add(pin.key, target);
  }

  delete(place: string, pin: Pin | undefined, target: T): void {
    if (pin === undefined) {
      this.#all.delete(place, target);
      return;
    }
    const fields = this.#pins.get(place);
    const name = formatFieldPath(pin.field);
    const pinned = fields?.get(name);
    pinned?.targets.delete(pin.key, target);
    if (pinned?.targets.isEmpty) fields?.delete(name);
    if (fields?.size === 0) this.#pins.delete(place);
  }

  *get(place: string, { before, after }: Change): Iterable<T> {
    yield* this.#all.get(place);
    for (const { pin, targets } of this.#pins.get(place)?.values() ?? []) {
      const was = before && keyOf(getField(before.fields, pin.field));
      const is = after && keyOf(getField(after.fields, pin.field));
      if (was !== undefined) yield* targets.get(was);
      if (is !== undefined && is !== was) yield* targets.get(is);
    }
  }
}
