import type { Value } from "../values/value.ts";

export type FieldPath = readonly string[];

export type Filter =
  | { readonly op: "and" | "or"; readonly filters: readonly Filter[] }
  | { readonly op: FieldOperator; readonly field: FieldPath; readonly value: Value }
  | { readonly op: UnaryOperator; readonly field: FieldPath };

export type FieldOperator =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "array-contains"
  | "array-contains-any"
  | "in"
  | "not-in";
export type UnaryOperator = "is-null" | "is-not-null" | "is-nan" | "is-not-nan";

export interface Order {
  /** `["__name__"]` is the document's name. */
  readonly field: FieldPath;
  readonly direction: "asc" | "desc";
}

export interface Cursor {
  readonly values: readonly Value[];
  /** startAt: before → at or after the position; endAt: before → strictly before it. */
  readonly before: boolean;
}

/** google.firestore.v1.StructuredQuery, decoded and checked. Implicit orders are added by the engine, not here. */
export interface StructuredQuery {
  readonly from: readonly { readonly collectionId: string; readonly allDescendants: boolean }[];
  readonly where?: Filter;
  readonly orderBy: readonly Order[];
  readonly startAt?: Cursor;
  readonly endAt?: Cursor;
  readonly offset?: number;
  readonly limit?: number;
  /** Absent: all fields. `[["__name__"]]`: names only. */
  readonly select?: readonly FieldPath[];
}
