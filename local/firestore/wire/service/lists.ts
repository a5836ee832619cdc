import { RpcError } from "../../errors.ts";
import type { StoredDocument } from "../../model.ts";
import { checkId, comparePaths } from "../../paths.ts";
import { checkQuery } from "../../query/check.ts";
import type { StructuredQuery } from "../../query/query.ts";
import type { Database } from "../../store/database.ts";
import { Reference } from "../../values/value.ts";
import { demandAdmin } from "../access.ts";
import { encodeDocument } from "../json.ts";
import { decodeOrderBy } from "../query-codec.ts";
import type { Unary } from "../rpc.ts";
import type { JsonMask } from "../write-codec.ts";
import type { Backend } from "./backend.ts";
import { type Consistency, type Reading, readingOf, readsOf, readTimeOf } from "./consistency.ts";
import { parentNamed } from "./names.ts";
import { type PageRequest, pageOf } from "./pages.ts";
import { masked } from "./projection.ts";

interface ListRequest extends Consistency, PageRequest {
  parent?: string;
  collectionId?: string;
  orderBy?: string;
  mask?: JsonMask;
  showMissing?: boolean;
}

interface CollectionIdsRequest extends PageRequest {
  parent?: string;
  readTime?: string;
}

/** A document, or the name alone of one that is missing but has something below it. */
type Listed = StoredDocument | { readonly path: string };

/** What there is: a collection's documents, a document's collections. */
export function listRpcs(backend: Backend): Record<string, Unary> {
  return { ListDocuments: listDocuments(backend), ListCollectionIds: listCollectionIds(backend) };
}

function listDocuments(backend: Backend): Unary {
  return async (request, call) => {
    const { parent, collectionId = "", mask, orderBy, showMissing, ...rest } = request as ListRequest;
    const { database, path } = parentNamed(backend.databases, parent);
    if ((rest.pageSize ?? 0) < 0) throw invalid("Page size must be nonnegative.");
    if (collectionId) checkId(collectionId, "Collection");
    if (showMissing) {
      if (!collectionId) throw invalid("collection id must be set when show_missing is true");
      if (orderBy) throw invalid("cannot specify an order when show_missing is true");
      demandAdmin(call.access, "Metadata operations require");
    }
    const query: StructuredQuery = {
      from: [{ collectionId, allDescendants: false }],
      orderBy: orderBy ? decodeOrderBy(orderBy) : [],
      ...(rest.pageSize ? { limit: rest.pageSize } : {}),
    };
    checkQuery(query);
    backend.security.checkList(call.access, database, path, query, backend.clock());
    const reading = await readingOf(backend, database, rest, readsOf(query), call);
    const { items, nextPageToken } = pageOf<Listed>(
      rest,
      (last) => {
        if (showMissing) return withMissing(database, reading, path, collectionId, last);
        return orderBy ? ordered(reading, path, query, last) : named(database, reading, path, query, last);
      },
      (listed) => listed.path,
    );
    const documents = items.map((listed) =>
      "fields" in listed
        ? encodeDocument(database.name, masked(listed, mask))
        : { name: `${database.name}/documents/${listed.path}` },
    );
    return { ...(documents.length > 0 ? { documents } : {}), ...(nextPageToken ? { nextPageToken } : {}) };
  };
}

/** In name order, straight from where the last page ended; one more than asked, to know whether there is another page. */
function named(database: Database, reading: Reading, parent: string, query: StructuredQuery, last: string | undefined) {
  const { limit, ...whole } = query;
  const reference = last === undefined ? undefined : new Reference(`${database.name}/documents/${last}`);
  return reading.query(parent, {
    ...whole,
    orderBy: [{ field: ["__name__"], direction: "asc" }],
    ...(reference ? { startAt: { values: [reference], before: false } } : {}),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
  });
}

function ordered(reading: Reading, parent: string, query: StructuredQuery, last: string | undefined): StoredDocument[] {
  const { limit: _all, ...whole } = query;
  const documents = reading.query(parent, whole);
  return documents.slice(documents.findIndex(({ path }) => path === last) + 1);
}

function* withMissing(
  database: Database,
  reading: Reading,
  parent: string,
  collectionId: string,
  last: string | undefined,
): Iterable<Listed> {
  const collection = parent === "" ? collectionId : `${parent}/${collectionId}`;
  for (const document of database.documentIds(collection, reading.at)) {
    const path = `${collection}/${document}`;
    if (last === undefined || comparePaths(path, last) > 0) yield reading.get(path) ?? { path };
  }
}

function listCollectionIds(backend: Backend): Unary {
  return async (request, call) => {
    const { parent, readTime, ...rest } = request as CollectionIdsRequest;
    const { database, path } = parentNamed(backend.databases, parent);
    if ((rest.pageSize ?? 0) < 0) throw invalid("page_size must be greater than or equal to zero.");
    demandAdmin(call.access, "Metadata operations require");
    const ids = database.collectionIds(path, readTimeOf(database, readTime));
    const { items, nextPageToken } = pageOf(
      rest,
      (last) => ids.filter((id) => last === undefined || comparePaths(id, last) > 0),
      (id) => id,
    );
    return { ...(items.length > 0 ? { collectionIds: items } : {}), ...(nextPageToken ? { nextPageToken } : {}) };
  };
}

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
