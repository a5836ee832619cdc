import { RpcError } from "../../errors.ts";
import type { StoredDocument } from "../../model.ts";
import { checkId } from "../../paths.ts";
import type { Database } from "../../store/database.ts";
import type { Write } from "../../store/write.ts";
import { encodeDocument, type JsonDocument } from "../json.ts";
import type { Unary } from "../rpc.ts";
import { decodePrecondition, decodeWrite, type JsonMask, type JsonPrecondition } from "../write-codec.ts";
import type { Backend } from "./backend.ts";
import { commitWrites } from "./commits.ts";
import { type Consistency, readingOf } from "./consistency.ts";
import { documentNamed, parentNamed } from "./names.ts";
import { masked } from "./projection.ts";

/** The RPCs about one document. */
export function documentRpcs(backend: Backend): Record<string, Unary> {
  const { databases } = backend;

  return {
    GetDocument: async (request, call) => {
      const { name, mask, ...consistency } = request as { name?: string; mask?: JsonMask } & Consistency;
      const { database, path } = documentNamed(databases, name);
      const reading = await readingOf(backend, database, consistency, { documents: [path] }, call);
      const document = reading.get(path);
      backend.security.checkGet(call.access, database, path, document, backend.clock());
      if (!document) throw new RpcError("NOT_FOUND", `Document (${database.name}/documents/${path}) not found.`);
      return encodeDocument(database.name, masked(document, mask));
    },

    CreateDocument: async (request, call) => {
      const { parent, collectionId = "", documentId, document, mask } = request as CreateRequest;
      const { database, path } = parentNamed(databases, parent);
      if (collectionId === "") throw new RpcError("INVALID_ARGUMENT", "collection id must be set.");
      checkId(collectionId, "Collection");
      if (documentId) checkId(documentId, "Resource");
      const below = path === "" ? "" : `${path}/`;
      const name = `${database.name}/documents/${below}${collectionId}/${documentId || backend.newId()}`;
      const write = decodeWrite(database.name, {
        update: { fields: document?.fields ?? {}, name },
        currentDocument: { exists: false },
      });
      await commitWrites(backend, database, [write], call);
      return written(database, write.path, mask);
    },

    UpdateDocument: async (request, call) => {
      const { document = {}, updateMask, mask, currentDocument } = request as UpdateRequest;
      const { database } = documentNamed(databases, document.name);
      const write = decodeWrite(database.name, {
        update: document,
        ...(updateMask ? { updateMask } : {}),
        ...(currentDocument ? { currentDocument } : {}),
      });
      await commitWrites(backend, database, [write], call);
      return written(database, write.path, mask);
    },

    DeleteDocument: async (request, call) => {
      const { name, currentDocument } = request as { name?: string; currentDocument?: JsonPrecondition };
      const { database, path } = documentNamed(databases, name);
      const write: Write = { op: "delete", path, ...decodePrecondition(currentDocument) };
      await commitWrites(backend, database, [write], call);
      return {};
    },
  };
}

interface CreateRequest {
  parent?: string;
  collectionId?: string;
  documentId?: string;
  document?: JsonDocument;
  mask?: JsonMask;
}

interface UpdateRequest {
  document?: JsonDocument;
  updateMask?: JsonMask;
  mask?: JsonMask;
  currentDocument?: JsonPrecondition;
}

function written(database: Database, path: string, mask: JsonMask | undefined): object {
  const document: StoredDocument | undefined = database.get(path);
  return document ? encodeDocument(database.name, masked(document, mask)) : {};
}
