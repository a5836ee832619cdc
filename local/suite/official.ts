import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const oldestJava = 21;
const patienceMillis = 20_000;

/** One line of the table in which firebase-tools keeps its downloads. */
interface Download {
  version: string;
  remoteUrl: string;
  downloadPathRelativeToCacheDir: string;
}

/**
 * Says in one sentence what is missing to run the official Java programs, before anything starts: firebase-tools would
 * find out after half a start, in words for those who know it, and wait for a silent network as long as that pleases.
 */
export async function assertOfficial(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const java = await javaMajor(env);
  if (java === undefined) throw new OfficialMissing(`there is no Java on PATH. ${installJava}`);
  if (java < oldestJava) throw new OfficialMissing(`Java on PATH is version ${java}. ${installJava}`);
  for (const { file, url } of officialPrograms(root, env)) {
    const trouble = existsSync(file) ? undefined : await downloadTrouble(url, env);
    if (trouble === undefined) continue;
    throw new OfficialMissing(
      `${file} is not there, and ${url} cannot be had (${trouble}). Connect to the internet once, or put ${basename(file)} there.`,
    );
  }
}

const installJava = `Install a JDK ${oldestJava} or newer (https://adoptium.net).`;

export class OfficialMissing extends Error {
  constructor(what: string) {
    super(`the official emulators cannot run: ${what} Without --official nothing of this is needed.`);
  }
}

/** Asked as firebase-tools asks, of the same PATH; undefined when nothing there answers like a Java. */
async function javaMajor(env: NodeJS.ProcessEnv): Promise<number | undefined> {
  const { stdout, stderr } = await run("java", ["-version"], { env, timeout: patienceMillis }).catch(nothing);
  const said = /version "([1-9][0-9]*)/.exec(`${stdout}${stderr}`)?.[1];
  return said === undefined ? undefined : Number(said);
}

const nothing = () => ({ stdout: "", stderr: "" });

/** Where firebase-tools looks for its two Java programs, and where it would fetch them from; it reads these variables too. */
export function officialPrograms(root: string, env: NodeJS.ProcessEnv): { file: string; url: string }[] {
  const require = createRequire(join(root, "package.json"));
  const table: Record<string, Download> = require("firebase-tools/lib/emulator/downloadableEmulatorInfo.json");
  const folder = env.FIREBASE_EMULATORS_PATH || join(homedir(), ".cache/firebase/emulators");
  return ["firestore", "storage"].map((name) => {
    const known = table[name];
    if (!known) throw new Error(`firebase-tools knows no ${name} emulator`);
    const version = env[`${name.toUpperCase()}_EMULATOR_VERSION`] || known.version;
    const ofVersion = (text: string) => text.replaceAll(known.version, version);
    const file = env[`${name.toUpperCase()}_EMULATOR_BINARY_PATH`];
    return {
      file: file || join(folder, ofVersion(known.downloadPathRelativeToCacheDir)),
      url: ofVersion(known.remoteUrl),
    };
  });
}

/** Asked from a process of its own, which alone goes through a company's proxy. */
async function downloadTrouble(url: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const ask = `
    fetch(process.argv[1], { method: "HEAD" }).then(
      ({ ok, status }) => ok || console.log("it answers " + status),
      (error) => console.log(error.cause?.code ?? error.message),
    )`;
  const answer = run(process.execPath, ["--use-env-proxy", "--eval", ask, url], { env, timeout: patienceMillis });
  const { stdout } = await answer.catch(() => ({ stdout: "nobody answers" }));
  return stdout.trim() || undefined;
}
