import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

export interface Ports {
  hosting: number;
  functions: number;
  firestore: number;
  auth: number;
  storage: number;
  hub: number;
  logging: number;
  eventarc: number;
  tasks: number;
  websocket: number;
  /** The page that shows mails and SMS, and the providers themselves. */
  inbox: number;
}

interface EmulatorConfig {
  port?: number;
  websocketPort?: number;
}

/** The parts of firebase.json that depend on where a suite stands. */
interface FirebaseJson {
  hosting: { public: string };
  functions: { source: string; configDir?: string }[];
  firestore: { rules: string; indexes: string };
  storage: { rules: string };
  emulators: Record<string, EmulatorConfig>;
}

const inboxPort = 8025;

function readFirebaseJson(root: string): FirebaseJson {
  return JSON.parse(readFileSync(join(root, "firebase.json"), "utf8"));
}

/** Every port of firebase.json, and the inbox's, moved by the same offset: suites stand side by side. */
export function portsAt(root: string, offset: number): Ports {
  const { emulators } = readFirebaseJson(root);
  const port = (name: string) => {
    const found = emulators[name]?.port;
    if (found === undefined) throw new Error(`firebase.json names no port for the ${name} emulator`);
    return found + offset;
  };
  return {
    hosting: port("hosting"),
    functions: port("functions"),
    firestore: port("firestore"),
    auth: port("auth"),
    storage: port("storage"),
    hub: port("hub"),
    logging: port("logging"),
    eventarc: port("eventarc"),
    tasks: port("tasks"),
    websocket: (emulators.firestore?.websocketPort ?? 9150) + offset,
    inbox: inboxPort + offset,
  };
}

/**
 * The firebase.json of one suite, in a folder of its own where its logs stay too: ports moved, paths leading back to the
 * project, and the functions' environment taken from that folder, since it names this suite's providers.
 */
export function writeConfig(
  root: string,
  folder: string,
  offset: number,
  functionsEnv: Record<string, string>,
): string {
  const config = readFirebaseJson(root);
  const back = (path: string) => relative(folder, join(root, path));
  for (const emulator of Object.values(config.emulators)) {
    if (emulator.port !== undefined) emulator.port += offset;
    if (emulator.websocketPort !== undefined) emulator.websocketPort += offset;
  }
  config.hosting.public = back(config.hosting.public);
  // firebase-tools takes absolute rules paths, and refuses relative ones that leave the folder.
  config.firestore.rules = join(root, config.firestore.rules);
  config.firestore.indexes = join(root, config.firestore.indexes);
  config.storage.rules = join(root, config.storage.rules);
  for (const each of config.functions) {
    each.source = back(each.source);
    each.configDir = "functions-env";
  }
  mkdirSync(join(folder, "functions-env"), { recursive: true });
  writeFileSync(join(folder, "functions-env/.env.local"), dotenv(functionsEnv));
  const file = join(folder, "firebase.json");
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}

/** Read by the emulator beside the functions' code, and only there: without it, it would ask the real secret manager. */
export function writeSecrets(root: string, secrets: Record<string, string>): void {
  for (const { source } of readFirebaseJson(root).functions) {
    const folder = join(root, source);
    if (existsSync(folder)) writeFileSync(join(folder, ".secret.local"), dotenv(secrets));
  }
}

function dotenv(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");
}
