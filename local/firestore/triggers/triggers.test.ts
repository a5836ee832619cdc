import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { decode } from "../wire/protobuf.ts";
import { pathPattern } from "./pattern.ts";

interface Delivery {
  readonly at: number;
  readonly key: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const deliveries: Delivery[] = [];
/** Answers like the functions emulator: slowly at times, 404 for what it has forgotten. */
const functions: Server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    const key = request.url?.split("/").at(-1) ?? "";
    deliveries.push({ at: performance.now(), key, headers: request.headers, body: Buffer.concat(pieces).toString() });
    const [, status = "200"] = /-answers(\d+)/.exec(key) ?? [];
    if (status === "000") request.socket.destroy();
    else setTimeout(() => response.writeHead(Number(status)).end("{}"), Math.random() * 8);
  });
});
let server: RunningServer;

beforeAll(async () => {
  await new Promise<void>((resolve) => functions.listen(0, "127.0.0.1", resolve));
  const functionsEmulator = `127.0.0.1:${(functions.address() as AddressInfo).port}`;
  server = await startServer({ host: "127.0.0.1", port: 0, functionsEmulator });
});
afterAll(async () => {
  await server.close();
  functions.closeAllConnections();
  functions.close();
});

const base = () => `http://127.0.0.1:${server.port}`;
const documents = (project: string) => `${base()}/v1/projects/${project}/databases/(default)/documents`;
const send = async (method: string, url: string, body?: object) => {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
};
const text = (value: string) => ({ fields: { text: { stringValue: value } } });

async function registerV2(project: string, key: string, kind: string, pattern: string): Promise<void> {
  await send("POST", `${base()}/emulator/v1/projects/${project}/eventarcTrigger?eventarcTriggerId=${key}`, {
    eventType: `google.cloud.firestore.document.v1.${kind}`,
    database: "(default)",
    namespace: "(default)",
    document: { value: pattern, matchType: "PATH_PATTERN" },
  });
}

async function delivered(key: string, count: number): Promise<Delivery[]> {
  const ofKey = () => deliveries.filter((delivery) => delivery.key === key);
  await expect.poll(() => ofKey().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  // Whatever else was to come would come now.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ofKey()).toHaveLength(count);
  return ofKey();
}

describe("triggers", () => {
  it("tells a v2 function in base64 text of protobuf, with the attributes of a CloudEvent", async () => {
    await registerV2("p-v2", "europe-west1-onItem-0", "written", "items/{id}");
    await send("PATCH", `${documents("p-v2")}/items/é`, text("one"));
    await send("PATCH", `${documents("p-v2")}/items/é`, text("two"));
    await send("DELETE", `${documents("p-v2")}/items/é`);
    const [created, updated, deleted] = await delivered("europe-west1-onItem-0", 3);
    expect(created?.headers).toMatchObject({
      "content-type": "application/protobuf",
      "ce-datacontenttype": "application/protobuf",
      "ce-specversion": "1.0",
      "ce-type": "google.cloud.firestore.document.v1.written",
      "ce-source": "//firestore.googleapis.com/projects/p-v2/databases/(default)",
      "ce-subject": "documents/items/%C3%A9",
      "ce-document": "items/%C3%A9",
      "ce-project": "p-v2",
      "ce-database": "(default)",
      "ce-namespace": "(default)",
      "ce-location": "us-central1",
    });
    expect(created?.headers).not.toHaveProperty("ce-authtype");
    const [first, second, third] = [created, updated, deleted].map((delivery) =>
      decode("DocumentEventData", Buffer.from(delivery?.body ?? "", "base64")),
    );
    const name = "projects/p-v2/databases/(default)/documents/items/é";
    expect(first).toMatchObject({ value: { name, fields: { text: { stringValue: "one" } } } });
    expect(first).not.toHaveProperty("oldValue");
    expect(second).toMatchObject({
      value: { fields: { text: { stringValue: "two" } } },
      oldValue: { fields: { text: { stringValue: "one" } } },
      updateMask: { fieldPaths: ["text"] },
    });
    expect(third).toMatchObject({ oldValue: { name, fields: { text: { stringValue: "two" } } } });
    expect(third).not.toHaveProperty("value");
  });

  it("tells a v1 function in JSON", async () => {
    await send("PUT", `${base()}/emulator/v1/projects/p-v1/triggers/us-central1-v1-0`, {
      eventTrigger: {
        resource: "projects/p-v1/databases/(default)/documents/items/{id}",
        eventType: "providers/cloud.firestore/eventTypes/document.update",
        service: "firestore.googleapis.com",
      },
    });
    await send("PATCH", `${documents("p-v1")}/items/1`, text("one"));
    await send("PATCH", `${documents("p-v1")}/items/1`, text("two"));
    const [updated] = await delivered("us-central1-v1-0", 1);
    expect(JSON.parse(updated?.body ?? "")).toMatchObject({
      context: {
        eventType: "providers/cloud.firestore/eventTypes/document.update",
        resource: { name: "projects/p-v1/databases/(default)/documents/items/1", service: "firestore.googleapis.com" },
      },
      data: { value: text("two"), oldValue: text("one") },
    });
  });

  it.each([
    ["created", 1],
    ["updated", 2],
    ["deleted", 1],
    ["written", 4],
  ])("%s: %i of create, update, update, delete; nothing for a write that changes nothing", async (kind, count) => {
    const project = `p-${kind}`;
    await registerV2(project, `r-${kind}-0`, kind, "a/{x}/b/{y}");
    await send("PATCH", `${documents(project)}/a/1`, text("elsewhere"));
    await send("PATCH", `${documents(project)}/a/1/b/2`, text("one"));
    await send("PATCH", `${documents(project)}/a/1/b/2`, text("one"));
    await send("PATCH", `${documents(project)}/a/1/b/2`, text("two"));
    await send("PATCH", `${documents(project)}/a/1/b/2`, text("three"));
    await send("DELETE", `${documents(project)}/a/1/b/2`);
    await delivered(`r-${kind}-0`, count);
  });

  it("adds the auth context where it was asked for", async () => {
    await registerV2("p-auth", "r-auth-0", "created.withAuthContext", "{all=**}");
    await send("PATCH", `${documents("p-auth")}/a/1/b/2`, text("one"));
    const [created] = await delivered("r-auth-0", 1);
    expect(created?.headers).toMatchObject({ "ce-authtype": "unknown", "ce-document": "a/1/b/2" });
  });

  it("keeps commit order for each document, however slowly functions answer", async () => {
    await registerV2("p-order", "r-order-0", "written", "items/{id}");
    for (let round = 0; round < 10; round++) {
      const writes = ["x", "y"].map((id) => ({
        update: {
          name: `projects/p-order/databases/(default)/documents/items/${id}`,
          fields: { round: { integerValue: String(round) } },
        },
      }));
      await send("POST", `${documents("p-order")}:commit`, { writes });
    }
    const all = await delivered("r-order-0", 20);
    for (const id of ["x", "y"]) {
      const rounds = all
        .filter(({ headers }) => headers["ce-document"] === `items/${id}`)
        .map(({ body }) => decode("DocumentEventData", Buffer.from(body, "base64")))
        .map(
          (data) =>
            (data as { value: { fields: { round: { integerValue: string } } } }).value.fields.round.integerValue,
        );
      expect(rounds).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }
  });

  it("tells of thousands of documents without as many requests at a time", async () => {
    await registerV2("p-many", "r-many-0", "created", "items/{id}");
    for (let from = 0; from < 2000; from += 500) {
      const writes = Array.from({ length: 500 }, (_none, n) => ({
        update: { name: `projects/p-many/databases/(default)/documents/items/${from + n}` },
      }));
      await send("POST", `${documents("p-many")}:commit`, { writes });
    }
    expect(
      await new Promise<number>((resolve) => functions.getConnections((_error, count) => resolve(count))),
    ).toBeLessThan(200);
    expect(new Set((await delivered("r-many-0", 2000)).map(({ headers }) => headers["ce-document"])).size).toBe(2000);
  });

  it("is silent when data is cleared, and goes on when a stale key answers 404", async () => {
    await registerV2("p-clear", "r-clear-0", "written", "{all=**}");
    await registerV2("p-clear", "r-answers404-0", "written", "{all=**}");
    await send("PATCH", `${documents("p-clear")}/a/1`, text("one"));
    await send("PATCH", `${documents("p-clear")}/b/1`, text("one"));
    await send("DELETE", `${base()}/emulator/v1/projects/p-clear/databases/(default)/documents/a`.replace(/a$/, "a/1"));
    await send("DELETE", `${base()}/emulator/v1/projects/p-clear/databases/(default)/documents`);
    await send("PATCH", `${documents("p-clear")}/c/1`, text("one"));
    await delivered("r-clear-0", 3);
    await delivered("r-answers404-0", 3);
  });
});

it("is silent while an export comes in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "triggers-"));
  const database = "projects/p-import/databases/(default)";
  await send("PATCH", `${documents("p-import")}/a/1`, text("one"));
  await send("POST", `${base()}/emulator/v1/projects/p-import:export`, {
    database,
    export_directory: folder,
    export_name: "e",
  });
  await send("DELETE", `${base()}/emulator/v1/${database}/documents`);
  await registerV2("p-import", "r-import-0", "written", "{all=**}");
  await send("POST", `${base()}/emulator/v1/projects/p-import:import`, {
    database,
    export_directory: join(folder, "e/e.overall_export_metadata"),
  });
  await send("PATCH", `${documents("p-import")}/a/1`, text("two"));
  const [updated] = await delivered("r-import-0", 1);
  expect(decode("DocumentEventData", Buffer.from(updated?.body ?? "", "base64"))).toMatchObject({
    oldValue: { fields: { text: { stringValue: "one" } } },
  });
  rmSync(folder, { recursive: true });
});

describe("a function that fails", () => {
  it.each([
    ["answers500", 150],
    ["answers000", 0],
  ])("hears of the next change of the document all the same (%s)", async (kind, atLeast) => {
    const project = `p-${kind}`;
    const key = `r-${kind}-0`;
    await registerV2(project, key, "written", "items/{id}");
    for (const value of ["one", "two", "three"]) await send("PATCH", `${documents(project)}/items/1`, text(value));
    const [first, second, third] = await delivered(key, 3);
    // Not on the heels of its failure: the process that answered is about to end.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(atLeast);
    const last = decode("DocumentEventData", Buffer.from(third?.body ?? "", "base64"));
    expect(last).toMatchObject({ value: { fields: { text: { stringValue: "three" } } } });
  });
});

describe("path patterns", () => {
  it.each([
    ["items/{id}", "items/1", true],
    ["items/{id}", "items/1/sub/2", false],
    ["items/{id}", "other/1", false],
    ["{all=**}", "a/b/c/d", true],
    ["items/{rest=**}", "items/1/sub/2", true],
    ["a/*/b/*", "a/1/b/2", true],
    ["a.b/{id}", "aXb/1", false],
    ["items/fixed", "items/fixed", true],
  ])("%s for %s: %s", (pattern, path, expected) => {
    expect(pathPattern(pattern)(path)).toBe(expected);
  });
});
