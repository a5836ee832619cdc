import { RpcError } from "../errors.ts";
import { parseName } from "../paths.ts";
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
  if (json.delete !== undefined) {
    if (json.updateMask || json.updateTransforms?.length) {
      throw new RpcError("INVALID_ARGUMENT", "A delete takes neither an update mask nor transforms.");
    }
    return { op: "delete", path: pathIn(databaseName, json.delete), ...precondition };
  }
  if (json.verify !== undefined) return { op: "verify", path: pathIn(databaseName, json.verify), ...precondition };
  if (json.update !== undefined) return { ...decodeUpdate(databaseName, json.update, json), ...precondition };
  if (json.transform !== undefined) return { ...decodeLegacyTransform(databaseName, json.transform), ...precondition };
  throw new RpcError("INVALID_ARGUMENT", "A write must set one of update, delete, verify or transform.");
}

function decodeUpdate(databaseName: string, document: JsonDocument, json: JsonWrite): Write {
  const path = pathIn(databaseName, document.name ?? "");
  const fields = decodeFields(document.fields);
  const transforms = (json.updateTransforms ?? []).map(decodeTransform);
  if (!json.updateMask) return { op: "set", path, fields, transforms };
  return { op: "update", path, fields, mask: (json.updateMask.fieldPaths ?? []).map(parseFieldPath), transforms };
}

/** What SDKs sent before update_transforms: no field changes but the transforms'. */
function decodeLegacyTransform(databaseName: string, json: NonNullable<JsonWrite["transform"]>): Write {
  const transforms = (json.fieldTransforms ?? []).map(decodeTransform);
  return { op: "update", path: pathIn(databaseName, json.document ?? ""), fields: new Map(), mask: [], transforms };
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
export function pathIn(databaseName: string, name: string): string {
  const root = `${databaseName}/documents/`;
  if (name.startsWith(root)) return name.slice(root.length);
  const { projectId, databaseId, path } = parseName(name);
  if (`projects/${projectId}/databases/${databaseId}` === databaseName) return path;
  throw new RpcError("INVALID_ARGUMENT", `Document name "${name}" is not in the database "${databaseName}".`);
}

export function encodeCommitResult(result: CommitResult): { writeResults: JsonWriteResult[]; commitTime: string } {
  return { writeResults: result.results.map(encodeWriteResult), commitTime: formatMicros(result.commitTime) };
}

export function encodeWriteResult(result: WriteResult): JsonWriteResult {
  return {
    ...(result.updateTime === undefined ? {} : { updateTime: formatMicros(result.updateTime) }),
    ...(result.transformResults.length > 0 ? { transformResults: result.transformResults.map(encodeValue) } : {}),
  };
}
