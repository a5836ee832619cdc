import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ports, project } from "./suite.ts";

export interface AllowLine {
  line: number;
  methods: string[];
  granted: number;
  refused: number;
}

/** What each allow line of firestore.rules has answered since the suite started; kept for npm run rules:coverage. */
export async function saveRulesCoverage(): Promise<AllowLine[]> {
  const url = `http://127.0.0.1:${ports.firestore}/emulator/v1/projects/${project}:ruleCoverage`;
  const report = (await (await fetch(url)).json()) as {
    allows?: { sourcePosition: { line: number }; methods: string[]; granted: number; refused: number }[];
  };
  const cache = resolve(import.meta.dirname, "../../.cache");
  mkdirSync(cache, { recursive: true });
  writeFileSync(resolve(cache, "rules-coverage.json"), JSON.stringify(report));
  return (report.allows ?? []).map(({ sourcePosition, ...allow }) => ({ line: sourcePosition.line, ...allow }));
}
