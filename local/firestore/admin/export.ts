import { statSync } from "node:fs";
import { resolve } from "node:path";
import { RpcError } from "../errors.ts";
import { exportDatabase } from "../export/export.ts";
import { readExport } from "../export/import.ts";
import { importInto } from "../export/seeds.ts";
import type { Micros } from "../model.ts";
import type { Database } from "../store/database.ts";
import type { Databases } from "../store/databases.ts";
import type { AdminRequest, AdminRoute } from "./routes.ts";

export interface ExportOptions {
  readonly databases: Databases;
  readonly clock: () => Micros;
  silently(change: () => void): void;
}

/** Of a message that protocol buffers define: its JSON may spell names either way. */
interface ExportBody {
  database?: string;
  export_directory?: string;
  exportDirectory?: string;
  export_name?: string | null;
  exportName?: string;
}

/** `firebase emulators:export` and its way back. Directories may be relative to where the process was started. */
export function exportRoutes(options: ExportOptions): AdminRoute[] {
  return [
    {
      method: "POST",
      path: /^\/emulator\/v1\/projects\/[^/:]+(?:\/databases\/[^/:]+)?:export$/,
      handle: (request) => {
        const { database, body } = readRequest(options.databases, request, [...importKeys, ...nameKeys]);
        const name = body.export_name ?? body.exportName ?? `firestore_export_${Math.floor(options.clock() / 1e6)}`;
        if (name.includes("/")) throw new RpcError("INTERNAL", "export_name may not hold a slash.");
        const directory = body.export_directory ?? body.exportDirectory;
        if (!directory || !statSync(resolve(directory), { throwIfNoEntry: false })?.isDirectory()) {
          throw new RpcError("FAILED_PRECONDITION", `export_directory must be a directory: ${directory}`);
        }
        exportDatabase(database, resolve(directory), name, options.clock());
        return {};
      },
    },
    {
      method: "POST",
      path: /^\/emulator\/v1\/projects\/[^/:]+(?:\/databases\/[^/:]+)?:import$/,
      handle: (request) => {
        const { database, body } = readRequest(options.databases, request, importKeys);
        const documents = reading(resolve(body.export_directory ?? body.exportDirectory ?? ""));
        options.silently(() => importInto(database, documents));
        return {};
      },
    },
  ];
}

const importKeys = ["database", "export_directory", "exportDirectory"];
const nameKeys = ["export_name", "exportName"];

function readRequest(
  databases: Databases,
  { json }: AdminRequest,
  keys: readonly string[],
): { database: Database; body: ExportBody } {
  const body: ExportBody = json();
  if (Object.keys(body).some((key) => !keys.includes(key))) {
    throw new RpcError("INVALID_ARGUMENT", "Payload isn't valid for request.");
  }
  const [, projectId, databaseId] = /^projects\/([^/]+)\/databases\/([^/]+)$/.exec(body.database ?? "") ?? [];
  if (!projectId || !databaseId) throw new RpcError("INVALID_ARGUMENT", `Invalid database name: "${body.database}".`);
  return { database: databases.open(projectId, databaseId), body };
}

function reading(file: string): ReturnType<typeof readExport> {
  try {
    return readExport(file);
  } catch (error) {
    throw new RpcError("INVALID_ARGUMENT", error instanceof Error ? error.message : String(error));
  }
}
