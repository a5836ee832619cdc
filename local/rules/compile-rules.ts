import { check } from "./check/check.ts";
import { type Diagnostic, Positions } from "./language/diagnostic.ts";
import { parse } from "./language/parse.ts";
import { limits } from "./limits.ts";
import { Ruleset } from "./ruleset.ts";

export interface Compilation {
  /** Absent when a diagnostic is an error. */
  readonly ruleset?: Ruleset;
  readonly diagnostics: readonly Diagnostic[];
}

export function compileRules(source: string): Compilation {
  const positions = new Positions(source);
  if (Buffer.byteLength(source) > limits.sourceBytes) {
    const message = `Rules are larger than ${limits.sourceBytes / 1024} KB.`;
    return { diagnostics: [{ severity: "error", message, position: positions.at({ start: 0, end: 0 }) }] };
  }
  const { file, errors } = parse(source);
  if (errors.length > 0) {
    return {
      diagnostics: errors.map(({ message, span }) => ({ severity: "error", message, position: positions.at(span) })),
    };
  }
  const diagnostics = check(file, positions);
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  return { ruleset: new Ruleset(source, file), diagnostics };
}
