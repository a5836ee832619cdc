import type { Content, Micros, Reader, StoredDocument } from "../model.ts";
import { idOf, isAtOrBelow, isDocumentPath, parentOf } from "../paths.ts";
import { getField, isNamePath, setField } from "../values/field-path.ts";
import type { MapValue } from "../values/value.ts";
import { isKindless } from "./check.ts";
import type { Tally } from "./explain.ts";
import { compileFilter, fieldReader, type Test } from "./filter.ts";
import { merge } from "./merge.ts";
import { type NormalQuery, normalize } from "./normalize.ts";
import { comparator, cursorSide } from "./order.ts";
import { pinnedPaths, planScan } from "./plan.ts";
import type { FieldPath, StructuredQuery } from "./query.ts";

/** Results of a query under a document path ("" for the root), in order, projected; offset and limit applied. */
export function runQuery(
  reader: Reader,
  parent: string,
  query: StructuredQuery,
  at?: Micros,
  tally?: Tally,
): StoredDocument[] {
  const normal = normalize(query);
  const { select } = normal;
  const documents = collect(reader, parent, normal, at, [], tally);
  return select ? documents.map((document) => project(document, select)) : documents;
}

/** Whether a document belongs to a query's results, its offset and limit aside. */
export function queryMatcher(parent: string, query: StructuredQuery): (document: Content) => boolean {
  return matcher(parent, normalize(query));
}

/** As `runQuery`, before projection; `required` fields, to be summed, must be present too. */
export function collect(
  reader: Reader,
  parent: string,
  query: NormalQuery,
  at?: Micros,
  required: readonly FieldPath[] = [],
  tally?: Tally,
): StoredDocument[] {
  reader.demandIndex?.(query, required);
  const { limit = Number.POSITIVE_INFINITY, offset = 0 } = query;
  if (limit === 0) return [];
  const matches = matcher(parent, query, required);
  const compare = comparator(query.orders);
  const inOrder = isNow(reader, at) ? walk(reader, parent, query, compare) : undefined;
  const found: StoredDocument[] = [];
  for (const document of inOrder ?? unordered(reader, parent, query, at)) {
    if (tally) tally.looked++;
    if (!matches(document)) continue;
    found.push(document);
    if (inOrder && found.length === offset + limit) break;
  }
  if (!inOrder) found.sort(compare);
  return found.slice(offset, offset + limit);
}

type Compare = (a: StoredDocument, b: StoredDocument) => number;

/** Candidates in the order of the results, when an index gives them so. */
function walk(
  reader: Reader,
  parent: string,
  query: NormalQuery,
  compare: Compare,
): Iterable<StoredDocument> | undefined {
  if (!reader.ordered || pinnedPaths(query)) return undefined;
  const scan = planScan(parent, query);
  const lists = scan && reader.ordered(scan);
  return lists && (lists.length === 1 ? lists[0] : merge(lists, compare));
}

function unordered(reader: Reader, parent: string, query: NormalQuery, at?: Micros): Iterable<StoredDocument> {
  const paths = pinnedPaths(query);
  if (!paths) return scope(reader, parent, query, at);
  return paths.map((path) => reader.get(path, at)).filter((document) => document !== undefined);
}

const isNow = (reader: Reader, at: Micros | undefined): boolean => at === undefined || at >= reader.now();

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
