import type { Method } from "../../rules/language/ast.ts";
import type { Refusal, Ruleset } from "../../rules/ruleset.ts";
import { Failure, Odd } from "../../rules/values/odd.ts";
import { RpcError } from "../errors.ts";

/** Lists every allow that applied and did not grant, with its line: what a developer needs to read first. */
export function denied(ruleset: Ruleset, method: Method, refusals: readonly Refusal[]): RpcError {
  const reasons = refusals.map((refusal) => reasonOf(ruleset, method, refusal));
  const text = reasons.length > 0 ? reasons.join(", ") : `No matching allow statement for '${method}'`;
  return new RpcError("PERMISSION_DENIED", `\n${text}`);
}

function reasonOf({ positions }: Ruleset, method: Method, { line, outcome }: Refusal): string {
  const where = `for '${method}' @ L${line}`;
  if (outcome === false) return `false ${where}`;
  if (outcome instanceof Failure) {
    const at = positions.at({ start: Math.max(outcome.start, 0), end: 0 });
    return `evaluation error at L${at.line}:${at.column} ${where}. ${outcome.message} ${where}`;
  }
  if (outcome instanceof Odd) return `not proved by the query ${where}`;
  return `not a boolean ${where}`;
}
