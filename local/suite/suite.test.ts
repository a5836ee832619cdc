import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fire, listJobs } from "../scheduler/scheduler.ts";
import { PortsTaken } from "./free-ports.ts";
import { type Suite, startSuite } from "./suite.ts";

const root = join(import.meta.dirname, "../..");
const project = "demo-suite";

/** A project of a few lines, inside the repository's cache so that its functions find their packages. */
function tinyProject(): string {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/tiny-"));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const emulator = (port: number) => ({ host: "127.0.0.1", port });
  const config = {
    hosting: { public: "public", rewrites: [{ source: "**", destination: "/index.html" }] },
    functions: [{ source: "functions", runtime: "nodejs24" }],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    storage: { rules: "storage.rules" },
    emulators: {
      ui: { enabled: false },
      hub: emulator(24_400),
      logging: emulator(24_500),
      hosting: emulator(25_000),
      functions: emulator(25_001),
      firestore: { ...emulator(28_080), websocketPort: 29_150 },
      auth: emulator(29_099),
      storage: emulator(29_199),
      eventarc: emulator(29_299),
      tasks: emulator(29_499),
    },
  };
  write("firebase.json", JSON.stringify(config));
  write("package.json", JSON.stringify({ name: "tiny" }));
  write("public/index.html", "<h1>tiny</h1>");
  write("firestore.indexes.json", "{}");
  write("firestore.rules", rules("cloud.firestore", "/databases/{d}/documents/{path=**}", "if false"));
  write("storage.rules", rules("firebase.storage", "/b/{b}/o/{path=**}", "if request.auth != null"));
  write(
    "functions/package.json",
    JSON.stringify({ name: "f", type: "module", main: "index.js", engines: { node: "24" } }),
  );
  write("functions/index.js", functions);
  return folder;
}

const rules = (service: string, match: string, condition: string) =>
  `rules_version = '2';\nservice ${service} { match ${match} { allow read, write: ${condition}; } }\n`;

const functions = `
import { initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { onDocumentCreated } from "firebase-functions/v2/firestore";
import { onCall } from "firebase-functions/v2/https";
import { onSchedule } from "firebase-functions/v2/scheduler";
import { defineSecret } from "firebase-functions/params";
const db = getFirestore(initializeApp({}, "tiny"));
const key = defineSecret("TINY_KEY");
export const tell = onCall({ secrets: [key] }, () => ({ env: process.env.TINY_ENV, key: key.value(), node: process.version }));
export const tick = onSchedule("every 5 minutes", async ({ scheduleTime }) => { await db.doc("ticks/last").set({ scheduleTime }); });
export const broken = onSchedule("every day", async () => { throw new Error("as planned"); });
export const follow = onDocumentCreated("ticks/{id}", async ({ params }) => { await db.doc("seen/" + params.id).set({ seen: true }); });
`;

describe("a whole suite, on the real firebase-tools", () => {
  const folder = tinyProject();
  const options = {
    root: folder,
    project,
    scheduler: false,
    functionsEnv: ({ inbox }: { inbox: number }) => ({ TINY_ENV: `inbox at ${inbox}` }),
    functionsSecrets: { TINY_KEY: "sesame" },
  };
  let suite: Suite;
  const seeded: number[] = [];

  beforeAll(async () => {
    suite = await startSuite({ ...options, offset: 25, seed: async ({ firestore }) => void seeded.push(firestore) });
  }, 90_000);
  afterEach(({ task }) => {
    if (task.result?.state === "fail")
      console.error(readFileSync(join(suite.folder, "firebase.log"), "utf8").slice(-3000));
  });
  afterAll(async () => {
    await suite?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  const url = (name: keyof Suite["ports"], path: string) => `http://127.0.0.1:${suite.ports[name]}${path}`;
  const target = () => ({ functions: url("functions", ""), project });
  const document = async (path: string) => {
    const response = await fetch(url("firestore", `/v1/projects/${project}/databases/(default)/documents/${path}`), {
      headers: { authorization: "Bearer owner" },
    });
    return response.ok ? ((await response.json()) as { fields: object }).fields : undefined;
  };

  it("serves the site, and seeds once everything answers", async () => {
    expect(await (await fetch(url("hosting", "/any/page"))).text()).toContain("tiny");
    expect(seeded).toEqual([28_105]);
  });

  it("gives functions their environment, their secrets and our Node", async () => {
    const response = await fetch(url("functions", `/${project}/us-central1/tell`), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"data":{}}',
    });
    const { result } = (await response.json()) as { result: object };
    expect(result).toEqual({ env: "inbox at 8050", key: "sesame", node: process.version });
  });

  it("lists scheduled functions and fires one now; a trigger follows what it wrote", async () => {
    const jobs = (await listJobs(target())).sort((a, b) => a.name.localeCompare(b.name));
    expect(jobs.map(({ name, schedule }) => [name, schedule])).toEqual([
      ["broken", "every day"],
      ["tick", "every 5 minutes"],
    ]);
    const [broken, tick] = jobs;
    if (!tick || !broken) throw new Error("no jobs");
    await fire(target(), tick, new Date("2027-03-28T01:00:00Z"));
    expect(await document("ticks/last")).toEqual({ scheduleTime: { stringValue: "2027-03-28T01:00:00.000Z" } });
    await expect.poll(() => document("seen/last"), { timeout: 15_000 }).toEqual({ seen: { booleanValue: true } });
    await expect(fire(target(), broken)).rejects.toThrow("broken answered 500");
    await expect(fire(target(), { id: "us-central1-nothing", name: "nothing" })).rejects.toThrow("404");
  });

  it("refuses a query that has no index in firestore.indexes.json", async () => {
    const orderBy = ["a", "b"].map((fieldPath) => ({ field: { fieldPath } }));
    const response = await fetch(url("firestore", `/v1/projects/${project}/databases/(default)/documents:runQuery`), {
      method: "POST",
      headers: { authorization: "Bearer owner" },
      body: JSON.stringify({ structuredQuery: { from: [{ collectionId: "ticks" }], orderBy } }),
    });
    expect(await response.text()).toContain("requires an index");
  });

  it("asks our rules program about files", async () => {
    const upload = await fetch(url("storage", `/v0/b/${project}.appspot.com/o?name=a.txt`), {
      method: "POST",
      body: "hello",
    });
    expect(upload.status).toBe(403);
  });

  it("refuses a second suite on the same ports before starting anything", async () => {
    await expect(startSuite({ ...options, offset: 25 })).rejects.toBeInstanceOf(PortsTaken);
    expect((await fetch(url("hosting", "/"))).status).toBe(200);
  });

  it("speaks to no one outside", () => {
    const log = readFileSync(join(suite.folder, "firebase-debug.log"), "utf8");
    const asked = [...log.matchAll(/>>> \[apiv2\]\[query\] \w+ (\S+)/g)].map(([, address]) => address ?? "");
    expect(asked.filter((address) => !address.startsWith("http://127.0.0.1:"))).toEqual([]);
  });

  it("frees every port when it stops", async () => {
    await suite.stop();
    await suite.ended;
    const { assertFree } = await import("./free-ports.ts");
    await assertFree(suite.ports);
  }, 30_000);
});
