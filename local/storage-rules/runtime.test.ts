import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import type { ExpressionValue } from "./expression-value.ts";
import { StorageRulesRuntime } from "./runtime.ts";

const rules = (body: string) => `rules_version = '2';
service firebase.storage { match /b/{bucket}/o { ${body} } }`;

const load = (content: string, rulesetName = "0") => ({
  id: 0,
  action: "load_ruleset",
  context: { rulesetName, source: { files: [{ name: "storage.rules", content }] } },
});

const map = (fields: Record<string, ExpressionValue>): ExpressionValue => ({ map_value: { fields } });

const photo = map({
  name: { string_value: "u/camille/photo.png" },
  bucket: { string_value: "demo" },
  size: { int_value: 2048 },
  contentType: { string_value: "image/png" },
  timeCreated: { timestamp_value: "2026-03-01T12:10:45.123Z" },
  metadata: map({ owner: { string_value: "camille" } }),
  contentEncoding: { null_value: null },
});

function verify(
  method: string,
  options: { path?: string; resource?: ExpressionValue; before?: ExpressionValue; id?: number } = {},
) {
  const { path = "/b/demo/o/u/camille/photo.png", resource = { null_value: null }, id = 7 } = options;
  const auth = map({ uid: { string_value: "camille" }, token: map({ admin: { bool_value: true } }) });
  const request = map({
    path: {
      path_value: {
        segments: path
          .split("/")
          .filter(Boolean)
          .map((simple) => ({ simple })),
      },
    },
    time: { timestamp_value: "2026-03-01T12:10:45.500Z" },
    resource,
    auth,
  });
  const variables = { request, resource: options.before ?? { null_value: null } };
  return { id, action: "verify", context: { rulesetName: "0", service: "firebase.storage", path, method, variables } };
}

function permits(body: string, request: ReturnType<typeof verify>): boolean {
  const runtime = new StorageRulesRuntime();
  runtime.handle(load(rules(body)));
  const { result } = runtime.handle(request) as { result?: { permit: boolean } };
  return result?.permit === true;
}

describe("verify", () => {
  it.each([
    ["allow create: if request.resource.size < 5 * 1024 * 1024", "create", true],
    ["allow create: if request.resource.size is int", "create", true],
    ["allow create: if request.resource.contentType.matches('image/.*')", "create", true],
    ["allow create: if request.resource.metadata.owner == request.auth.uid", "create", true],
    ["allow create: if request.resource.timeCreated < request.time", "create", true],
    ["allow create: if request.resource.contentEncoding == null", "create", true],
    ["allow create: if resource == null", "create", true],
    ["allow create: if request.method == 'create'", "create", true],
    ["allow create: if request.auth.token.admin", "create", true],
    ["allow create: if name == 'u/camille/photo.png'", "create", false],
    ["allow create: if file == path('u/camille/photo.png') && bucket == 'demo'", "create", true],
    ["allow create: if request.path == /b/demo/o/u/camille/photo.png", "create", true],
    ["allow create: if request.path[0:3] == /b/demo/o", "create", true],
    ["allow create: if request.query.limit == null", "create", false],
    ["allow create: if bucket == 'demo' && file is path && file[0] == 'u'", "create", true],
    ["allow create: if request.resource.data.size == 1", "create", false],
    ["allow write", "create", true],
    ["allow write", "write", true],
    ["allow create", "write", false],
    ["allow read", "read", true],
    ["allow get", "read", false],
    ["allow read", "create", false],
    ["allow create: if get(/databases/(default)/documents/users/camille) != null", "create", false],
  ])("%s; for %s → %s", (allow, method, expected) => {
    const body = `match /{file=**} { ${allow}; }`;
    expect(permits(body, verify(method, { resource: photo }))).toBe(expected);
  });

  it("permits nothing for a method that it does not know", () => {
    expect(permits("match /{file=**} { allow read, write; }", verify("peek"))).toBe(false);
  });

  it("drops empty segments of an object's name", () => {
    const body = "match /a/{x} { allow get: if x == 'b'; }";
    expect(permits(body, verify("get", { path: "/b/demo/o/a//b/" }))).toBe(true);
  });
});

describe("documents of Firestore", () => {
  const body = `match /{file=**} {
    allow create: if firestore.get(/databases/(default)/documents/users/$(request.auth.uid)).data.role == 'admin'
      && !firestore.exists(/databases/(default)/documents/banned/$(request.auth.uid));
    allow get: if !firestore.exists(/databases/(default)/documents/a/1) && !firestore.exists(/databases/(default)/documents/a/2)
      && !firestore.exists(/databases/(default)/documents/a/3);
    allow delete: if firestore.exists(/databases/(default)/documents/a/$('b ?'));
    allow update: if firestore.get(/databases/(default)/documents/users/camille).id == 'camille'
      && firestore.get(/databases/(default)/documents/users/camille).__name__
        == /projects/p/databases/(default)/documents/users/camille;
  }`;
  const runtime = () => {
    const fresh = new StorageRulesRuntime();
    fresh.handle(load(rules(body)));
    return fresh;
  };
  const asks = (id: number, path: string) => ({
    server_request_id: id,
    action: "fetch_firestore_document",
    context: { path: `/databases/(default)/documents/${path}` },
    status: "ok",
    errors: [],
    warnings: [],
  });
  const user = { id: 7, status: "ok", result: { name: "x", fields: { role: { stringValue: "admin" } } } };

  it("are asked for one at a time, under the id of the request", () => {
    const storage = runtime();
    expect(storage.handle(verify("create", { resource: photo }))).toEqual(asks(7, "users/camille"));
    expect(storage.handle(user)).toEqual(asks(7, "banned/camille"));
    expect(storage.handle({ id: 7, status: "not_found" })).toMatchObject({
      id: 7,
      status: "ok",
      result: { permit: true },
    });
  });

  it("keep two requests apart", () => {
    const storage = runtime();
    storage.handle(verify("create", { resource: photo, id: 7 }));
    storage.handle(verify("create", { resource: photo, id: 8 }));
    // A failure on the left of && does not spare the right side, which could still make it false.
    expect(storage.handle({ id: 8, status: "not_found" })).toEqual(asks(8, "banned/camille"));
    expect(storage.handle({ id: 8, status: "not_found" })).toMatchObject({ id: 8, result: { permit: false } });
    expect(storage.handle(user)).toEqual(asks(7, "banned/camille"));
  });

  it("have the whole name that the Firestore emulator gives them", () => {
    const storage = runtime();
    storage.handle(verify("update"));
    const name = "projects/p/databases/(default)/documents/users/camille";
    expect(storage.handle({ id: 7, status: "ok", result: { name, fields: {} } })).toMatchObject({
      id: 7,
      result: { permit: true },
    });
  });

  it("are two at most, and escaped in the path", () => {
    const storage = runtime();
    expect(storage.handle(verify("get"))).toEqual(asks(7, "a/1"));
    expect(storage.handle({ id: 7, status: "not_found" })).toEqual(asks(7, "a/2"));
    expect(storage.handle({ id: 7, status: "not_found" })).toMatchObject({ id: 7, result: { permit: false } });
    expect(storage.handle(verify("delete"))).toEqual(asks(7, "a/b%20%3F"));
  });
});

describe("load_ruleset", () => {
  it("gives the version, and warnings that are no reason to refuse", () => {
    const runtime = new StorageRulesRuntime();
    expect(runtime.handle(load("service firebase.storage { }"))).toMatchObject({
      errors: [],
      result: { rulesVersion: 1 },
    });
    const reply = runtime.handle(load(rules("match /{f=**} { allow get: if nonsense == 1; }")));
    expect(reply).toMatchObject({ status: "ok", errors: [], result: { rulesVersion: 2 } });
    expect(reply.warnings).toHaveLength(1);
  });

  it("gives errors as the CLI reads them, still with status ok", () => {
    const reply = new StorageRulesRuntime().handle(load("service firebase.storage {"));
    expect(reply).toMatchObject({ id: 0, status: "ok" });
    const [error] = reply.errors as string[];
    expect(JSON.parse(error ?? "")).toMatchObject({
      description_: "Unexpected '<EOF>'.",
      sourcePosition_: { fileName_: "storage.rules", line_: 1, column_: 27 },
    });
  });

  it("answers what it cannot do with an error and status ok", () => {
    const runtime = new StorageRulesRuntime();
    for (const request of [{ id: 1, action: "nonsense" }, { id: 2 }, { id: 3, action: "verify" }, verify("get")]) {
      const reply = runtime.handle(request);
      expect(reply).toMatchObject({ id: request.id, status: "ok" });
      expect(reply.errors).toHaveLength(1);
    }
  });
});

describe("the process", () => {
  it("says that it is ready, answers line by line, survives nonsense, and ends with its input", async () => {
    const child = spawn(process.execPath, [`${import.meta.dirname}/main.ts`], { stdio: ["pipe", "pipe", "ignore"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse(String((await lines.next()).value));
    expect(await next()).toMatchObject({ id: -1, status: "ok" });
    child.stdin.write(`${JSON.stringify(load(rules("match /{f=**} { allow get; }")))}\nnonsense\n\n`);
    expect(await next()).toMatchObject({ id: 0, result: { rulesVersion: 2 } });
    child.stdin.end(`${JSON.stringify(verify("get"))}\n`);
    expect(await next()).toMatchObject({ id: 7, result: { permit: true } });
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });
});
