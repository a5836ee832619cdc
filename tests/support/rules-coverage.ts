import { ports, project } from "./suite.ts";

export interface AllowLine {
  line: number;
  methods: string[];
  granted: number;
  refused: number;
}

/** What each allow line of firestore.rules has answered since the suite started; the official emulator does not say. */
export async function allowLines(): Promise<AllowLine[]> {
  const url = `http://127.0.0.1:${ports.firestore}/emulator/v1/projects/${project}:ruleCoverage`;
  const { allows = [] } = (await (await fetch(url)).json()) as {
    allows?: { sourcePosition: { line: number }; methods: string[]; granted: number; refused: number }[];
  };
  return allows.map(({ sourcePosition, ...allow }) => ({ line: sourcePosition.line, ...allow }));
}
