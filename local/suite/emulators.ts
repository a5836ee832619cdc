import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { kill, killChildrenOf } from "./kill.ts";

export interface EmulatorOptions {
  root: string;
  /** Of this suite: configuration and logs. */
  folder: string;
  configFile: string;
  project: string;
  /** Which emulators start; hub, tasks and eventarc follow by themselves. */
  only: string[];
  /** The real Java programs instead of ours. */
  official: boolean;
  /** Each line that firebase-tools prints. */
  onLine(line: string): void;
}

export interface Emulators {
  /** Resolves when firebase-tools says that everything has started; rejects with its last words. */
  ready: Promise<void>;
  /** Resolves when the process has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Written by firebase-tools beside its configuration. */
const firestoreLog = "firestore-debug.log";
const shimFolder = join(import.meta.dirname, "java-shim");

/** Runs the real `firebase emulators:start`, in a process group of its own: a Ctrl-C of the terminal reaches it through us. */
export function startEmulators(options: EmulatorOptions): Emulators {
  const pids = join(options.folder, "pids");
  for (const old of [pids, join(options.folder, firestoreLog)]) rmSync(old, { recursive: true, force: true });
  mkdirSync(pids, { recursive: true });
  const { project, configFile, only } = options;
  const args = ["emulators:start", "--project", project, "--config", configFile, "--only", only.join(",")];
  const follow = ["--import", pathToFileURL(join(import.meta.dirname, "follow-parent.ts")).href];
  const child = spawn(process.execPath, [...follow, firebaseProgram(options.root), ...args], {
    cwd: options.folder,
    env: environment(options, pids),
    // The fourth is the pipe by which it knows that we are alive.
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return { ready: whenReady(child, options), ended, stop: () => stop(child, ended, pids) };
}

function firebaseProgram(root: string): string {
  return join(
    createRequire(join(root, "package.json")).resolve("firebase-tools/package.json"),
    "../lib/bin/firebase.js",
  );
}

function environment({ root, folder, official, configFile }: EmulatorOptions, pids: string): NodeJS.ProcessEnv {
  const path = [join(root, "node_modules/.bin"), process.env.PATH ?? ""];
  const ours = {
    FIRESTORE_EMULATOR_BINARY_PATH: join(shimFolder, "firestore.jar"),
    // A query that production would refuse for want of an index is refused here, while it is being written.
    LOCAL_FIRESTORE_INDEXES: indexesOf(configFile),
    STORAGE_EMULATOR_BINARY_PATH: join(shimFolder, "storage-rules.jar"),
    LOCAL_SUITE_NODE: process.execPath,
    LOCAL_SUITE_PIDS: pids,
  };
  return {
    ...process.env,
    ...(official ? {} : ours),
    PATH: (official ? path : [shimFolder, ...path]).join(delimiter),
    XDG_CONFIG_HOME: writeSettings(join(folder, "config")),
    NO_UPDATE_NOTIFIER: "1",
    // A company's proxy is not on this machine's loopback; both spellings are read, by one library or another.
    NO_PROXY: withoutProxy(process.env.NO_PROXY),
    no_proxy: withoutProxy(process.env.no_proxy ?? process.env.NO_PROXY),
    // Every function starts in a process of its own: what was compiled once need not be again.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, ".cache/node-compile"),
    // Each function runs in processes of its own, one request at a time: more at once than this only fight over the cores.
    FUNCTIONS_EMULATOR_PARALLEL:
      process.env.FUNCTIONS_EMULATOR_PARALLEL ?? String(Math.max(6, 2 * availableParallelism())),
    FUNCTIONS_DISCOVERY_TIMEOUT: process.env.FUNCTIONS_DISCOVERY_TIMEOUT ?? "60",
  };
}

function indexesOf(configFile: string): string {
  const { firestore } = JSON.parse(readFileSync(configFile, "utf8")) as { firestore?: { indexes?: string } };
  return firestore?.indexes ?? "";
}

function withoutProxy(known = ""): string {
  return [known, "127.0.0.1", "localhost"].filter(Boolean).join(",");
}

/** Settings of firebase-tools that are not the person's: no login, no statistics, and the news of the day already read. */
function writeSettings(folder: string): string {
  mkdirSync(join(folder, "configstore"), { recursive: true });
  const settings = { usage: false, motd: { fetched: Date.UTC(2100, 0, 1) } };
  writeFileSync(join(folder, "configstore/firebase-tools.json"), JSON.stringify(settings));
  return folder;
}

function whenReady(child: ChildProcess, { folder, onLine }: EmulatorOptions): Promise<void> {
  const log = createWriteStream(join(folder, "firebase.log"));
  const last: string[] = [];
  return new Promise((resolve, reject) => {
    const take = (line: string) => {
      log.write(`${line}\n`);
      onLine(line);
      if (last.push(line) > 40) last.shift();
      if (line.includes("All emulators ready")) resolve();
      // firebase-tools goes on without functions when they do not load; a suite without them is not the product.
      if (line.includes("Failed to load function definition")) reject(new Error(line));
    };
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, take);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      log.end();
      const words = [...last, ...lastWords(join(folder, firestoreLog))].filter((line) => line.trim() !== "");
      reject(new Error(`firebase emulators:start ended (${signal ?? code}):\n${words.join("\n")}`));
    });
  });
}

/** Of a program that firebase-tools ran, and of which it only says that it is gone. */
function lastWords(log: string): string[] {
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-12) : [];
}

function eachLine(stream: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
}

/** Asks politely, then does not: nothing of ours may keep a port. Functions at work may take longer than a person waits. */
async function stop(child: ChildProcess, ended: Promise<void>, pids: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
  const patience = new Promise<"late">((done) => setTimeout(done, 3000, "late").unref());
  if ((await Promise.race([ended, patience])) === "late" && child.pid) {
    // The Java programs stand in groups of their own.
    killChildrenOf(child.pid);
    kill(-child.pid);
  }
  for (const file of readdirSync(pids)) {
    const pid = Number(readFileSync(join(pids, file), "utf8"));
    if (isOurs(pid)) kill(pid);
  }
}

/** The number may have been given to somebody else's process since. */
function isOurs(pid: number): boolean {
  return commandOf(pid).includes(join(import.meta.dirname, ".."));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
}
