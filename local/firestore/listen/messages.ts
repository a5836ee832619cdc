import type { RpcError } from "../errors.ts";
import { codes } from "../errors.ts";
import type { Micros, StoredDocument } from "../model.ts";
import { shared } from "../sharing.ts";
import { encodeDocument, type JsonDocument } from "../wire/json.ts";
import { formatMicros } from "../wire/timestamps.ts";
import type { BloomFilter } from "./bloom-filter.ts";

/** google.firestore.v1.ListenResponse in ProtoJSON, as this server says it: what is empty or usual is left out. */
export type ListenResponse =
  | { readonly targetChange: TargetChange }
  | {
      readonly documentChange: {
        document: JsonDocument;
        targetIds?: readonly number[];
        removedTargetIds?: readonly number[];
      };
    }
  | { readonly documentDelete: Removal }
  | { readonly documentRemove: Removal }
  | { readonly filter: { targetId: number; count: number; unchangedNames?: BloomFilter } };

interface TargetChange {
  /** Absent: NO_CHANGE. */
  readonly targetChangeType?: "ADD" | "REMOVE" | "CURRENT" | "RESET";
  /** Absent: all of them. */
  readonly targetIds?: readonly number[];
  readonly cause?: { code: number; message: string };
  readonly resumeToken?: string;
  readonly readTime?: string;
}

interface Removal {
  readonly document: string;
  readonly removedTargetIds: readonly number[];
  readonly readTime: string;
}

export function targetChange(type: "ADD" | "REMOVE" | "RESET", id: number, error?: RpcError): ListenResponse {
  return {
    targetChange: {
      targetChangeType: type,
      targetIds: [id],
      ...(error ? { cause: { code: codes[error.code], message: error.message } } : {}),
    },
  };
}

/** The target's whole result up to `time` has been said. */
export function current(id: number, resumeToken: string, time: Micros): ListenResponse {
  return {
    targetChange: { targetChangeType: "CURRENT", targetIds: [id], resumeToken, readTime: formatMicros(time) },
  };
}

/** All targets are consistent at `time`: only now does the client show anything. */
export function snapshot(database: object, resumeToken: string, time: Micros): ListenResponse {
  return shared(database, `snapshot ${time}`, () => ({
    targetChange: { resumeToken, readTime: formatMicros(time) },
  }));
}

export function documentChange(
  databaseName: string,
  document: StoredDocument,
  targetIds: readonly number[],
  removedTargetIds: readonly number[],
): ListenResponse {
  return shared(document, `${targetIds} ${removedTargetIds}`, () => ({
    documentChange: {
      document: shared(document, "encoded", () => encodeDocument(databaseName, document)),
      ...(targetIds.length > 0 ? { targetIds } : {}),
      ...(removedTargetIds.length > 0 ? { removedTargetIds } : {}),
    },
  }));
}

/** The document is gone. */
export function documentDelete(name: string, removedTargetIds: readonly number[], time: Micros): ListenResponse {
  return { documentDelete: { document: name, removedTargetIds, readTime: formatMicros(time) } };
}

/** The document left the targets; what became of it is not said. */
export function documentRemove(name: string, removedTargetIds: readonly number[], time: Micros): ListenResponse {
  return { documentRemove: { document: name, removedTargetIds, readTime: formatMicros(time) } };
}
