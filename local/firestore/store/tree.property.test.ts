import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { budgets } from "../limits.ts";
import { comparePaths } from "../paths.ts";
import { Database } from "./database.ts";
import type { Write } from "./write.ts";

const historyChanges = budgets.historyChanges;
const remember = (changes: number) => Object.assign(budgets, { historyChanges: changes });

const id = fc.constantFrom("a", "b", "__id2__");
const collectionId = fc.constantFrom("c", "d");
const path = fc
  .array(fc.tuple(collectionId, id), { minLength: 1, maxLength: 3 })
  .map((pairs) => pairs.flat().join("/"));
const commit = fc.array(fc.record({ path, remove: fc.boolean() }), { minLength: 1, maxLength: 4 });
const parents = ["", "c/a", "c/b", "d/a", "c/a/c/b", "c/a/d/__id2__"];

/** A history this short forgets within a few commits: what is left of a document, and of its collections, must go. */
describe("walks, over collections that come and go", () => {
  beforeAll(() => remember(4));
  afterAll(() => remember(historyChanges));

  it("give what a plain list of paths would, now and as far back as is kept", () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 12 }), (commits) => {
        let now = 0;
        const database = new Database("p", "(default)", () => ++now);
        const states: [number, readonly string[]][] = [];
        const live = new Set<string>();
        for (const steps of commits) {
          const writes = steps.map(
            ({ path: written, remove }): Write =>
              remove
                ? { op: "delete", path: written }
                : { op: "set", path: written, fields: new Map([["n", BigInt(now)]]), transforms: [] },
          );
          for (const { path: written, remove } of steps) {
            if (remove) live.delete(written);
            else live.add(written);
          }
          const { commitTime } = database.commit(writes);
          states.push([commitTime, [...live].sort(comparePaths)]);
          compare(database, undefined, states.at(-1)?.[1] ?? []);
        }
        const kept = states.filter(([time]) => database.since(time) !== undefined);
        expect(kept.length).toBeGreaterThan(0);
        for (const [time, paths] of kept) compare(database, time, paths);
      }),
      { numRuns: 300 },
    );
  });
});

function compare(database: Database, at: number | undefined, paths: readonly string[]): void {
  const names = (documents: Iterable<{ path: string }>) => [...documents].map((document) => document.path);
  for (const parent of parents) {
    const under = parent === "" ? paths : paths.filter((one) => one.startsWith(`${parent}/`));
    const depth = parent === "" ? 0 : parent.split("/").length;
    const segment = (one: string, i: number) => one.split("/")[depth + i] ?? "";
    const self = paths.includes(parent) ? [parent] : [];
    expect(names(database.below(parent, at))).toEqual([...self, ...under]);
    expect(database.collectionIds(parent, at)).toEqual([...new Set(under.map((one) => segment(one, 0)))].sort());
    for (const name of ["c", "d"]) {
      const inside = under.filter((one) => segment(one, 0) === name);
      const collection = parent === "" ? name : `${parent}/${name}`;
      expect([...database.documentIds(collection, at)]).toEqual([...new Set(inside.map((one) => segment(one, 1)))]);
      expect(names(database.collection(collection, at))).toEqual(
        inside.filter((one) => one.split("/").length === depth + 2),
      );
      expect(names(database.group(parent, name, at))).toEqual(under.filter((one) => one.split("/").at(-2) === name));
    }
  }
}
