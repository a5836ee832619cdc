/**
 * Storage rules for the official Storage emulator, in place of its Java program: one JSON object per line on stdin and
 * stdout. Nothing else may go to stdout.
 */
import { createInterface } from "node:readline";
import { type Incoming, type Outgoing, StorageRulesRuntime } from "./runtime.ts";

const runtime = new StorageRulesRuntime();

/** The first line says that we are ready. */
print({ id: -1, status: "ok", errors: [], warnings: [] });

createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  .on("line", (line) => {
    if (line.trim() === "") return;
    const incoming = read(line);
    if (incoming) print(runtime.handle(incoming));
  })
  .on("close", () => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));

function read(line: string): Incoming | undefined {
  try {
    const incoming: unknown = JSON.parse(line);
    if (incoming !== null && typeof incoming === "object" && "id" in incoming) return incoming as Incoming;
  } catch {
    // Said below.
  }
  console.error(`Not a request: ${line.slice(0, 200)}`);
  return undefined;
}

function print(outgoing: Outgoing): void {
  process.stdout.write(`${JSON.stringify(outgoing)}\n`);
}
