import { compilePattern } from "../regex.ts";
import { Failure, fail } from "../values/odd.ts";
import type { RulesValue } from "../values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const stringMethods: MethodTable<string> = {
  /** In UTF-16 units, as Java counts: an emoji is two. */
  size: method(0, (text) => BigInt(text.length)),
  lower: method(0, (text) => text.toLowerCase()),
  upper: method(0, (text) => text.toUpperCase()),
  trim: method(0, (text) => text.trim()),
  toUtf8: method(0, (text) => new TextEncoder().encode(text)),
  /** The whole string, not a part of it. */
  matches: method(1, (text, pattern = null) => withPattern("matches", pattern, (regex) => regex.testExact(text))),
  split: method(1, (text, pattern = null) => withPattern("split", pattern, (regex) => split(text, regex))),
  /** Every match; `$1` in the substitute is the first group. */
  replace: method(2, (text, pattern = null, substitute = null) =>
    typeof substitute === "string"
      ? withPattern("replace", pattern, (regex) => regex.matcher(text).replaceAll(substitute, true))
      : wrongArgument("string.replace", substitute),
  ),
};

/** At every match, an empty one too; empty pieces at the end are dropped, unless there is nothing else. */
function split(text: string, regex: Regex): string[] {
  const pieces: string[] = [];
  let last = 0;
  for (const matcher = regex.matcher(text); matcher.find(); last = matcher.end()) {
    pieces.push(text.slice(last, matcher.start()));
  }
  pieces.push(text.slice(last));
  while (pieces.length > 1 && pieces.at(-1) === "") pieces.pop();
  return pieces;
}

type Regex = Exclude<ReturnType<typeof compilePattern>, Failure>;

function withPattern(name: string, pattern: RulesValue, use: (regex: Regex) => RulesValue): RulesValue {
  if (typeof pattern !== "string") return wrongArgument(`string.${name}`, pattern);
  const regex = compilePattern(pattern);
  if (regex instanceof Failure) return regex;
  try {
    return use(regex);
  } catch (error) {
    // A substitute that names a group which the pattern does not have.
    return fail(`Invalid arguments for ${name}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
