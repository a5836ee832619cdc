import type { Content } from "../model.ts";
import type { FieldPath } from "../query/query.ts";
import type { Value } from "../values/value.ts";

export interface IndexField {
  readonly field: FieldPath;
  readonly direction: "asc" | "desc";
  /** `element`: the document stands once under each element of its array. */
  readonly part: "value" | "element";
}

/** A walk along an index: fields in order, then names, ascending. */
export interface Scan {
  /** A collection's path, or every collection with an id. */
  readonly source: { readonly collection: string } | { readonly collectionId: string };
  readonly fields: readonly IndexField[];
  /** Values of the first fields; the walk is made once for each of these. */
  readonly prefixes: readonly (readonly Value[])[];
  /** From the end of the index to its beginning. */
  readonly reverse: boolean;
  /** Along the walk: before what is wanted (-1), wanted (0), past it (1). */
  readonly side: (document: Content) => number;
}
