import { randomBytes } from "node:crypto";
import type { Change, Commit, Feed, Micros, Reader } from "../model.ts";
import type { Security } from "../security.ts";
import { sharing } from "../sharing.ts";
import { Buckets } from "./buckets.ts";
import { TargetIndex } from "./index-of-targets.ts";
import type { Listener, News, Target } from "./target.ts";

interface OpenNews extends News {
  readonly touched: Map<Target, Change[]>;
  readonly doubted: Set<Target>;
}

/**
 * All targets on one database. It listens to the database once, whatever their number, and passes each commit to the
 * listeners that it concerns: a commit costs by what it changes, not by who listens elsewhere.
 */
export class ListenHub {
  /** Names the history that resume tokens point into. */
  readonly history = randomBytes(6).toString("hex");
  readonly #feed: Feed;
  readonly #index = new TargetIndex<Target>();
  readonly #dependents = new Buckets<Target>();
  readonly #targets = new Set<Target>();
  #stop: (() => void) | undefined;

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  add(target: Target): void {
    this.#index.add(target.scope, target);
    this.depend(target);
    this.#targets.add(target);
    this.#stop ??= this.#feed.subscribe((commit) => this.#publish(commit));
  }

  delete(target: Target): void {
    this.#index.delete(target.scope, target);
    this.release(target);
    this.#targets.delete(target);
    if (this.#targets.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }

  depend(target: Target): void {
    for (const path of target.dependencies) this.#dependents.add(path, target);
  }

  release(target: Target): void {
    for (const path of target.dependencies) this.#dependents.delete(path, target);
  }

  /** Every permission is asked again. */
  doubtAll(time: Micros): void {
    const doubted = new Map<Listener, Set<Target>>();
    for (const target of this.#targets) {
      const set = doubted.get(target.owner) ?? new Set();
      doubted.set(target.owner, set.add(target));
    }
    for (const [listener, set] of doubted) listener.changed({ time, touched: new Map(), doubted: set });
  }

  #publish({ time, changes }: Commit): void {
    const news = new Map<Listener, OpenNews>();
    const newsOf = ({ owner }: Target): OpenNews => {
      let known = news.get(owner);
      if (known === undefined) {
        known = { time, touched: new Map(), doubted: new Set() };
        news.set(owner, known);
      }
      return known;
    };
    for (const change of changes) {
      for (const target of this.#index.concernedBy(change)) {
        const { touched } = newsOf(target);
        const known = touched.get(target);
        if (known) known.push(change);
        else touched.set(target, [change]);
      }
      for (const target of this.#dependents.get(change.path)) newsOf(target).doubted.add(target);
    }
    const tell = () => {
      for (const [listener, what] of news) listener.changed(what);
    };
    if (news.size > 1) sharing(tell);
    else tell();
  }
}

const hubs = new WeakMap<Feed, ListenHub>();

export function hubOf(database: Reader & Feed, security: Security): ListenHub {
  const known = hubs.get(database);
  if (known) return known;
  const hub = new ListenHub(database);
  hubs.set(database, hub);
  // For as long as the database lives; new rules doubt everyone.
  security.onChange?.(() => hub.doubtAll(database.now()));
  return hub;
}
