import { parseName } from "../paths.ts";
import type { Database } from "../store/database.ts";
import type { Write } from "../store/write.ts";
import { type MapValue, Reference, type Value } from "../values/value.ts";
import type { ExportedDocument } from "./entity.ts";

/** Puts an export's documents into one database, all or none; identical ones keep their times. How many it had. */
export function importInto(database: Database, documents: readonly ExportedDocument[]): number {
  const writes = documents
    .filter(({ databaseId }) => databaseId === database.databaseId)
    .map((document): Write => {
      const fields = fieldsIn(database.projectId, document);
      return { op: "set", path: document.path, fields, transforms: [] };
    });
  if (writes.length > 0) database.commit(writes);
  return writes.length;
}

function fieldsIn(projectId: string, { fields, following }: ExportedDocument): MapValue {
  const moved = new Map(fields);
  for (const name of following) {
    const value = fields.get(name);
    if (value !== undefined)
      moved.set(name, Array.isArray(value) ? value.map(movedTo(projectId)) : movedTo(projectId)(value));
  }
  return moved;
}

const movedTo = (projectId: string) => (value: Value) => {
  if (!(value instanceof Reference)) return value;
  const { databaseId, path } = parseName(value.name);
  return new Reference(`projects/${projectId}/databases/${databaseId}/documents/${path}`);
};
