import { RpcError } from "../errors.ts";
import type { Micros, Reader } from "../model.ts";
import { checkId, documentPath } from "../paths.ts";
import type { Access, Security } from "../security.ts";
import { decodeQuery, type JsonQuery } from "../wire/query-codec.ts";
import { parseMicros } from "../wire/timestamps.ts";
import { pathIn } from "../wire/write-codec.ts";
import { queryView } from "./query-view.ts";
import { decodeToken } from "./resume-token.ts";
import { scopeOf } from "./scope.ts";
import { type Listener, type Permission, Target } from "./target.ts";
import { documentsView } from "./view.ts";

/** google.firestore.v1.Target in ProtoJSON. */
export interface JsonTarget {
  query?: { parent?: string; structuredQuery?: JsonQuery };
  documents?: { documents?: string[] };
  targetId?: number;
  resumeToken?: string;
  readTime?: string;
  once?: boolean;
  expectedCount?: number | { value?: number };
}

export interface Caller {
  readonly owner: Listener;
  readonly access: Access;
  readonly security: Security;
}

export function decodeTarget(reader: Reader, json: JsonTarget, id: number, caller: Caller): Target {
  if (json.documents) return documentsTarget(reader, json.documents.documents ?? [], id, caller);
  if (json.query?.structuredQuery) {
    return queryTarget(reader, json.query.parent ?? "", json.query.structuredQuery, id, caller);
  }
  throw new RpcError("INVALID_ARGUMENT", "A target must set one of query or documents.");
}

function documentsTarget(reader: Reader, names: readonly string[], id: number, caller: Caller): Target {
  const paths = [...new Set(names.map((name) => documentPath(pathIn(reader.name, name), name)))];
  const { access, security, owner } = caller;
  const permission: Permission = (tracked, time) => {
    for (const path of paths) security.checkGet(access, tracked, path, reader.get(path), time);
  };
  const view = documentsView(reader, paths);
  return new Target(id, owner, { kind: "documents", paths }, view, access.admin ? undefined : permission);
}

function queryTarget(reader: Reader, parentName: string, json: JsonQuery, id: number, caller: Caller): Target {
  const parent = pathIn(reader.name, parentName, "Document parent name");
  if (parent !== "") documentPath(parent, parentName, "Document parent name");
  const query = decodeQuery(json);
  for (const { collectionId } of query.from) if (collectionId !== "") checkId(collectionId, "Collection");
  const { access, security, owner } = caller;
  const permission: Permission = (tracked, time) => security.checkList(access, tracked, parent, query, time);
  const view = queryView(reader, parent, query);
  return new Target(id, owner, scopeOf(parent, query), view, access.admin ? undefined : permission);
}

export interface ResumePoint {
  /** Undefined: the client has seen something, but not of a history that we keep. */
  readonly time: Micros | undefined;
  /** How many documents of the result the client holds, when it says so. */
  readonly count: number | undefined;
}

/** Where the client left off; undefined when it starts from nothing. */
export function resumePointOf(json: JsonTarget, history: string): ResumePoint | undefined {
  const { expectedCount } = json;
  const count = typeof expectedCount === "object" ? (expectedCount.value ?? 0) : expectedCount;
  if (json.resumeToken) return { time: decodeToken(history, json.resumeToken), count };
  if (json.readTime) return { time: parseMicros(json.readTime), count };
  return undefined;
}
