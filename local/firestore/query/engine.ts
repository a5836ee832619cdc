import type { Micros, Reader, StoredDocument } from "../model.ts";
import { idOf, isAtOrBelow, isDocumentPath, parentOf } from "../paths.ts";
import { getField, isNamePath, setField } from "../values/field-path.ts";
import type { MapValue } from "../values/value.ts";
import { isKindless } from "./check.ts";
import { type Candidate, compileFilter, fieldReader, type Test } from "./filter.ts";
import { type NormalQuery, normalize } from "./normalize.ts";
import { comparator, cursorSide } from "./order.ts";
import type { FieldPath, StructuredQuery } from "./query.ts";

/** Results of a query under a document path ("" for the root), in order, projected; offset and limit applied. */
export function runQuery(reader: Reader, parent: string, query: StructuredQuery, at?: Micros): StoredDocument[] {
  const normal = normalize(query);
  const { select } = normal;
  const documents = collect(reader, parent, normal, at);
  return select ? documents.map((document) => project(document, select)) : documents;
}

/** Whether a document belongs to a query's results, its offset and limit aside. */
export function queryMatcher(parent: string, query: StructuredQuery): (document: Candidate) => boolean {
  return matcher(parent, normalize(query));
}

/** As `runQuery`, before projection; `required` fields must be present too. */
export function collect(
  reader: Reader,
  parent: string,
  query: NormalQuery,
  at?: Micros,
  required: readonly FieldPath[] = [],
): StoredDocument[] {
  const { limit, offset = 0 } = query;
  const matches = matcher(parent, query, required);
  const found: StoredDocument[] = [];
  for (const document of scope(reader, parent, query, at)) if (matches(document)) found.push(document);
  found.sort(comparator(query.orders));
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

function matcher(parent: string, query: NormalQuery, required: readonly FieldPath[] = []): Test {
  const ordered = query.orders.map(({ field }) => field).filter((field) => !isNamePath(field));
  const readers = [...ordered, ...required].map(fieldReader);
  const side = cursorSide(query);
  const tests: Test[] = [
    inScope(parent, query),
    ...(query.where ? [compileFilter(query.where)] : []),
    (document) => readers.every((read) => read(document) !== undefined),
    (document) => side(document) === 0,
  ];
  return (document) => tests.every((test) => test(document));
}

function scope(reader: Reader, parent: string, query: NormalQuery, at?: Micros): Iterable<StoredDocument> {
  if (isKindless(query)) return reader.below(parent, at);
  const { collectionId = "", allDescendants = false } = query.from[0] ?? {};
  return allDescendants ? reader.group(parent, collectionId, at) : reader.collection(under(parent, collectionId), at);
}

function inScope(parent: string, query: NormalQuery): Test {
  const { collectionId = "", allDescendants = false } = query.from[0] ?? {};
  if (isKindless(query)) {
    if (allDescendants) return ({ path }) => isAtOrBelow(path, parent) && path !== parent;
    return ({ path }) => parentOf(parentOf(path)) === parent;
  }
  if (!allDescendants) {
    const collection = under(parent, collectionId);
    return ({ path }) => parentOf(path) === collection;
  }
  return ({ path }) => path !== parent && isAtOrBelow(path, parent) && idOf(parentOf(path)) === collectionId;
}

/** A copy with the selected fields only; none when the name alone is selected. */
export function project(document: StoredDocument, select: readonly FieldPath[]): StoredDocument {
  let fields: MapValue = new Map();
  for (const path of select) {
    const value = isNamePath(path) ? undefined : getField(document.fields, path);
    if (value !== undefined) fields = setField(fields, path, value);
  }
  return { ...document, fields };
}

const under = (parent: string, collectionId: string): string =>
  isDocumentPath(parent) ? `${parent}/${collectionId}` : collectionId;
