import type { FieldPath, Filter, StructuredQuery } from "../query/query.ts";
import { isNamePath } from "../values/field-path.ts";
import { Reference, type Value } from "../values/value.ts";

/** Where the documents of a target can be: what a commit is compared with before anything else. */
export type Scope =
  | { readonly kind: "documents"; readonly paths: readonly string[] }
  | { readonly kind: "collection"; readonly path: string; readonly pin?: Pin }
  | { readonly kind: "group"; readonly collectionId: string; readonly pin?: Pin }
  | { readonly kind: "anywhere" };

/** A field that must hold one plain value: among ten thousand listeners to their own bookings, a booking finds its owner's. */
export interface Pin {
  readonly field: FieldPath;
  readonly key: string;
}

/** A query's parent is a document path or "". A filter on the parent of a group stays the matcher's business. */
export function scopeOf(parent: string, query: StructuredQuery): Scope {
  const [from] = query.from;
  if (from === undefined || from.collectionId === "") return { kind: "anywhere" };
  const pin = pinOf(query.where);
  const pinned = pin ? { pin } : {};
  if (from.allDescendants) return { kind: "group", collectionId: from.collectionId, ...pinned };
  return { kind: "collection", path: parent === "" ? from.collectionId : `${parent}/${from.collectionId}`, ...pinned };
}

/** The first `==` that every result must satisfy, if it is about a value whose equality is that of a key. */
function pinOf(where: Filter | undefined): Pin | undefined {
  if (where === undefined || where.op === "or") return undefined;
  if ("filters" in where) {
    for (const part of where.filters) {
      const pin = pinOf(part);
      if (pin) return pin;
    }
    return undefined;
  }
  if (where.op !== "==" || !("value" in where) || isNamePath(where.field)) return undefined;
  const key = keyOf(where.value);
  return key === undefined ? undefined : { field: where.field, key };
}

/** Texts, booleans and references: equal exactly when their keys are. Undefined for all else, numbers included (1 == 1.0). */
export function keyOf(value: Value | undefined): string | undefined {
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "boolean") return `b${value}`;
  return value instanceof Reference ? `r${value.name}` : undefined;
}
