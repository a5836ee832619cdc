import type { Micros } from "../model.ts";
import type { FieldPath } from "../query/query.ts";
import type { Value } from "../values/value.ts";

/** One write of a commit, decoded. Paths are relative to the database and are checked by the commit. */
export type Write = SetWrite | UpdateWrite | DeleteWrite | VerifyWrite;

/** Replaces the whole document. */
export interface SetWrite {
  readonly op: "set";
  readonly path: string;
  readonly fields: ReadonlyMap<string, Value>;
  readonly transforms: readonly Transform[];
  readonly precondition?: Precondition;
}

/** Sets each path of the mask to what `fields` has there, or removes it; makes the document when it is missing. */
export interface UpdateWrite {
  readonly op: "update";
  readonly path: string;
  readonly fields: ReadonlyMap<string, Value>;
  readonly mask: readonly FieldPath[];
  readonly transforms: readonly Transform[];
  readonly precondition?: Precondition;
}

export interface DeleteWrite {
  readonly op: "delete";
  readonly path: string;
  readonly precondition?: Precondition;
}

/** Changes nothing: the precondition alone counts. */
export interface VerifyWrite {
  readonly op: "verify";
  readonly path: string;
  readonly precondition?: Precondition;
}

export type Precondition = { readonly exists: boolean } | { readonly updateTime: Micros };

/** Applied after the update, in order, each seeing what the earlier ones made. */
export type Transform = { readonly field: FieldPath } & (
  | { readonly kind: "server-time" }
  | { readonly kind: "increment" | "maximum" | "minimum"; readonly operand: Value }
  | { readonly kind: "append-missing" | "remove-all"; readonly values: readonly Value[] }
);

export interface WriteResult {
  /** Of the document after the write; the old one when nothing changed, none when it is gone or was only verified. */
  readonly updateTime: Micros | undefined;
  /** One value per transform: the new value, or null for array transforms. */
  readonly transformResults: readonly Value[];
}

export interface CommitResult {
  readonly commitTime: Micros;
  readonly results: readonly WriteResult[];
}
