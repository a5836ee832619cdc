import type { Change, Micros, Reader } from "../model.ts";
import type { Scope } from "./scope.ts";
import { TrackedReader } from "./tracked-reader.ts";
import type { View } from "./view.ts";

/** Asks the rules; throws PERMISSION_DENIED. */
export type Permission = (reader: Reader, time: Micros) => void;

/** One query, or some documents, that a client follows. */
export class Target {
  readonly id: number;
  readonly owner: Listener;
  readonly scope: Scope;
  readonly view: View;
  readonly #permission: Permission | undefined;
  /** Documents that the permission to listen was read from: when one changes, the permission is asked again. */
  dependencies: ReadonlySet<string> = new Set();

  constructor(id: number, owner: Listener, scope: Scope, view: View, permission: Permission | undefined) {
    this.id = id;
    this.owner = owner;
    this.scope = scope;
    this.view = view;
    this.#permission = permission;
  }

  /** Throws when the client may not (any more) listen; remembers what the answer depends on. */
  authorise(reader: Reader, time: Micros): void {
    if (this.#permission === undefined) return;
    const tracked = new TrackedReader(reader);
    if (this.scope.kind === "documents") for (const path of this.scope.paths) tracked.asked.add(path);
    this.dependencies = tracked.asked;
    this.#permission(tracked, time);
  }
}

/** Whoever holds targets; told once per commit that concerns at least one of them. */
export interface Listener {
  changed(news: News): void;
}

export interface News {
  readonly time: Micros;
  readonly touched: ReadonlyMap<Target, readonly Change[]>;
  /** Targets whose permission must be asked again. */
  readonly doubted: ReadonlySet<Target>;
}
