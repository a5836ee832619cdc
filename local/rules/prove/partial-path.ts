import { anyDepth, type RequestedPath } from "../evaluate/match.ts";
import type { TypeName } from "../language/ast.ts";
import { Unknown, unknown } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import type { RulesValue } from "../values/value.ts";

/** The path of a document that a query could return: its beginning is known, its id is not. */
class PartialPath extends Unknown {
  readonly #segments: RequestedPath;

  constructor(segments: RequestedPath) {
    super();
    this.#segments = segments;
  }

  override index(at: RulesValue): RulesValue {
    if (typeof at !== "bigint" || at < 0n) return unknown;
    const position = Number(at);
    const segment = this.#segments[position];
    const isShifted = this.#segments.slice(0, position).includes(anyDepth);
    return typeof segment === "string" && !isShifted ? segment : unknown;
  }

  override is(type: TypeName): RulesValue {
    return type === "path";
  }
}

/** A plain path when nothing in it is open. */
export function pathValue(segments: RequestedPath): RulesValue {
  return isConcrete(segments) ? new Path(segments) : new PartialPath(segments);
}

function isConcrete(segments: RequestedPath): segments is readonly string[] {
  return segments.every((segment) => typeof segment === "string");
}
