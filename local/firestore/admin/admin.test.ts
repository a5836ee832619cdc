import { describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

const server = testServer();
const token = (uid: string) =>
  `Bearer ${[{ alg: "none" }, { sub: uid }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.`;
const onlyMine = `rules_version = '2';
service cloud.firestore {
  match /databases/{db}/documents {
    match /notes/{id} { allow read, write: if request.auth.uid == id; }
  }
}`;
const upload = (project: string, content: string, more: object = {}) =>
  fetch(`${server.url}/emulator/v1/projects/${project}:securityRules`, {
    method: "PUT",
    body: JSON.stringify({ ...more, rules: { files: [{ name: "security.rules", content }] } }),
  });
const note = (project: string, id: string, authorization?: string) =>
  fetch(`${server.url}/v1/projects/${project}/databases/(default)/documents/notes/${id}`, {
    method: "PATCH",
    body: "{}",
    headers: authorization ? { authorization } : {},
  });

describe("the emulator's own endpoints", () => {
  it.each([
    ["GET", "/", 200, "Ok\n"],
    ["GET", "/?x=1", 200, "Ok\n"],
    ["GET", "/nowhere", 404, "Not Found\n"],
    ["POST", "/", 404, "Not Found\n"],
    ["POST", "/reset", 200, "Resetting...\n"],
    ["DELETE", "/emulator/v1/projects/never/databases/(default)/documents", 200, "{\n}\n"],
    ["DELETE", "/emulator/v1/projects/p/triggers/key", 404, "Not Found\n"],
  ])("%s %s answers %i", async (method, path, status, text) => {
    const response = await fetch(server.url + path, { method });
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  it("clears a database, or what is at and below a path", async () => {
    const documents = `${server.url}/v1/projects/clear/databases/(default)/documents`;
    const exists = async (path: string) => (await fetch(`${documents}/${path}`)).status === 200;
    for (const path of ["a/1", "a/1/b/2", "a/2", "c/1"]) {
      await fetch(`${documents}/${path}`, { method: "PATCH", body: "{}" });
    }
    await fetch(`${server.url}/emulator/v1/projects/clear/databases/(default)/documents/a/1`, { method: "DELETE" });
    expect(await Promise.all(["a/1", "a/1/b/2", "a/2", "c/1"].map(exists))).toEqual([false, false, true, true]);
    await fetch(`${server.url}/emulator/v1/projects/clear/databases/(default)/documents`, { method: "DELETE" });
    expect(await Promise.all(["a/2", "c/1"].map(exists))).toEqual([false, false]);
  });
});

describe("rules", () => {
  it("are open until installed, then hold for their project alone", async () => {
    expect((await note("r1", "ana")).status).toBe(200);
    expect(await (await upload("r1", onlyMine)).text()).toBe("{\n}\n");
    expect((await note("r1", "ana")).status).toBe(403);
    expect((await note("r1", "ana", token("ana"))).status).toBe(200);
    expect((await note("r1", "ana", token("bob"))).status).toBe(403);
    expect((await note("r1", "ana", "Bearer owner")).status).toBe(200);
    expect((await note("r2", "ana")).status).toBe(200);
  });

  it("that do not compile are refused with their places, and the former ones stay", async () => {
    await upload("r3", onlyMine);
    const refused = await upload("r3", "service cloud.firestore { match /a { allow read: if ; } }");
    expect(refused.status).toBe(400);
    const { error } = (await refused.json()) as { error: { status: string; message: string } };
    expect(error.status).toBe("INVALID_ARGUMENT");
    expect(error.message).toMatch(/^Error compiling rules:\nL1:\d+ /);
    const issues = await upload("r3", "service cloud.firestore { match /a { allow read: if ; } }", {
      ignore_errors: true,
    });
    expect(issues.status).toBe(200);
    expect(await issues.json()).toMatchObject({ issues: [{ severity: "ERROR", sourcePosition: { line: 1 } }] });
    expect((await note("r3", "ana")).status).toBe(403);
  });

  it("report what they were asked", async () => {
    await upload("r4", onlyMine);
    await note("r4", "ana", token("ana"));
    await note("r4", "ana", token("bob"));
    const report = await (await fetch(`${server.url}/emulator/v1/projects/r4:ruleCoverage`)).json();
    expect(report).toMatchObject({
      rules: { files: [{ content: onlyMine }] },
      report: [{ values: expect.arrayContaining([{ value: { boolValue: true }, count: 1 }]) }],
    });
    const page = await fetch(`${server.url}/emulator/v1/projects/r4:ruleCoverage.html`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  });

  it("refuse a batch whole when one of its documents may not be read", async () => {
    await upload("r8", onlyMine);
    const name = (id: string) => `projects/r8/databases/(default)/documents/notes/${id}`;
    const batch = await fetch(`${server.url}/v1/projects/r8/databases/(default)/documents:batchGet`, {
      method: "POST",
      headers: { authorization: token("ana") },
      body: JSON.stringify({ documents: [name("ana"), name("bob")] }),
    });
    expect([batch.status, JSON.stringify(await batch.json())]).toEqual([
      403,
      expect.stringContaining("PERMISSION_DENIED"),
    ]);
  });

  it("let only admins ask which collections there are", async () => {
    await upload("r7", onlyMine);
    const ask = (authorization: string) =>
      fetch(`${server.url}/v1/projects/r7/databases/(default)/documents:listCollectionIds`, {
        method: "POST",
        headers: { authorization },
      });
    expect((await ask(token("ana"))).status).toBe(403);
    expect((await ask("Bearer owner")).status).toBe(200);
  });

  it("without a file are an error", async () => {
    const url = `${server.url}/emulator/v1/projects/r5:securityRules`;
    expect((await fetch(url, { method: "PUT", body: "{}" })).status).toBe(500);
  });

  it.each([
    ["Bearer not-a-jwt", 400],
    ["Bearer  owner", 400],
    ["Bearer ya29", 400],
    ["Bearer e30.e30.", 200],
    ["Bearer e30=.e30===.ab", 200],
    ["Bearer e30.e30.a", 400],
    ["Bearer e30.e30.+/+/", 400],
    ["Bearer e30.eyJzdWIiOiJhPz5+fn4ifQ.", 400],
    ["Bearer e30.W10.", 400],
    ["Bearer e30.e30.e30.e30", 400],
    ["Basic abc", 401],
    ["bearer OWNER", 200],
    ["Bearer ya29.something", 200],
  ])("Authorization: %s answers %i", async (authorization, status) => {
    expect((await note("r6", "ana", authorization)).status).toBe(status);
  });

  it("a token that is none is refused before a name that is none, and not looked at by whoever empties", async () => {
    const headers = { authorization: "Bearer not-a-jwt" };
    const name = "projects/r6/databases/(default)/documents";
    const reply = await fetch(`${server.url}/v1/${name}/__x__/1`, { headers });
    expect(await reply.json()).toMatchObject({ error: { message: "invalid jwt" } });
    expect((await fetch(`${server.url}/emulator/v1/${name}/`, { method: "DELETE", headers })).status).toBe(200);
  });
});
