import type { PatternSegment } from "../language/ast.ts";
import { unknown } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import type { RulesValue } from "../values/value.ts";

/** A place in a requested path that a query leaves open: one id, or any number of segments (a collection group's parents). */
export const anyId = Symbol("any id");
export const anyDepth = Symbol("any depth");
type RequestedSegment = string | typeof anyId | typeof anyDepth;
export type RequestedPath = readonly RequestedSegment[];

/** The whole path of a match block, its parents' included. */
export interface Pattern {
  readonly segments: readonly PatternSegment[];
  /** Where `{x=**}` stands; -1 without one. A path has at most one. */
  readonly recursiveAt: number;
  readonly version: 1 | 2;
}

/** What the captures hold, or undefined when the pattern does not cover every document that the path may name. */
export function matchPath(pattern: Pattern, path: RequestedPath): readonly RulesValue[] | undefined {
  const { segments, recursiveAt, version } = pattern;
  const captures: RulesValue[] = [];
  if (recursiveAt < 0) {
    return path.length === segments.length && matchPart(segments, path, 0, captures) ? captures : undefined;
  }
  const swallowed = path.length - (segments.length - 1);
  if (swallowed < (version === 1 ? 1 : 0)) return undefined;
  const rest = path.slice(recursiveAt, recursiveAt + swallowed);
  // Version 1 does not authorise collection groups.
  if (version === 1 && rest.includes(anyDepth)) return undefined;
  if (!matchPart(segments.slice(0, recursiveAt), path, 0, captures)) return undefined;
  captures.push(rest.every((segment) => typeof segment === "string") ? new Path(rest) : unknown);
  const tail = segments.slice(recursiveAt + 1);
  return matchPart(tail, path, recursiveAt + swallowed, captures) ? captures : undefined;
}

function matchPart(
  segments: readonly PatternSegment[],
  path: RequestedPath,
  from: number,
  captures: RulesValue[],
): boolean {
  for (let i = 0; i < segments.length; i++) {
    const pattern = segments[i] as PatternSegment;
    const requested = path[from + i];
    if (requested === anyDepth || requested === undefined) return false;
    if (pattern.kind === "capture") captures.push(requested === anyId ? unknown : requested);
    else if (requested !== pattern.text) return false;
  }
  return true;
}
