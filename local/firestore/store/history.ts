import { budgets } from "../limits.ts";
import type { Commit, Micros } from "../model.ts";
import { documentSize } from "../values/size.ts";

/** The last commits, bounded in age, changes and bytes. What falls out is handed to `forget`, oldest first. */
export class History {
  readonly #forget: (commit: Commit) => void;
  #commits: { commit: Commit; bytes: number }[] = [];
  #oldest = 0;
  #changes = 0;
  #bytes = 0;
  #horizon: Micros = 0;

  constructor(forget: (commit: Commit) => void) {
    this.#forget = forget;
  }

  /** The earliest time that can still be read. */
  get horizon(): Micros {
    return this.#horizon;
  }

  add(commit: Commit): void {
    const bytes = weigh(commit);
    this.#commits.push({ commit, bytes });
    this.#changes += commit.changes.length;
    this.#bytes += bytes;
    this.#trim(commit.time);
  }

  /** Commits after a time, oldest first; undefined when some of them are forgotten. */
  since(time: Micros): Commit[] | undefined {
    if (time < this.#horizon) return undefined;
    let first = this.#commits.length;
    while (first > this.#oldest && (this.#commits[first - 1]?.commit.time ?? 0) > time) first--;
    return this.#commits.slice(first).map(({ commit }) => commit);
  }

  #trim(now: Micros): void {
    while (this.#isOver(now)) {
      const entry = this.#commits[this.#oldest];
      if (!entry) break;
      this.#oldest++;
      this.#changes -= entry.commit.changes.length;
      this.#bytes -= entry.bytes;
      this.#horizon = entry.commit.time;
      this.#forget(entry.commit);
    }
    // Cutting the front of an array moves the rest: do it rarely, for many at once.
    if (this.#oldest * 2 > this.#commits.length) {
      this.#commits = this.#commits.slice(this.#oldest);
      this.#oldest = 0;
    }
  }

  #isOver(now: Micros): boolean {
    const oldest = this.#commits[this.#oldest]?.commit.time ?? now;
    return (
      this.#changes > budgets.historyChanges ||
      this.#bytes > budgets.historyBytes ||
      now - oldest > budgets.historyMicros
    );
  }
}

/** Only what a commit replaced is kept alive by history; what it made is alive anyway. */
function weigh(commit: Commit): number {
  let bytes = 0;
  for (const { before } of commit.changes) if (before) bytes += documentSize(before.path, before.fields);
  return bytes;
}
