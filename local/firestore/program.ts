import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { type CliOptions, parseCommandLine } from "./cli-options.ts";
import type { IndexFile } from "./query/index-catalog.ts";
import { type RunningServer, startServer } from "./server.ts";

/** What main.ts runs: same flags, same life, same exit codes as the official program. */
const parsed = parseCommandLine(process.argv.slice(2));
if ("text" in parsed) {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(`${parsed.text}\n`);
  process.exit(parsed.exitCode);
}
const options = parsed;

// firebase-tools, which starts us, cannot be told to pass a flag: the environment says the same.
const indexesFile = options.requireIndexes
  ? (options.indexesFile ?? "firestore.indexes.json")
  : process.env.LOCAL_FIRESTORE_INDEXES;

// One client's accident must not take everyone's data away.
process.on("uncaughtException", (error) => console.error("Unexpected:", error));
process.on("unhandledRejection", (error) => console.error("Unexpected:", error));

let server: RunningServer | undefined;
process.on("SIGINT", () => void stop(130));
process.on("SIGTERM", () => void stop(143));

try {
  server = await startServer({
    ...options,
    ...(options.rulesFile ? { rules: readRules(options.rulesFile) } : {}),
    ...(indexesFile ? { indexes: readIndexes(indexesFile) } : {}),
    onShutdown: () => void stop(0),
  });
  greet(server, options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function stop(exitCode: number): Promise<void> {
  setTimeout(() => process.exit(exitCode), 1000);
  await server?.close();
  process.exit(exitCode);
}

function readIndexes(file: string): IndexFile {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as IndexFile;
  } catch (error) {
    throw new Error(`Cannot read the indexes ${file}: ${error}`);
  }
}

/** A file that cannot be read is no reason to let everyone in. */
function readRules(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`Cannot read the rules ${isAbsolute(file) ? file : `${process.cwd()}/${file}`}: ${error}`);
  }
}

function greet({ host, port }: RunningServer, { projectId }: CliOptions): void {
  const address = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
  console.log(`API endpoint: http://${address}`);
  console.log("If you are using a library that supports the FIRESTORE_EMULATOR_HOST environment variable, run:");
  console.log(`   export FIRESTORE_EMULATOR_HOST=${address}`);
  if (projectId) console.log(`Default project: ${projectId}`);
  console.log("Dev App Server is now running.");
}
