import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startProviders } from "../providers/server.ts";
import { startScheduler } from "../scheduler/scheduler.ts";
import { type Ports, portsAt, writeConfig, writeSecrets } from "./config.ts";
import { startEmulators } from "./emulators.ts";
import { assertFree, isAnswering } from "./free-ports.ts";
import { assertOfficial } from "./official.ts";

export interface SuiteOptions {
  /** The project: firebase.json, node_modules and what it names live there. */
  root: string;
  project: string;
  /** Added to every port. */
  offset?: number;
  /** The real Java programs instead of ours. */
  official?: boolean;
  /** Emulators that are not started, "hosting" for instance. */
  except?: string[];
  /** What the functions read as their environment and secrets, given where this suite stands. */
  functionsEnv?: (ports: Ports) => Record<string, string>;
  functionsSecrets?: Record<string, string>;
  /** Runs once everything answers, before the suite is called ready. */
  seed?: (ports: Ports) => Promise<void>;
  /** False: scheduled functions run only when fired by hand, which is what tests want. */
  scheduler?: boolean;
  onLine?: (line: string) => void;
  /** Aborted: what has been started so far is stopped, and startSuite rejects. */
  signal?: AbortSignal;
}

export interface Suite {
  ports: Ports;
  /** Where its configuration and logs are. */
  folder: string;
  /** Resolves when the emulators have ended, on our order or by themselves. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

const services = ["auth", "functions", "firestore", "storage", "hosting"] as const;

/** The whole cloud on this machine. Everything that was started is stopped again when something does not start. */
export async function startSuite(options: SuiteOptions): Promise<Suite> {
  const { root, project, offset = 0, official = false, except = [], onLine = () => {} } = options;
  options.signal?.throwIfAborted();
  const ports = portsAt(root, offset);
  await assertFree(ports, except);
  if (official) await assertOfficial(root, process.env);
  const folder = join(root, `.cache/suite-${offset}`);
  mkdirSync(folder, { recursive: true });
  const configFile = writeConfig(root, folder, offset, options.functionsEnv?.(ports) ?? {});
  writeSecrets(root, options.functionsSecrets ?? {});

  const providers = await startProviders({ port: ports.inbox });
  const only = services.filter((name) => !except.includes(name));
  const emulators = startEmulators({ root, folder, configFile, project, only, official, onLine });
  let scheduler: ReturnType<typeof startScheduler> | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      scheduler?.stop();
      await emulators.stop();
      await providers.close();
    })();
    return stopping;
  };
  // It may have been aborted while providers were starting, when nobody listened yet.
  if (options.signal?.aborted) void stop();
  options.signal?.addEventListener("abort", stop);
  try {
    await emulators.ready;
    await assertAnswering(ports, only);
    await options.seed?.(ports);
    options.signal?.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  const target = { functions: `http://127.0.0.1:${ports.functions}`, project };
  if (options.scheduler !== false) scheduler = startScheduler(target, onLine);
  return { ports, folder, ended: emulators.ended, stop };
}

/** firebase-tools believes its children; we try each door. */
async function assertAnswering(ports: Ports, names: readonly (typeof services)[number][]): Promise<void> {
  const answers = await Promise.all(names.map((name) => isAnswering(ports[name])));
  const silent = names.filter((_, index) => !answers[index]);
  if (silent.length > 0) throw new Error(`Started, but nothing answers for ${silent.join(", ")}`);
}
