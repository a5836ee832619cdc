import type { StoredDocument } from "../../model.ts";
import { collectionPath } from "../../paths.ts";
import type { StructuredQuery } from "../../query/query.ts";
import type { Database } from "../../store/database.ts";
import { encodeDocument } from "../json.ts";
import { decodeOrderBy } from "../query-codec.ts";
import type { Unary } from "../rpc.ts";
import type { JsonMask } from "../write-codec.ts";
import type { Backend } from "./backend.ts";
import { type Consistency, readingOf, readsOf, readTimeOf } from "./consistency.ts";
import { parentNamed } from "./names.ts";
import { pageOf } from "./pages.ts";
import { masked } from "./projection.ts";

interface ListRequest extends Consistency {
  parent?: string;
  collectionId?: string;
  pageSize?: number;
  pageToken?: string;
  orderBy?: string;
  mask?: JsonMask;
  showMissing?: boolean;
}

interface CollectionIdsRequest {
  parent?: string;
  pageSize?: number;
  pageToken?: string;
  readTime?: string;
}

/** What there is: a collection's documents, a document's collections. */
export function listRpcs(backend: Backend): Record<string, Unary> {
  return { ListDocuments: listDocuments(backend), ListCollectionIds: listCollectionIds(backend) };
}

function listDocuments(backend: Backend): Unary {
  return async (request, call) => {
    const { parent, collectionId = "", mask, orderBy, showMissing, ...rest } = request as ListRequest;
    const { database, path } = parentNamed(backend.databases, parent);
    const query: StructuredQuery = {
      from: [{ collectionId, allDescendants: false }],
      orderBy: orderBy ? decodeOrderBy(orderBy) : [],
    };
    backend.security.checkList(call.access, database, path, query, backend.clock());
    const reading = await readingOf(backend, database, rest, readsOf(query));
    const found = reading.query(path, query);
    const all = showMissing ? withMissing(database, path, collectionId, found, reading.at) : found;
    const { items, nextPageToken } = pageOf(all, rest.pageSize, rest.pageToken);
    const documents = items.map((document) =>
      "fields" in document
        ? encodeDocument(database.name, masked(document, mask))
        : { name: `${database.name}/documents/${document.path}` },
    );
    return { ...(documents.length > 0 ? { documents } : {}), ...(nextPageToken ? { nextPageToken } : {}) };
  };
}

/** Whoever may list everything below may know what there is: in practice admins, and everyone where no rules hold. */
const everythingBelow: StructuredQuery = { from: [{ collectionId: "", allDescendants: true }], orderBy: [] };

function listCollectionIds(backend: Backend): Unary {
  return async (request, call) => {
    const { parent, pageSize, pageToken, readTime } = request as CollectionIdsRequest;
    const { database, path } = parentNamed(backend.databases, parent);
    backend.security.checkList(call.access, database, path, everythingBelow, backend.clock());
    const ids = database.collectionIds(path, readTimeOf(database, readTime));
    const { items, nextPageToken } = pageOf(ids, pageSize, pageToken);
    return { ...(items.length > 0 ? { collectionIds: items } : {}), ...(nextPageToken ? { nextPageToken } : {}) };
  };
}

/** Ids that have something below them but no document are listed by name alone, in their place. */
function withMissing(
  database: Database,
  parent: string,
  collectionId: string,
  found: readonly StoredDocument[],
  at: number | undefined,
): (StoredDocument | { readonly path: string })[] {
  const collection = collectionPath(parent === "" ? collectionId : `${parent}/${collectionId}`);
  const byPath = new Map(found.map((document) => [document.path, document]));
  return Array.from(database.documentIds(collection, at), (id) => {
    const path = `${collection}/${id}`;
    return byPath.get(path) ?? { path };
  });
}
