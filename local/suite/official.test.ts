import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { fire, listJobs } from "../scheduler/scheduler.ts";
import { assertFree } from "./free-ports.ts";
import { OfficialMissing, officialPrograms } from "./official.ts";
import { startSuite } from "./suite.ts";
import { standInJava } from "./testing/stand-in-java.ts";
import { tinyProject } from "./testing/tiny-project.ts";

const root = tinyProject();
const project = "demo-official";
const folders = [root];
const options = {
  root,
  project,
  official: true,
  scheduler: false,
  functionsSecrets: { TINY_KEY: "sesame" },
  offset: 60,
};

afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The official flags of firebase-tools 15.34, as its own table and the program's help have them. */
const officialFlags = [
  ...["--host", "--port", "--websocket_port", "--database-edition", "--project_id", "--rules"],
  ...["--single_project_mode", "--functions_emulator"],
];

function javaFirst(major: number) {
  const java = standInJava(major);
  folders.push(java.folder);
  vi.stubEnv("PATH", `${java.folder}${delimiter}${process.env.PATH}`);
  return java;
}

/** A cache in which every jar is where firebase-tools would put it, or none. */
function cache(filled: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), "jars-"));
  folders.push(folder);
  vi.stubEnv("FIREBASE_EMULATORS_PATH", folder);
  if (filled) for (const { file } of officialPrograms(root, process.env)) writeFileSync(file, "a jar");
  return folder;
}

describe("the official programs", () => {
  it("run the same project, without anything of ours between firebase-tools and them", async () => {
    const java = javaFirst(21);
    const jars = cache(true);
    const suite = await startSuite(options);
    const { firestore, functions, storage } = suite.ports;
    const documents = `http://127.0.0.1:${firestore}/v1/projects/${project}/databases/(default)/documents`;
    const read = (path: string, headers = {}) => fetch(`${documents}/${path}`, { headers });
    const owner = { authorization: "Bearer owner" };
    try {
      const [tick] = (await listJobs({ functions: `http://127.0.0.1:${functions}`, project })).filter(
        ({ name }) => name === "tick",
      );
      if (!tick) throw new Error("no scheduled function");
      await fire({ functions: `http://127.0.0.1:${functions}`, project }, tick);
      // Written by the function, then told to the one that follows such documents.
      expect((await read("ticks/last", owner)).status).toBe(200);
      await expect.poll(async () => (await read("seen/last", owner)).status, { timeout: 60_000 }).toBe(200);
      expect((await read("ticks/last")).status).toBe(403);
      const upload = `http://127.0.0.1:${storage}/v0/b/${project}.appspot.com/o?name=a.txt`;
      expect((await fetch(upload, { method: "POST", body: "hello" })).status).toBe(403);
    } finally {
      await suite.stop();
    }
    await assertFree(suite.ports);

    const [first, second] = java.started().toSorted((a, b) => a.jar.localeCompare(b.jar));
    expect(java.started()).toHaveLength(2);
    expect([first?.jar, second?.jar]).toEqual(officialPrograms(root, process.env).map(({ file }) => file));
    expect(first?.jar.startsWith(jars)).toBe(true);
    expect(first?.args.filter((word) => word.startsWith("--")).toSorted()).toEqual(officialFlags.toSorted());
    expect(second?.args).toEqual(["serve"]);
    expect([first?.ours, second?.ours]).toEqual([[], []]);
    expect(readFileSync(join(suite.folder, "firebase.log"), "utf8")).not.toContain("java-shim");
  }, 120_000);

  it("are asked for when there is no Java", async () => {
    cache(true);
    vi.stubEnv("PATH", "/nowhere");
    expect(await refusal()).toMatch(/there is no Java on PATH\. Install a JDK 21 or newer/);
  });

  it("are asked for when Java is too old", async () => {
    cache(true);
    javaFirst(17);
    expect(await refusal()).toMatch(/Java on PATH is version 17\. Install a JDK 21 or newer/);
  });

  it("are asked for when a jar is neither kept nor to be had", async () => {
    javaFirst(21);
    const jars = cache(false);
    // Whatever network this machine has, nothing is reached through a proxy that is not there.
    for (const name of ["HTTPS_PROXY", "https_proxy"]) vi.stubEnv(name, "http://127.0.0.1:9");
    vi.stubEnv("NO_PROXY", "");
    vi.stubEnv("no_proxy", "");
    const said = await refusal();
    const [jar] = officialPrograms(root, process.env);
    expect(said).toContain(`${jar?.file} is not there, and ${jar?.url} cannot be had (`);
    expect(said).toContain(`Connect to the internet once, or put ${basename(jar?.file ?? "")} there.`);
    expect(existsSync(jar?.file ?? jars)).toBe(false);
  });

  /** In under a minute, and with every port as free as before. */
  async function refusal(): Promise<string> {
    const error = await startSuite(options).then(
      () => new Error("it started"),
      (refused: unknown) => refused,
    );
    expect(error).toBeInstanceOf(OfficialMissing);
    const { portsAt } = await import("./config.ts");
    await assertFree(portsAt(root, options.offset));
    return error instanceof Error ? error.message : "";
  }
});
