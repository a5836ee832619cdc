import type { Change } from "../model.ts";
import type { Target } from "./target.ts";

/**
 * What happened while the client could not be told: per target and document one change, from what the client knows to
 * what is true now. It grows with the documents touched, not with the commits.
 */
export class Backlog {
  #touched = new Map<Target, Map<string, Change>>();
  #doubted = new Set<Target>();

  get isEmpty(): boolean {
    return this.#touched.size === 0 && this.#doubted.size === 0;
  }

  add(touched: ReadonlyMap<Target, readonly Change[]>, doubted: ReadonlySet<Target>): void {
    for (const target of doubted) this.#doubted.add(target);
    for (const [target, changes] of touched) {
      const known = this.#touched.get(target) ?? new Map<string, Change>();
      this.#touched.set(target, known);
      for (const change of changes) {
        const earlier = known.get(change.path);
        known.set(change.path, earlier === undefined ? change : { ...change, before: earlier.before });
      }
    }
  }

  forget(target: Target): void {
    this.#touched.delete(target);
    this.#doubted.delete(target);
  }

  take(): { touched: Map<Target, Change[]>; doubted: Set<Target> } {
    const touched = new Map<Target, Change[]>();
    for (const [target, changes] of this.#touched) touched.set(target, [...changes.values()]);
    const doubted = this.#doubted;
    this.#touched = new Map();
    this.#doubted = new Set();
    return { touched, doubted };
  }
}
