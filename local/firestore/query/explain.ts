import { formatFieldPath, isNamePath } from "../values/field-path.ts";
import { needsOf } from "./needed-index.ts";
import type { NormalQuery } from "./normalize.ts";
import type { FieldPath } from "./query.ts";

/** Counts the documents that a query looked at, wanted or not. */
export interface Tally {
  looked: number;
}

/** As production tells it: `(state ASC, price DESC, __name__ DESC)`. */
export interface IndexUsed {
  readonly query_scope: "Collection" | "Collection group";
  readonly properties: string;
}

/** The indexes that production would read for a query, one for each branch; ours may go another way. */
export function indexesFor(
  query: NormalQuery,
  summed: readonly FieldPath[] = [],
  nearest?: { readonly field: FieldPath; readonly vector: readonly number[] },
): IndexUsed[] {
  const query_scope = query.from[0]?.allDescendants ? "Collection group" : "Collection";
  const last = nearest ? [`${formatFieldPath(nearest.field)} VECTOR<${nearest.vector.length}>`] : [];
  const all = needsOf(query, summed).map(({ pinned, orders, nameDirection }) => [
    ...pinned.map(({ field, isElement }) => `${formatFieldPath(field)} ${isElement ? "CONTAINS" : "ASC"}`),
    ...orders
      .filter(({ field }) => !isNamePath(field))
      .map((order) => `${formatFieldPath(order.field)} ${words[order.direction]}`),
    `__name__ ${words[nameDirection]}`,
    ...last,
  ]);
  const texts = new Set((all.length > 0 ? all : [["__name__ ASC"]]).map((parts) => `(${parts.join(", ")})`));
  return [...texts].map((properties) => ({ query_scope, properties }));
}

const words = { asc: "ASC", desc: "DESC" } as const;
