import type { Database } from "../store/database.ts";
import type { Write } from "../store/write.ts";
import type { ExportedDocument } from "./entity.ts";

/** Puts an export's documents into one database, all or none; identical ones keep their times. How many it had. */
export function importInto(database: Database, documents: readonly ExportedDocument[]): number {
  const writes = documents
    .filter(({ databaseId }) => databaseId === database.databaseId)
    .map(({ path, fields }): Write => ({ op: "set", path, fields, transforms: [] }));
  if (writes.length > 0) database.commit(writes);
  return writes.length;
}
