import { documentPath, type NameKind, parseDatabaseName, parseName } from "../../paths.ts";
import type { Database } from "../../store/database.ts";
import type { Databases } from "../../store/databases.ts";

/** `projects/p/databases/d` */
export function databaseNamed(databases: Databases, name: unknown): Database {
  const { projectId, databaseId } = parseDatabaseName(String(name ?? ""));
  return databases.open(projectId, databaseId);
}

export interface Place {
  readonly database: Database;
  readonly path: string;
}

/** A document's resource name. */
export function documentNamed(databases: Databases, name: unknown): Place {
  const text = String(name ?? "");
  const place = placeNamed(databases, text, "Document name");
  documentPath(place.path, text);
  return place;
}

/** What collections hang from: `…/documents` (path "") or a document. */
export function parentNamed(databases: Databases, name: unknown): Place {
  const text = String(name ?? "");
  const place = placeNamed(databases, text, "Document parent name");
  if (place.path !== "") documentPath(place.path, text, "Document parent name");
  return place;
}

function placeNamed(databases: Databases, name: string, kind: NameKind): Place {
  const { projectId, databaseId, path } = parseName(name, kind);
  return { database: databases.open(projectId, databaseId), path };
}
