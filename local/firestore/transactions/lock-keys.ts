import { collectionIdOf } from "../paths.ts";
import type { Database } from "../store/database.ts";
import type { Write } from "../store/write.ts";

/** What a read in a transaction depends on. No collection id in a query: `everything`. */
export interface ReadSet {
  readonly documents?: readonly string[];
  readonly collectionIds?: readonly string[];
  readonly everything?: boolean;
}

export function keysOfReads({ name }: Database, { documents = [], collectionIds = [], everything }: ReadSet): string[] {
  const keys = [...documents.map((path) => `${name}/d/${path}`), ...collectionIds.map((id) => `${name}/c/${id}`)];
  return everything ? [...keys, `${name}/*`] : keys;
}

export function keysOfWrites({ name }: Database, writes: readonly Write[]): string[] {
  const keys = new Set<string>();
  for (const { op, path } of writes) {
    // A verification changes nothing: another transaction's read of the same document does not mind.
    if (op === "verify") continue;
    keys
      .add(`${name}/*`)
      .add(`${name}/d/${path}`)
      .add(`${name}/c/${collectionIdOf(path)}`);
  }
  return [...keys];
}
