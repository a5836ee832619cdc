import type { Change, Micros, Reader, StoredDocument } from "../model.ts";

/** What happened to a target's result: documents that are (still) in it in a new version, and paths that left it. */
export interface Delta {
  readonly present: readonly StoredDocument[];
  readonly left: readonly string[];
}

/** A target's result as the client knows it. */
export interface View {
  /** The result now, in its order; from here on `apply` tells the differences. */
  start(): readonly StoredDocument[];
  /** The result as it was; throws FAILED_PRECONDITION when that is no longer known. */
  at(time: Micros): readonly StoredDocument[];
  /** To be called after every commit that concerns the target, in order. */
  apply(changes: readonly Change[]): Delta;
}

/** Named documents, there or not. */
export function documentsView(reader: Reader, paths: readonly string[]): View {
  const existing = (time?: Micros) =>
    paths.map((path) => reader.get(path, time)).filter((document) => document !== undefined);
  return {
    start: () => existing(),
    at: existing,
    apply: (changes) => ({
      present: changes.flatMap(({ after }) => after ?? []),
      left: changes.filter(({ after }) => after === undefined).map(({ path }) => path),
    }),
  };
}
