import type { Micros, StoredDocument } from "../model.ts";
import { compareIds, idOf } from "../paths.ts";
import { compareUtf8 } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import type { CollectionNode } from "./collection-node.ts";
import type { DocumentRecord } from "./record.ts";
import type { Scan } from "./scan.ts";

/** A scan over names alone needs no index: the collection is in that order. */
export function* namesOf(node: CollectionNode, { reverse, side }: Scan): Generator<StoredDocument, void, undefined> {
  const place = (record: DocumentRecord) => side(record.current ?? { path: record.path, fields: noFields });
  const records = reverse
    ? node.records.descending((record) => place(record) >= 0)
    : node.records.ascending((record) => place(record) >= 0);
  for (const record of records) {
    if (place(record) > 0) return;
    if (record.current) yield record.current;
  }
}

export function* documentsOf(node: CollectionNode, at: Micros | undefined): Generator<StoredDocument, void, undefined> {
  for (const record of node.records.ascending()) {
    const document = record.at(at);
    if (document) yield document;
  }
}

/** A collection and all under it in name order; with an id, only documents of collections so called. */
export function* documentsBelow(
  node: CollectionNode,
  at: Micros | undefined,
  collectionId?: string,
): Generator<StoredDocument, void, undefined> {
  for (const [id, document] of idsOf(node, at)) {
    if (document && (collectionId === undefined || node.id === collectionId)) yield document;
    for (const child of sorted(node.children.get(id))) yield* documentsBelow(child, at, collectionId);
  }
}

/** Ids of documents and of parents, merged in name order. */
export function* idsOf(
  node: CollectionNode,
  at: Micros | undefined,
): Generator<readonly [string, StoredDocument | undefined], void, undefined> {
  const parents = [...node.children.keys()].sort(compareIds);
  let next = 0;
  for (const record of node.records.ascending()) {
    const id = idOf(record.path);
    for (; next < parents.length && compareIds(parents[next] as string, id) < 0; next++) {
      yield [parents[next] as string, undefined];
    }
    if (parents[next] === id) next++;
    yield [id, record.at(at)];
  }
  for (; next < parents.length; next++) yield [parents[next] as string, undefined];
}

/** By id. */
export function sorted(nodes: ReadonlyMap<string, CollectionNode> | undefined): CollectionNode[] {
  return nodes ? [...nodes.values()].sort((a, b) => compareUtf8(a.id, b.id)) : [];
}

const noFields: ReadonlyMap<string, Value> = new Map();
