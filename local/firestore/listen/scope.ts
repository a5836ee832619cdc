import type { StructuredQuery } from "../query/query.ts";

/** Where the documents of a target can be: what a commit is compared with before anything else. */
export type Scope =
  | { readonly kind: "documents"; readonly paths: readonly string[] }
  | { readonly kind: "collection"; readonly path: string }
  | { readonly kind: "group"; readonly collectionId: string }
  | { readonly kind: "anywhere" };

/** A query's parent is a document path or "". A filter on the parent of a group stays the matcher's business. */
export function scopeOf(parent: string, query: StructuredQuery): Scope {
  const [from] = query.from;
  if (from === undefined || from.collectionId === "") return { kind: "anywhere" };
  if (from.allDescendants) return { kind: "group", collectionId: from.collectionId };
  return { kind: "collection", path: parent === "" ? from.collectionId : `${parent}/${from.collectionId}` };
}
