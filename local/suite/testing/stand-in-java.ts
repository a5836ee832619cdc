import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What an official program was started with. */
export interface Started {
  jar: string;
  args: string[];
  /** The variables by which our own plumbing speaks to our own programs. */
  ours: string[];
}

/**
 * A Java home on a machine that has neither Java 21 nor the jars: it announces a version and, where firebase-tools hands
 * it an official jar, runs our program with the very same arguments. `started` tells what it was asked.
 */
export function standInJava(major: number) {
  const folder = mkdtempSync(join(tmpdir(), "java-home-"));
  const record = join(folder, "started.jsonl");
  const java = join(folder, "java");
  writeFileSync(java, program(major, record));
  chmodSync(java, 0o755);
  return {
    folder,
    started: (): Started[] =>
      existsSync(record)
        ? readFileSync(record, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as Started)
        : [],
  };
}

const programs = [
  ["cloud-firestore-emulator-", "firestore/main.ts"],
  ["cloud-storage-rules-runtime-", "storage-rules/main.ts"],
] as const;

/** Replaces itself by Node, so that signals reach the program as they would reach a Java one. */
const program = (major: number, record: string) => `#!/bin/sh
case "$*" in *-version*) echo 'openjdk version "${major}.0.1" 2026-01-20' >&2; exit 0 ;; esac
while [ "$1" != -jar ]; do shift; done
jar=$2
shift 2
${quoted(process.execPath)} -e '${noteDown}' ${quoted(record)} "$jar" "$@"
case "$(basename "$jar")" in
${programs.map(([name, main]) => `  ${name}*.jar) exec ${quoted(process.execPath)} ${quoted(join(import.meta.dirname, "../..", main))} "$@" ;;`).join("\n")}
esac
echo "Error: Unable to access jarfile $jar" >&2
exit 1
`;

const noteDown = `
  const [record, jar, ...args] = process.argv.slice(1);
  const ours = Object.keys(process.env).filter((name) => /^LOCAL_|_EMULATOR_BINARY_PATH$/.test(name));
  require("node:fs").appendFileSync(record, JSON.stringify({ jar, args, ours }) + "\\n");
`;

const quoted = (text: string) => `"${text}"`;
