import { AppError, toAppError } from "./app-error.ts";
import { emulatorHost, emulators, firebaseConfig } from "./environment.ts";
import { plainFields, type RestValue } from "./firestore-values.ts";

/** Public reads without the SDK: what the home page needs, in a few hundred bytes. */

const host = emulators ? `http://${emulatorHost}:${emulators.firestore}` : "https://firestore.googleapis.com";
const documents = `projects/${firebaseConfig.projectId}/databases/(default)/documents`;

interface RestDocument {
  name: string;
  fields?: Record<string, RestValue>;
}

/** Published documents of a top collection. The filter is what the rules prove the list from. */
export async function readPublished<T>(collection: string): Promise<T[]> {
  const rows: { document?: RestDocument }[] = await post("runQuery", {
    structuredQuery: {
      from: [{ collectionId: collection }],
      where: { fieldFilter: { field: { fieldPath: "published" }, op: "EQUAL", value: { booleanValue: true } } },
    },
  });
  return rows.flatMap(({ document }) =>
    document ? [{ ...plainFields(document.fields ?? {}), id: idOf(document) } as T] : [],
  );
}

/** Documents by path; a missing one is absent from the map. */
export async function readDocuments<T>(paths: readonly string[]): Promise<Map<string, T>> {
  if (paths.length === 0) return new Map();
  const rows: { found?: RestDocument }[] = await post("batchGet", {
    documents: paths.map((path) => `${documents}/${path}`),
  });
  return new Map(
    rows.flatMap(({ found }) =>
      found ? [[found.name.slice(found.name.indexOf("/documents/") + 11), plainFields(found.fields ?? {}) as T]] : [],
    ),
  );
}

async function post<T>(method: string, body: object): Promise<T> {
  try {
    const key = emulators ? "" : `?key=${firebaseConfig.apiKey}`;
    const response = await fetch(`${host}/v1/${documents}:${method}${key}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (response.status === 403) throw new AppError("not-allowed", {});
    if (!response.ok) throw new AppError("unavailable", {});
    return await response.json();
  } catch (error) {
    throw toAppError(error);
  }
}

function idOf(document: RestDocument): string {
  return document.name.slice(document.name.lastIndexOf("/") + 1);
}
