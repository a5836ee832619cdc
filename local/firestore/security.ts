import type { Micros, Reader, StoredDocument } from "./model.ts";
import type { StructuredQuery } from "./query/query.ts";

/** Who calls: `Bearer owner` and gRPC without a token are admin; otherwise the payload of an unsigned emulator JWT, or none. */
export interface Access {
  readonly admin: boolean;
  readonly token: Readonly<Record<string, unknown>> | undefined;
}

/** A write as rules see it, after its transforms. `kind` follows from what was there. */
export interface CheckedWrite {
  readonly path: string;
  readonly kind: "create" | "update" | "delete";
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

/** Each throws RpcError PERMISSION_DENIED, listing every failing allow with its line, and returns nothing when allowed. */
export interface Security {
  checkGet(access: Access, reader: Reader, path: string, document: StoredDocument | undefined, time: Micros): void;
  /** `parent` is a document path or "" ; proved from the query alone, never from the data. */
  checkList(access: Access, reader: Reader, parent: string, query: StructuredQuery, time: Micros): void;
  checkCommit(access: Access, reader: Reader, writes: readonly CheckedWrite[], time: Micros): void;
  /** Called after other rules were installed: whoever listens must be asked again. Returns the way to stop. */
  onChange?(listener: () => void): () => void;
}
