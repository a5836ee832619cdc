import type { Access, Security } from "./security.ts";
import type { Clock } from "./store/database.ts";
import type { Databases } from "./store/databases.ts";

/** What a Listen or Write session works on, and for whom. */
export interface StreamContext {
  readonly databases: Databases;
  readonly security: Security;
  readonly access: Access;
  readonly clock: Clock;
}
