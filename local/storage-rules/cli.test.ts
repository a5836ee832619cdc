import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../firestore/testing/server.ts";

/** Of the CLI: where its emulators listen. */
interface Registry {
  start(emulator: {
    getName(): string;
    getInfo(): { name: string; host: string; port: number };
    start(): Promise<void>;
    connect(): Promise<void>;
    stop(): Promise<void>;
  }): Promise<void>;
}

/** The CLI's own client of this process, as the Storage emulator uses it. */
interface RulesRuntime {
  start(autoDownload: boolean): Promise<unknown>;
  stop(): Promise<void>;
  loadRuleset(source: { files: { name: string; content: string }[] }): Promise<{
    ruleset?: { verify(request: object): Promise<{ permitted?: boolean; issues: { all: string[] } }> };
    issues: { errors: string[]; warnings: string[] };
  }>;
}

const lib = "firebase-tools/lib/emulator";

const rules = `rules_version = '2';
service firebase.storage {
  match /b/{bucket}/o {
    match /photos/{uid}/{file} {
      allow get;
      allow list: if request.auth.uid == uid;
      allow create: if request.auth.uid == uid && request.resource.size < 1000
        && request.resource.contentType.matches('image/.*') && request.resource.metadata.kind == 'portrait';
      allow delete: if firestore.get(/databases/(default)/documents/staff/$(request.auth.uid)).data.left == null;
    }
  }
}`;

describe("under the Firebase CLI's own client", () => {
  const folder = mkdtempSync(join(tmpdir(), "storage-rules-"));
  const firestore = testServer();
  const before = { PATH: process.env.PATH, jar: process.env.STORAGE_EMULATOR_BINARY_PATH };
  let runtime: RulesRuntime;

  beforeAll(async () => {
    writeFileSync(join(folder, "java"), `#!/bin/sh\nexec "${process.execPath}" "${import.meta.dirname}/main.ts"\n`);
    writeFileSync(join(folder, "storage-rules.jar"), "");
    chmodSync(join(folder, "java"), 0o755);
    process.env.PATH = `${folder}${delimiter}${before.PATH}`;
    process.env.STORAGE_EMULATOR_BINARY_PATH = join(folder, "storage-rules.jar");
    const cli = createRequire(import.meta.url);
    const { EmulatorRegistry } = cli(`${lib}/registry.js`) as { EmulatorRegistry: Registry };
    const nothing = async () => {};
    const info = { name: "firestore", host: "127.0.0.1", port: firestore.port };
    await EmulatorRegistry.start({
      getName: () => "firestore",
      getInfo: () => info,
      start: nothing,
      connect: nothing,
      stop: nothing,
    });
    const { StorageRulesRuntime } = cli(`${lib}/storage/rules/runtime.js`) as {
      StorageRulesRuntime: new () => RulesRuntime;
    };
    runtime = new StorageRulesRuntime();
    await runtime.start(false);
    await fetch(`${firestore.url}/v1/projects/demo-novis/databases/(default)/documents/staff?documentId=claire`, {
      method: "POST",
      headers: { authorization: "Bearer owner", "content-type": "application/json" },
      body: JSON.stringify({
        fields: { since: { timestampValue: "2026-03-01T00:00:00Z" }, left: { nullValue: null } },
      }),
    });
  }, 60_000);

  afterAll(async () => {
    await runtime.stop();
    process.env.PATH = before.PATH;
    if (before.jar === undefined) delete process.env.STORAGE_EMULATOR_BINARY_PATH;
    else process.env.STORAGE_EMULATOR_BINARY_PATH = before.jar;
    rmSync(folder, { recursive: true });
  });

  const token = (uid: string) => {
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
    return `${part({ alg: "none", typ: "JWT" })}.${part({ user_id: uid, sub: uid })}.`;
  };
  const portrait = { name: "x", size: 10, contentType: "image/png", metadata: { kind: "portrait" } };
  const load = async (content: string) => runtime.loadRuleset({ files: [{ name: "storage.rules", content }] });

  it.each([
    ["get", undefined, {}, true],
    ["list", "camille", {}, true],
    ["list", "karim", {}, false],
    ["create", "camille", { after: portrait }, true],
    ["create", undefined, { after: portrait }, false],
    ["create", "karim", { after: portrait }, false],
    ["create", "camille", { after: { ...portrait, size: 1000 } }, false],
    ["create", "camille", { after: { ...portrait, contentType: "text/html" } }, false],
    ["create", "camille", { after: { ...portrait, metadata: undefined } }, false],
    ["update", "camille", { before: portrait, after: portrait }, false],
    ["delete", "camille", { before: portrait }, false],
    ["delete", "claire", { before: portrait }, true],
    ["delete", undefined, { before: portrait }, false],
  ])("%s by %s of %o → %s", async (method, uid, file, permitted) => {
    const { ruleset } = await load(rules);
    const request = { method, path: "/b/demo/o/photos/camille/me.png", file, projectId: "demo-novis" };
    const verdict = await ruleset?.verify(uid ? { ...request, token: token(uid) } : request);
    expect(verdict?.permitted).toBe(permitted);
  });

  it("answers many requests at once", async () => {
    const { ruleset } = await load(rules);
    const request = {
      path: "/b/demo/o/photos/camille/me.png",
      file: {},
      projectId: "demo-novis",
      token: token("camille"),
    };
    const methods = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "get" : "delete"));
    const verdicts = await Promise.all(methods.map((method) => ruleset?.verify({ ...request, method })));
    expect(verdicts.map((verdict) => verdict?.permitted)).toEqual(methods.map((method) => method === "get"));
  });

  it("reports rules that do not compile", async () => {
    const { ruleset, issues } = await load("service firebase.storage { match /b/{bucket}/o { allow read if true; } }");
    expect(ruleset).toBeUndefined();
    expect(issues.errors).toHaveLength(1);
  });
});
