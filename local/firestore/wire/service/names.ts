import { RpcError } from "../../errors.ts";
import { documentPath, parseName } from "../../paths.ts";
import type { Database } from "../../store/database.ts";
import type { Databases } from "../../store/databases.ts";

const databasePattern = /^projects\/([^/]+)\/databases\/([^/]+)$/;

/** `projects/p/databases/d` */
export function databaseNamed(databases: Databases, name: unknown): Database {
  const [, projectId, databaseId] = databasePattern.exec(String(name ?? "")) ?? [];
  if (!projectId || !databaseId) {
    throw new RpcError("INVALID_ARGUMENT", `Invalid database name: "${name ?? ""}".`);
  }
  return databases.open(projectId, databaseId);
}

export interface Place {
  readonly database: Database;
  readonly path: string;
}

/** A document's resource name. */
export function documentNamed(databases: Databases, name: unknown): Place {
  const place = placeNamed(databases, name);
  documentPath(place.path);
  return place;
}

/** What collections hang from: `…/documents` (path "") or a document. */
export function parentNamed(databases: Databases, name: unknown): Place {
  const place = placeNamed(databases, name);
  if (place.path !== "") documentPath(place.path);
  return place;
}

function placeNamed(databases: Databases, name: unknown): Place {
  const { projectId, databaseId, path } = parseName(String(name ?? ""));
  return { database: databases.open(projectId, databaseId), path };
}
