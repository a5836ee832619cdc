import { anyDepth, anyId, type RequestedPath } from "../../rules/evaluate/match.ts";
import { unknown } from "../../rules/values/odd.ts";
import type { RulesValue } from "../../rules/values/value.ts";
import type { Reader } from "../model.ts";
import type { StructuredQuery } from "../query/query.ts";

/** One thing that the rules must allow before a query may run. */
export interface Proof {
  readonly path: RequestedPath;
  /** `request.path` */
  readonly pathVariable: RulesValue;
  readonly resource: RulesValue;
  /** `request.query` */
  readonly variables: RulesValue;
}

/** What must hold for every document that the query could return. The stored documents are never looked at. */
export function proofsOf(reader: Reader, parent: string, query: StructuredQuery): readonly Proof[] {
  return [{ path: listPath(reader, parent, query), pathVariable: unknown, resource: unknown, variables: queryVariables(query) }];
}

function listPath(reader: Reader, parent: string, { from: [from] }: StructuredQuery): RequestedPath {
  const root = ["databases", reader.databaseId, "documents", ...(parent === "" ? [] : parent.split("/"))];
  if (!from?.collectionId) return [...root, anyDepth, anyId, anyId];
  return from.allDescendants ? [...root, anyDepth, from.collectionId, anyId] : [...root, from.collectionId, anyId];
}

function queryVariables({ limit, offset, orderBy }: StructuredQuery): RulesValue {
  const directions = orderBy.map(({ field, direction }) => [field.join("."), direction.toUpperCase()] as const);
  return new Map<string, RulesValue>([
    ["limit", limit === undefined ? null : BigInt(limit)],
    ["offset", BigInt(offset ?? 0)],
    ["orderBy", new Map(directions)],
  ]);
}
