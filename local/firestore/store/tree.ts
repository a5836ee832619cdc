import type { Micros, StoredDocument } from "../model.ts";
import { comparePaths, idOf, isAtOrBelow, parentOf } from "../paths.ts";
import { CollectionNode } from "./collection-node.ts";
import { IndexSet } from "./index-set.ts";
import { DocumentRecord } from "./record.ts";
import type { Scan } from "./scan.ts";
import { SortedList } from "./sorted-list.ts";
import { documentsBelow, documentsOf, idsOf, namesOf, sorted } from "./walk.ts";

/** All collections with one id. */
class Group {
  readonly nodes = new SortedList<CollectionNode>((a, b) => comparePaths(a.path, b.path));
  readonly indexes = new IndexSet();
  live = 0;
}

/** Every document of a database by path, in name order within its collection, and every collection by id. */
export class Tree {
  readonly #records = new Map<string, DocumentRecord>();
  readonly #collections = new Map<string, CollectionNode>();
  readonly #roots = new Map<string, CollectionNode>();
  readonly #groups = new Map<string, Group>();

  record(path: string): DocumentRecord | undefined {
    return this.#records.get(path);
  }

  replace(path: string, after: StoredDocument | undefined, time: Micros): void {
    let record = this.#records.get(path);
    const node = this.#open(parentOf(path));
    if (!record) {
      record = new DocumentRecord(path);
      this.#records.set(path, record);
      node.records.add(record);
    }
    const before = record.current;
    record.replace(after, time);
    for (const owner of [node, this.#group(node.id)]) {
      owner.live += Number(after !== undefined) - Number(before !== undefined);
      owner.indexes.replace(before, after);
    }
  }

  forgetOldest(path: string): void {
    const record = this.#records.get(path);
    if (!record?.forgetOldest()) return;
    this.#records.delete(path);
    const node = this.#collections.get(parentOf(path));
    node?.records.delete(record);
    if (node) this.#prune(node);
  }

  *collection(path: string, at?: Micros): Generator<StoredDocument, void, undefined> {
    const node = this.#collections.get(path);
    if (node) yield* documentsOf(node, at);
  }

  *group(parent: string, collectionId: string, at?: Micros): Generator<StoredDocument, void, undefined> {
    const nodes = this.#groupUnder(parent, collectionId);
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as CollectionNode;
      // A collection can lie inside another of the same id, and then their names interleave: walk that family as a tree.
      let last = i;
      while (isAtOrBelow(nodes[last + 1]?.path ?? "", node.path)) last++;
      yield* last === i ? documentsOf(node, at) : documentsBelow(node, at, collectionId);
      i = last;
    }
  }

  *below(parent: string, at?: Micros): Generator<StoredDocument, void, undefined> {
    if (parent !== "") {
      const document = this.#records.get(parent)?.at(at);
      if (document) yield document;
    }
    for (const node of this.#collectionsUnder(parent)) yield* documentsBelow(node, at);
  }

  /** Undefined when there is no index for the scan, or none yet. */
  ordered(scan: Scan): readonly Iterable<StoredDocument>[] | undefined {
    const { source, fields, prefixes } = scan;
    const node = "collection" in source ? this.#collections.get(source.collection) : undefined;
    if (node && fields.length === 0) return [namesOf(node, scan)];
    const owner = "collectionId" in source ? this.#groups.get(source.collectionId) : node;
    if (!owner) return [];
    const documents = () =>
      "collectionId" in source ? this.group("", source.collectionId) : this.collection(source.collection);
    const index = owner.indexes.for(fields, owner.live, documents);
    return index && prefixes.map((prefix) => index.scan(prefix, scan));
  }

  /** Ids of collections directly under a document ("" for the root) that hold something at any depth, in order. */
  collectionIds(parent: string, at?: Micros): string[] {
    return this.#collectionsUnder(parent)
      .filter((node) => documentsBelow(node, at).next().done === false)
      .map((node) => node.id);
  }

  /** Ids of a collection in name order, also of missing documents that have something below them. */
  *documentIds(path: string, at?: Micros): Generator<string, void, undefined> {
    const node = this.#collections.get(path);
    if (!node) return;
    for (const [id, document] of idsOf(node, at)) {
      if (document || this.collectionIds(`${path}/${id}`, at).length > 0) yield id;
    }
  }

  #groupUnder(parent: string, collectionId: string): CollectionNode[] {
    const under: CollectionNode[] = [];
    const nodes = this.#groups.get(collectionId)?.nodes;
    for (const node of nodes?.ascending((other) => comparePaths(other.path, parent) >= 0) ?? []) {
      if (!isAtOrBelow(node.path, parent)) break;
      under.push(node);
    }
    return under;
  }

  #collectionsUnder(parent: string): CollectionNode[] {
    const nodes = parent === "" ? this.#roots : this.#collections.get(parentOf(parent))?.children.get(idOf(parent));
    return sorted(nodes);
  }

  #open(path: string): CollectionNode {
    const known = this.#collections.get(path);
    if (known) return known;
    const node = new CollectionNode(path);
    this.#collections.set(path, node);
    this.#siblings(path).set(node.id, node);
    this.#group(node.id).nodes.add(node);
    return node;
  }

  #group(collectionId: string): Group {
    let group = this.#groups.get(collectionId);
    if (!group) {
      group = new Group();
      this.#groups.set(collectionId, group);
    }
    return group;
  }

  #siblings(path: string): Map<string, CollectionNode> {
    const document = parentOf(path);
    if (document === "") return this.#roots;
    const { children } = this.#open(parentOf(document));
    let siblings = children.get(idOf(document));
    if (!siblings) {
      siblings = new Map();
      children.set(idOf(document), siblings);
    }
    return siblings;
  }

  /** Takes out collections that hold nothing any more, upwards. */
  #prune(node: CollectionNode): void {
    if (node.records.size > 0 || node.children.size > 0) return;
    this.#collections.delete(node.path);
    const group = this.#groups.get(node.id);
    group?.nodes.delete(node);
    if (group?.nodes.size === 0) this.#groups.delete(node.id);
    const document = parentOf(node.path);
    const parent = document === "" ? undefined : this.#collections.get(parentOf(document));
    const siblings = parent ? parent.children.get(idOf(document)) : this.#roots;
    siblings?.delete(node.id);
    if (!parent || siblings?.size !== 0) return;
    parent.children.delete(idOf(document));
    this.#prune(parent);
  }
}
