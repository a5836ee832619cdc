import type { Method } from "../../rules/language/ast.ts";
import type { Refusal, Ruleset } from "../../rules/ruleset.ts";
import { Failure, Odd } from "../../rules/values/odd.ts";
import { typeError } from "../../rules/values/type-error.ts";
import { RpcError } from "../errors.ts";

/** Lists every allow that applied and did not grant, with its line: what a developer needs to read first. */
export function denied(ruleset: Ruleset, method: Method, refusals: readonly Refusal[]): RpcError {
  if (refusals.length === 0) return new RpcError("PERMISSION_DENIED", "No matching allow statements");
  const reasons = refusals.flatMap((refusal) => reasonsOf(ruleset, method, refusal));
  return new RpcError("PERMISSION_DENIED", `\n${reasons.join(", ")}`);
}

function reasonsOf(ruleset: Ruleset, method: Method, { position, outcome }: Refusal): readonly string[] {
  const where = `for '${method}' @ L${position.line}`;
  if (outcome === false) return [`false ${where}`];
  if (outcome instanceof Failure) {
    const cause = `${outcome.message} ${where}${origin(ruleset, outcome, position.line)}`;
    // As officially: of a list only the cause, of anything else first where the condition stands.
    return method === "list" ? [cause] : [`evaluation error at L${position.line}:${position.column} ${where}`, cause];
  }
  return [
    outcome instanceof Odd ? `not proved by the query ${where}` : `${typeError(outcome, "bool").message} ${where}`,
  ];
}

/** Where the failure happened, when that is not on the line of the condition: inside a function, mostly. */
function origin({ positions }: Ruleset, { start }: Failure, line: number): string {
  const { line: failedLine, column } = positions.at({ start: Math.max(start, 0), end: 0 });
  return start < 0 || failedLine === line ? "" : ` (L${failedLine}:${column})`;
}
