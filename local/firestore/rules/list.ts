import { anyDepth, anyId, type RequestedPath } from "../../rules/evaluate/match.ts";
import { PartialMap } from "../../rules/prove/partial-map.ts";
import { pathValue } from "../../rules/prove/partial-path.ts";
import { unknown } from "../../rules/values/odd.ts";
import type { RulesValue } from "../../rules/values/value.ts";
import type { Reader } from "../model.ts";
import { parseName } from "../paths.ts";
import type { StructuredQuery } from "../query/query.ts";
import { Reference } from "../values/value.ts";
import { type Branch, branchesOf, type Condition } from "./branches.ts";
import { dataOf } from "./constraints.ts";

/** One thing that the rules must allow before a query may run. */
export interface Proof {
  readonly path: RequestedPath;
  readonly resource: RulesValue;
}

/**
 * What must hold for every document that the query could return: one proof per branch of its filter. The stored
 * documents are never looked at, so an empty collection needs the proof too.
 */
export function proofsOf(reader: Reader, parent: string, query: StructuredQuery): readonly Proof[] {
  return branchesOf(query.where).map((branch) => {
    const path = pinnedPath(reader, branch) ?? listPath(reader, parent, query);
    const id = path.at(-1);
    const fields = branch.filter((condition) => !isOnName(condition));
    const resource = new PartialMap(
      new Map<string, RulesValue>([
        ["data", dataOf(fields)],
        ["id", typeof id === "string" ? id : unknown],
        ["__name__", pathValue(path)],
      ]),
    );
    return { path, resource };
  });
}

/** `request.query` */
export function queryVariables({ limit, offset, orderBy }: StructuredQuery): RulesValue {
  const directions = orderBy.map(({ field, direction }) => [field.join("."), direction.toUpperCase()] as const);
  return new Map<string, RulesValue>([
    ["limit", limit === undefined ? null : BigInt(limit)],
    ["offset", BigInt(offset ?? 0)],
    ["orderBy", directions.length > 0 ? new Map(directions) : null],
  ]);
}

/** Captures of the parents are known; the document's own id is open, and so are all parents of a collection group. */
function listPath(reader: Reader, parent: string, { from: [from] }: StructuredQuery): RequestedPath {
  const root = ["databases", reader.databaseId, "documents", ...(parent === "" ? [] : parent.split("/"))];
  if (!from?.collectionId) return [...root, anyDepth, anyId, anyId];
  return from.allDescendants ? [...root, anyDepth, from.collectionId, anyId] : [...root, from.collectionId, anyId];
}

/** A query by document id can only return that document. */
function pinnedPath(reader: Reader, branch: Branch): RequestedPath | undefined {
  const pinned = branch.find((condition) => isOnName(condition) && condition.op === "==")?.value;
  if (!(pinned instanceof Reference)) return undefined;
  return ["databases", reader.databaseId, "documents", ...parseName(pinned.name).path.split("/")];
}

function isOnName({ field }: Condition): boolean {
  return field.length === 1 && field[0] === "__name__";
}
