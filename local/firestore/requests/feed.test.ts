import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { GeoPoint, Timestamp } from "../values/value.ts";
import { encodeRulesValue } from "./rules-value.ts";

interface Evaluation {
  rules: string;
  requestId: string;
  outcome: string;
  granularAllowOutcomes: { line: number; outcome: boolean }[];
  rulesContext: { method: string; path: string; request: object; resource: object };
}

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{d}/documents {
    match /rooms/{id} {
      allow read: if request.auth.uid == 'claire';
      allow read: if resource.data.open;
      allow write: if request.auth != null;
    }
  }
}`;

let server: RunningServer;
let port: number;
const clients: WebSocket[] = [];
beforeAll(async () => {
  port = await freePort();
  server = await startServer({ host: "127.0.0.1", port: 0, rules, websocketPort: port });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  await new Promise((done) => holder.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

/** As the Emulator UI listens: a list first, then one at a time. */
async function listen() {
  const client = new WebSocket(`ws://127.0.0.1:${port}/requests`);
  clients.push(client);
  const heard: unknown[] = [];
  client.addEventListener("message", ({ data }) => heard.push(JSON.parse(String(data))));
  await vi.waitUntil(() => heard.length > 0);
  const past = heard.shift() as Evaluation[];
  const next = async () => {
    await vi.waitUntil(() => heard.length > 0);
    return heard.shift() as Evaluation;
  };
  return { past, next };
}

const url = (path: string) => `http://127.0.0.1:${server.port}/v1/projects/p/databases/(default)/documents${path}`;
const part = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
const claire = { authorization: `Bearer ${part({ alg: "none", typ: "JWT" })}.${part({ sub: "claire" })}.` };
const send = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
  fetch(url(path), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });

describe("the feed of requests", () => {
  it("tells of each decision: the lines that were asked, and what they saw", async () => {
    const { past, next } = await listen();
    expect(past).toEqual([]);
    await send("PATCH", "/rooms/blue", claire, { fields: { open: { booleanValue: false } } });
    expect(await next()).toMatchObject({
      rules,
      outcome: "allow",
      rulesReleaseKey: "projects/p/releases/cloud.firestore",
      granularAllowOutcomes: [{ line: 7, outcome: true }],
      rulesContext: {
        method: "create",
        path: "/databases/(default)/documents/rooms/blue",
        request: {
          mapValue: {
            fields: {
              method: { stringValue: "create" },
              auth: { mapValue: { fields: { uid: { stringValue: "claire" } } } },
              resource: { mapValue: { fields: { data: { mapValue: { fields: { open: { boolValue: false } } } } } } },
            },
          },
        },
        resource: { nullValue: null },
      },
    });

    await send("GET", "/rooms/blue");
    // The first allow failed, there being no auth; the second said no.
    expect(await next()).toMatchObject({
      outcome: "error",
      granularAllowOutcomes: [
        { line: 5, outcome: false },
        { line: 6, outcome: false },
      ],
      rulesContext: { method: "get", resource: { mapValue: { fields: { id: { stringValue: "blue" } } } } },
    });

    await send("DELETE", "/rooms/blue");
    expect(await next()).toMatchObject({ outcome: "deny", rulesContext: { method: "delete" } });

    const query = { structuredQuery: { from: [{ collectionId: "rooms" }], limit: 2 } };
    await send("POST", ":runQuery", claire, query);
    expect(await next()).toMatchObject({
      outcome: "allow",
      rulesContext: { method: "list", path: "/databases/(default)/documents/rooms/*", resource: { undefined: {} } },
    });
  });

  it("says nothing of admins, and gives a new listener the past, under the same ids", async () => {
    const { past } = await listen();
    const { past: again, next } = await listen();
    expect(past).toHaveLength(4);
    expect(again).toEqual(past);
    await send("GET", "/rooms/blue", { authorization: "Bearer owner" });
    await send("GET", "/elsewhere/one");
    expect(await next()).toMatchObject({ granularAllowOutcomes: [], outcome: "deny" });
  });

  it("is done without when its port is taken", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const other = await startServer({ host: "127.0.0.1", port: 0, rules, websocketPort: port });
    await vi.waitUntil(() => complaint.mock.calls.length > 0);
    // firebase-tools takes "address already in use" for the end of the program.
    expect(complaint.mock.calls.flat().join()).toBe(
      `No feed of requests for the Emulator UI: port ${port} cannot be had (EADDRINUSE).`,
    );
    complaint.mockRestore();
    expect((await fetch(`http://127.0.0.1:${other.port}/`)).status).toBe(200);
    await other.close();
  });

  it.each([
    [null, { nullValue: null }],
    [7n, { intValue: "7" }],
    [1.5, { floatValue: 1.5 }],
    [Number.NaN, { floatValue: "NaN" }],
    [Timestamp.fromMicros(1_500_000), { timestampValue: "1970-01-01T00:00:01.500Z" }],
    [new GeoPoint(1, 2), { latlngValue: { latitude: 1, longitude: 2 } }],
    [new Uint8Array([1, 255]), { bytesValue: "Af8=" }],
    [[], { listValue: {} }],
    [[true], { listValue: { values: [{ boolValue: true }] } }],
    [new Map(), { mapValue: {} }],
    [undefined, { undefined: {} }],
  ])("writes %s in the types of the rules", (value, expected) => {
    expect(encodeRulesValue(value)).toEqual(expected);
  });
});
