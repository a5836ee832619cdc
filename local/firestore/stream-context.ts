import { RpcError } from "./errors.ts";
import { parseName } from "./paths.ts";
import type { Access, Security } from "./security.ts";
import type { Clock, Database } from "./store/database.ts";
import type { Databases } from "./store/databases.ts";

/** What a Listen or Write session works on, and for whom. */
export interface StreamContext {
  readonly databases: Databases;
  readonly security: Security;
  readonly access: Access;
  readonly clock: Clock;
}

/** `projects/p/databases/d`, made on first use. */
export function openDatabase(databases: Databases, name: string): Database {
  const { projectId, databaseId, path } = parseName(`${name}/documents`);
  if (path !== "") throw new RpcError("INVALID_ARGUMENT", `"${name}" is not the name of a database.`);
  return databases.open(projectId, databaseId);
}
