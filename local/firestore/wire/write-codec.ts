import { RpcError } from "../errors.ts";
import { type NameKind, parseName } from "../paths.ts";
import { checkVerifies, checkWrite } from "../store/check-write.ts";
import type { CommitResult, Precondition, Transform, Write, WriteResult } from "../store/write.ts";
import { parseFieldPath } from "../values/field-path.ts";
import { decodeFields, decodeValue, encodeValue, type JsonDocument, type JsonValue } from "./json.ts";
import { formatMicros, parseMicros } from "./timestamps.ts";

/** google.firestore.v1.Write in ProtoJSON. */
export interface JsonWrite {
  update?: JsonDocument;
  delete?: string;
  verify?: string;
  transform?: { document?: string; fieldTransforms?: JsonTransform[] };
  updateMask?: JsonMask;
  updateTransforms?: JsonTransform[];
  currentDocument?: JsonPrecondition;
}

export interface JsonMask {
  fieldPaths?: string[];
}

export interface JsonPrecondition {
  exists?: boolean;
  updateTime?: string;
}

export interface JsonTransform {
  fieldPath?: string;
  setToServerValue?: string;
  increment?: JsonValue;
  maximum?: JsonValue;
  minimum?: JsonValue;
  appendMissingElements?: { values?: JsonValue[] };
  removeAllFromArray?: { values?: JsonValue[] };
}

export interface JsonWriteResult {
  updateTime?: string;
  transformResults?: JsonValue[];
}

/** `databaseName` (`projects/p/databases/d`) is the request's; a write that names another is refused. */
export function decodeWrite(databaseName: string, json: JsonWrite): Write {
  const precondition = decodePrecondition(json.currentDocument);
  const name = json.delete ?? json.verify ?? json.update?.name ?? json.transform?.document ?? "";
  if (json.delete !== undefined) refuseParts(json, "delete");
  if (json.verify !== undefined) refuseParts(json, "verify");
  const operation = decodeOperation(json);
  return checkWrite({ ...operation, path: pathIn(databaseName, name), ...precondition }, name);
}

/** All of one commit. */
export function decodeWrites(databaseName: string, json: readonly JsonWrite[]): Write[] {
  const writes = json.map((write) => decodeWrite(databaseName, write));
  checkVerifies(writes);
  return writes;
}

function refuseParts(json: JsonWrite, operation: string): void {
  const refuse = (what: string) => new RpcError("INVALID_ARGUMENT", `a ${operation} must not specify a ${what}.`);
  if (json.updateMask) throw refuse("document mask");
  if (json.updateTransforms?.length) throw refuse("update transform");
}

type Operation = Write extends infer One ? (One extends Write ? Omit<One, "path" | "precondition"> : never) : never;

function decodeOperation(json: JsonWrite): Operation {
  if (json.delete !== undefined) return { op: "delete" };
  if (json.verify !== undefined) return { op: "verify" };
  if (json.update !== undefined) {
    const fields = decodeFields(json.update.fields);
    const transforms = (json.updateTransforms ?? []).map(decodeTransform);
    if (!json.updateMask) return { op: "set", fields, transforms };
    return { op: "update", fields, mask: (json.updateMask.fieldPaths ?? []).map(parseFieldPath), transforms };
  }
  if (json.transform !== undefined) {
    // What SDKs sent before update_transforms: no field changes but the transforms'.
    const transforms = (json.transform.fieldTransforms ?? []).map(decodeTransform);
    return { op: "update", fields: new Map(), mask: [], transforms };
  }
  throw new RpcError("INVALID_ARGUMENT", "A write must set one of update, delete, verify or transform.");
}

function decodeTransform(json: JsonTransform): Transform {
  const field = parseFieldPath(json.fieldPath ?? "");
  if (json.setToServerValue === "REQUEST_TIME") return { field, kind: "server-time" };
  if (json.increment) return { field, kind: "increment", operand: decodeValue(json.increment) };
  if (json.maximum) return { field, kind: "maximum", operand: decodeValue(json.maximum) };
  if (json.minimum) return { field, kind: "minimum", operand: decodeValue(json.minimum) };
  if (json.appendMissingElements) {
    return { field, kind: "append-missing", values: (json.appendMissingElements.values ?? []).map(decodeValue) };
  }
  if (json.removeAllFromArray) {
    return { field, kind: "remove-all", values: (json.removeAllFromArray.values ?? []).map(decodeValue) };
  }
  throw new RpcError("INVALID_ARGUMENT", `The transform of "${json.fieldPath}" has no type set.`);
}

export function decodePrecondition(json: JsonPrecondition | undefined): { precondition?: Precondition } {
  if (json?.exists !== undefined) return { precondition: { exists: json.exists } };
  if (json?.updateTime !== undefined) return { precondition: { updateTime: parseMicros(json.updateTime) } };
  return {};
}

/** The path below `…/documents/` of a resource name that must lie in the database; "" for the root. */
export function pathIn(databaseName: string, name: string, kind: NameKind = "Document name"): string {
  const root = `${databaseName}/documents/`;
  if (name.startsWith(root)) return name.slice(root.length);
  const { projectId, databaseId, path } = parseName(name, kind);
  if (`projects/${projectId}/databases/${databaseId}` === databaseName) return path;
  throw new RpcError("INVALID_ARGUMENT", `Document name "${name}" is not in the database "${databaseName}".`);
}

export function encodeCommitResult({ results, commitTime }: CommitResult): object {
  const writeResults: JsonWriteResult[] = results.map(encodeWriteResult);
  return { ...(writeResults.length > 0 ? { writeResults } : {}), commitTime: formatMicros(commitTime) };
}

export function encodeWriteResult(result: WriteResult): JsonWriteResult {
  return {
    ...(result.updateTime === undefined ? {} : { updateTime: formatMicros(result.updateTime) }),
    ...(result.transformResults.length > 0 ? { transformResults: result.transformResults.map(encodeValue) } : {}),
  };
}
