import { documentPath } from "../paths.ts";
import type { Databases } from "../store/databases.ts";
import type { AdminRoute } from "./routes.ts";

export interface LifeOptions {
  readonly databases: Databases;
  /** What happens while it runs is told to no function. */
  silently(change: () => void): void;
  /** Empties every database and lets seeds be sown again. */
  reset(): void;
  shutdown(): void;
}

/** Is it there; empty it; stop it. */
export function lifeRoutes({ databases, silently, reset, shutdown }: LifeOptions): AdminRoute[] {
  return [
    { method: "GET", path: /^\/$/, handle: () => ({ text: "Ok\n" }) },
    { method: "HEAD", path: /^\/$/, handle: () => ({ text: "" }) },
    {
      method: "POST",
      path: /^\/reset$/,
      handle: () => {
        reset();
        return { text: "Resetting...\n" };
      },
    },
    {
      method: "POST",
      path: /^\/shutdown$/,
      handle: () => {
        setImmediate(shutdown);
        return { text: "Shutting down...\n" };
      },
    },
    {
      method: "DELETE",
      path: /^\/emulator\/v1\/projects\/([^/]+)\/databases\/([^/]+)\/documents(?:\/(.*))?$/,
      handle: ({ captured: [projectId = "", databaseId = "", path = ""] }) => {
        const database = databases.open(projectId, databaseId);
        if (path === "") database.clear();
        else {
          const paths = Array.from(
            database.below(documentPath(path, `${database.name}/documents/${path}`)),
            (document) => document.path,
          );
          silently(() => database.commit(paths.map((below) => ({ op: "delete", path: below }))));
        }
        return {};
      },
    },
  ];
}
