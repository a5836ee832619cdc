import type * as Firestore from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserIsMissing } from "../../testing/chromium.ts";
import type { openStage } from "../listen/testing/scenarios.ts";
import { type RunningServer, startServer } from "../server.ts";
import { type BrowserPage, openBrowserPage } from "./testing/browser.ts";

/** What the page offers: see testing/browser.ts. */
declare const window: {
  sdk: typeof Firestore;
  openStage(port: number, projectId: string, settings?: object): ReturnType<typeof openStage>;
  heard: string[];
};

describe.skipIf(browserIsMissing())("a browser that keeps its cache", () => {
  let server: RunningServer;
  let browser: BrowserPage;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ host: "127.0.0.1", port: 0 }), openBrowserPage()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function write(projectId: string, id: string, method = "PATCH"): Promise<void> {
    const url = `http://127.0.0.1:${server.port}/v1/projects/${projectId}/databases/(default)/documents/rooms/${id}`;
    const body = method === "PATCH" ? "{}" : null;
    const answer = await fetch(url, { method, body, headers: { Authorization: "Bearer owner" } });
    expect(answer.status).toBe(200);
  }

  /** Opens the page anew and follows `rooms`: every snapshot as its ids, and whether it is the cache's. */
  async function visit(projectId: string): Promise<void> {
    await browser.page.reload();
    await browser.page.evaluate(
      ([port, projectId]) => {
        const { sdk } = window;
        const localCache = sdk.persistentLocalCache({ tabManager: sdk.persistentMultipleTabManager() });
        const { db } = window.openStage(port, projectId, { localCache });
        window.heard = [];
        sdk.onSnapshot(sdk.collection(db, "rooms"), { includeMetadataChanges: true }, (snapshot) => {
          const from = snapshot.metadata.fromCache ? " (cache)" : "";
          window.heard.push(snapshot.docs.map(({ id }) => id).join() + from);
        });
      },
      [server.port, projectId] as const,
    );
  }

  const heard = () => browser.page.evaluate(() => window.heard);
  const settles = (last: string) => expect.poll(async () => (await heard()).at(-1), { timeout: 15_000 }).toBe(last);

  it("comes back after a reload and hears only what it missed", async () => {
    const projectId = "demo-persistence-1";
    await Promise.all(["a", "b"].map((id) => write(projectId, id)));
    await visit(projectId);
    await settles("a,b");
    await browser.page.goto("about:blank");
    await write(projectId, "c");
    await write(projectId, "a", "DELETE");
    await browser.page.goBack();
    await visit(projectId);
    await settles("b,c");
    // No state in between: what it missed is one snapshot.
    expect((await heard()).filter((entry) => !entry.endsWith("(cache)"))).toEqual(["b,c"]);
  });

  it("comes back to another process, whose past it does not know, and believes it", async () => {
    const projectId = "demo-persistence-2";
    await Promise.all(["a", "b"].map((id) => write(projectId, id)));
    await visit(projectId);
    await settles("a,b");
    const { port } = server;
    await server.close();
    server = await startServer({ host: "127.0.0.1", port });
    await write(projectId, "z");
    await visit(projectId);
    await settles("z");
    await write(projectId, "a");
    await settles("a,z");
  });
});
