import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fire, listJobs } from "../scheduler/scheduler.ts";
import { PortsTaken } from "./free-ports.ts";
import { type Suite, startSuite } from "./suite.ts";
import { tinyProject } from "./testing/tiny-project.ts";

const project = "demo-suite";

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
    await expect.poll(() => document("seen/last"), { timeout: 60_000 }).toEqual({ seen: { booleanValue: true } });
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
