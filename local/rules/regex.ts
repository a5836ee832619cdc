import { RE2JS } from "re2js";
import { limits } from "./limits.ts";
import { type Failure, fail } from "./values/odd.ts";

/** RE2 syntax: linear time, no look-around and no back-references. */
export function compilePattern(pattern: string): RE2JS | Failure {
  const known = compiled.get(pattern);
  if (known) return known;
  try {
    const regex = RE2JS.compile(pattern);
    if (compiled.size >= limits.compiledPatterns) compiled.delete(compiled.keys().next().value ?? "");
    compiled.set(pattern, regex);
    return regex;
  } catch {
    return fail(`Invalid regular expression pattern. Pattern: ${pattern}.`);
  }
}

const compiled = new Map<string, RE2JS>();
