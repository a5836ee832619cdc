export interface CliOptions {
  readonly host: string;
  readonly port: number;
  readonly projectId?: string;
  readonly rulesFile?: string;
  readonly seedFile?: string;
  readonly functionsEmulator?: string;
  readonly indexesFile?: string;
  readonly requireIndexes: boolean;
  readonly websocketPort?: number;
}

/** What the user asked for instead of a server. */
export interface CliText {
  readonly text: string;
  readonly exitCode: number;
}

/** flag → what it takes. */
const flags: Readonly<Record<string, "text" | "boolean">> = {
  host: "text",
  port: "text",
  websocket_port: "text",
  project_id: "text",
  rules: "text",
  seed_from_export: "text",
  "import-data": "text",
  functions_emulator: "text",
  index_file: "text",
  require_indexes: "boolean",
  single_project_mode: "boolean",
  single_project_mode_error: "boolean",
  "database-edition": "text",
  "database-mode": "text",
  "export-name": "text",
  "export-on-exit": "text",
  webchannel_port: "text",
  testing: "boolean",
  licenses: "boolean",
  version: "boolean",
  help: "boolean",
};

const help = `Usage: main.ts [--flag value …]

  --host H                 localhost
  --port P                 8080
  --project_id ID
  --rules FILE             Security Rules; without them everything is allowed
  --seed_from_export FILE  an *.overall_export_metadata
  --functions_emulator H:P whom to tell of changes
  --websocket_port W       where the Emulator UI hears of requests; without it, nowhere
  --index_file FILE        firestore.indexes.json, with
  --require_indexes        refuse the queries that production would refuse; the environment can say so as well:
                           LOCAL_FIRESTORE_INDEXES=FILE

The other flags of the official program are accepted and change nothing.`;

/** Flags come as `--name value`, `--name=value`, and booleans also bare, in any order. */
export function parseCommandLine(args: readonly string[]): CliOptions | CliText {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const [, name = "", inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(args[at] ?? "") ?? [];
    const kind = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!kind) return { text: `Unknown option: ${args[at]}\n\n${help}`, exitCode: 2 };
    const next = args[at + 1];
    const takesNext = inline === undefined && (kind === "text" || next === "true" || next === "false");
    if (takesNext && next === undefined) return { text: `Option --${name} needs a value.\n\n${help}`, exitCode: 2 };
    given.set(name, inline ?? (takesNext ? (next ?? "") : "true"));
    if (takesNext) at++;
  }
  if (given.get("help") === "true") return { text: help, exitCode: 0 };
  if (given.get("version") === "true") return { text: "Local Firestore 1.0.0", exitCode: 0 };
  return optionsFrom(given);
}

function optionsFrom(given: ReadonlyMap<string, string>): CliOptions | CliText {
  const port = portOf(given.get("port") ?? "8080");
  const websocketPort = portOf(given.get("websocket_port") ?? "0");
  if (port === undefined || websocketPort === undefined)
    return { text: `The port is not a number.\n\n${help}`, exitCode: 2 };
  const seedFile = given.get("seed_from_export") ?? given.get("import-data");
  return {
    host: given.get("host") ?? "localhost",
    port,
    ...named("projectId", given.get("project_id")),
    ...named("rulesFile", given.get("rules")),
    ...named("seedFile", seedFile),
    ...named("functionsEmulator", given.get("functions_emulator")),
    ...named("indexesFile", given.get("index_file")),
    requireIndexes: given.get("require_indexes") === "true",
    ...(websocketPort > 0 ? { websocketPort } : {}),
  };
}

function named<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined || value === "" ? {} : ({ [key]: value } as { [P in K]: string });
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined;
}
