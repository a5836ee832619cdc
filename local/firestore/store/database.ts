import { RpcError } from "../errors.ts";
import { budgets } from "../limits.ts";
import type { Commit, Feed, Micros, Reader, StoredDocument } from "../model.ts";
import type { NormalQuery } from "../query/normalize.ts";
import type { FieldPath } from "../query/query.ts";
import type { Access, Security } from "../security.ts";
import { Timestamp } from "../values/value.ts";
import { History } from "./history.ts";
import type { Scan } from "./scan.ts";
import { type Stage, stageWrites } from "./stage.ts";
import { Tree } from "./tree.ts";
import type { CommitResult, Write } from "./write.ts";

/** Microseconds since the epoch, from the wall clock: clients compare times across restarts. */
export type Clock = () => Micros;

/** Knows what production would refuse for want of an index. */
export interface IndexCheck {
  check(query: NormalQuery, summed: readonly FieldPath[]): void;
}

export interface CommitOptions {
  /** Rules are asked when both are given and the access is not an admin's. */
  readonly access?: Access;
  readonly security?: Security;
}

/** The documents of one database, their recent past, and those who follow its commits. Synchronous, in memory. */
export class Database implements Reader, Feed {
  readonly name: string;
  readonly projectId: string;
  readonly databaseId: string;
  readonly #clock: Clock;
  readonly #indexes: () => IndexCheck | undefined;
  readonly #tree = new Tree();
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #undelivered: Commit[] = [];
  readonly #history = new History((commit) => {
    for (const { path } of commit.changes) this.#tree.forgetOldest(path);
  });
  #lastTime: Micros;
  #delivering = false;

  constructor(
    projectId: string,
    databaseId: string,
    clock: Clock,
    indexes: () => IndexCheck | undefined = () => undefined,
  ) {
    this.name = `projects/${projectId}/databases/${databaseId}`;
    this.projectId = projectId;
    this.databaseId = databaseId;
    this.#clock = clock;
    this.#indexes = indexes;
    this.#lastTime = clock();
  }

  now(): Micros {
    return this.#lastTime;
  }

  get(path: string, at?: Micros): StoredDocument | undefined {
    return this.#tree.record(path)?.at(this.#readable(at));
  }

  /** To be consumed before the next commit, as all the iterables here. */
  collection(path: string, at?: Micros): Iterable<StoredDocument> {
    return this.#tree.collection(path, this.#readable(at));
  }

  group(parent: string, collectionId: string, at?: Micros): Iterable<StoredDocument> {
    return this.#tree.group(parent, collectionId, this.#readable(at));
  }

  below(parent: string, at?: Micros): Iterable<StoredDocument> {
    return this.#tree.below(parent, this.#readable(at));
  }

  demandIndex(query: NormalQuery, summed: readonly FieldPath[]): void {
    this.#indexes()?.check(query, summed);
  }

  ordered(scan: Scan): readonly Iterable<StoredDocument>[] | undefined {
    return this.#tree.ordered(scan);
  }

  /** Collections directly under a document ("" for the root) that hold something at any depth, in order. */
  collectionIds(parent: string, at?: Micros): string[] {
    return this.#tree.collectionIds(parent, this.#readable(at));
  }

  /** Ids of a collection in name order, with those of missing documents that have something below them. */
  documentIds(path: string, at?: Micros): Iterable<string> {
    return this.#tree.documentIds(path, this.#readable(at));
  }

  /** Refuses a client's `read_time` that lies in the future or before the kept history. */
  checkReadTime(at: Micros): void {
    if (at > Math.max(this.#clock(), this.#lastTime)) {
      throw new RpcError("INVALID_ARGUMENT", "The requested 'read_time' cannot be in the future.");
    }
    this.#readable(at);
  }

  /** Commits after a time, oldest first; undefined when they are not all remembered. */
  since(time: Micros): readonly Commit[] | undefined {
    return time < this.#horizon() ? undefined : this.#history.since(time);
  }

  /** All or nothing. Rules are asked before preconditions, so that a refusal does not tell what exists. */
  commit(writes: readonly Write[], options: CommitOptions = {}): CommitResult {
    const time = Math.max(this.#clock(), this.#lastTime + 1);
    const millis = Math.floor(time / 1000) * 1000;
    const stage = stageWrites(writes, (path) => this.get(path), this.name, time, Timestamp.fromMicros(millis));
    const { access, security } = options;
    if (access && security && !access.admin) security.checkCommit(access, this, stage.checks, millis);
    if (stage.refusal) throw stage.refusal;
    this.#take(stage, time);
    return { commitTime: time, results: stage.results };
  }

  /** Deletes everything at once, as one commit that says so: listeners follow, triggers do not. */
  clear(): void {
    const deletes: Write[] = [];
    for (const { path } of this.below("")) deletes.push({ op: "delete", path });
    const time = Math.max(this.#clock(), this.#lastTime + 1);
    this.#take(
      stageWrites(deletes, (path) => this.get(path), this.name, time, Timestamp.fromMicros(time)),
      time,
      true,
    );
  }

  subscribe(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #take({ changes }: Stage, time: Micros, isClear = false): void {
    this.#lastTime = time;
    for (const { path, after } of changes) this.#tree.replace(path, after, time);
    const commit: Commit = isClear ? { time, changes, isClear } : { time, changes };
    if (changes.length > 0) this.#history.add(commit);
    this.#deliver(commit);
  }

  /** A listener may commit in its turn: everyone still sees commits in order. One that fails harms nobody else. */
  #deliver(commit: Commit): void {
    this.#undelivered.push(commit);
    if (this.#delivering) return;
    this.#delivering = true;
    for (let next = this.#undelivered.shift(); next; next = this.#undelivered.shift()) {
      for (const listener of [...this.#listeners]) {
        try {
          listener(next);
        } catch (error) {
          console.error("A follower of the database failed:", error);
        }
      }
    }
    this.#delivering = false;
  }

  #readable(at: Micros | undefined): Micros | undefined {
    if (at === undefined || at >= this.#lastTime) return undefined;
    if (at >= this.#horizon()) return at;
    throw new RpcError("FAILED_PRECONDITION", "The requested 'read_time' is too old.");
  }

  #horizon(): Micros {
    return Math.max(this.#history.horizon, this.#clock() - budgets.historyMicros);
  }
}
