import type { IncomingMessage } from "node:http";
import type * as Firestore from "firebase/firestore";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserIsMissing } from "../../testing/chromium.ts";
import type { openStage } from "../listen/testing/scenarios.ts";
import { type RunningServer, startServer } from "../server.ts";
import { type BrowserPage, openBrowserPage } from "./testing/browser.ts";
import { type Fate, startLossyHttp, startWire } from "./testing/flaky-proxy.ts";

/** What the page offers: see testing/browser.ts. */
declare const window: {
  sdk: typeof Firestore;
  openStage(port: number, projectId: string, settings?: object): ReturnType<typeof openStage>;
  heard: string[];
  stage: ReturnType<typeof openStage>;
};

describe.skipIf(browserIsMissing())("firebase/firestore in Chromium on a bad network", () => {
  let server: RunningServer;
  let browser: BrowserPage;
  const closing: { close(): Promise<void> }[] = [];
  let projects = 0;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ host: "127.0.0.1", port: 0 }), openBrowserPage()]);
  }, 60_000);
  afterEach(async () => {
    await browser.page.evaluate(() => window.stage?.close());
    for (const { close } of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Follows `rooms` in the page; `window.heard` fills with what changed. */
  async function follow(port: number, settings: object = {}): Promise<string> {
    const projectId = `demo-network-${projects++}`;
    await browser.page.evaluate(
      async ([port, projectId, settings]) => {
        window.stage = window.openStage(port, projectId, settings);
        window.heard = [];
        const { sdk, stage } = window;
        await new Promise<void>((resolve) => {
          sdk.onSnapshot(sdk.collection(stage.db, "rooms"), (snapshot) => {
            for (const { type, doc } of snapshot.docChanges()) window.heard.push(`${type} ${doc.id}`);
            resolve();
          });
        });
      },
      [port, projectId, settings] as const,
    );
    return projectId;
  }

  /** From elsewhere, past the network that the page has. */
  async function write(projectId: string, id: string): Promise<void> {
    const url = `http://127.0.0.1:${server.port}/v1/projects/${projectId}/databases/(default)/documents/rooms?documentId=${id}`;
    const answer = await fetch(url, { method: "POST", body: "{}", headers: { Authorization: "Bearer owner" } });
    expect(answer.status).toBe(200);
  }

  const heard = (entry: string) =>
    expect.poll(() => browser.page.evaluate(() => window.heard), { timeout: 15_000 }).toContain(entry);

  it.each([
    ["streaming", {}],
    ["long polling", { experimentalForceLongPolling: true }],
  ])("a cut: it comes back by itself and hears what it missed, nothing twice (%s)", async (_way, settings) => {
    const wire = await startWire(server.port);
    closing.push(wire);
    const projectId = await follow(wire.port, settings);
    await write(projectId, "before");
    await heard("added before");
    // Mended at once: a second failure makes the SDK's long polling wait up to fifteen seconds.
    wire.cut();
    wire.mend();
    await write(projectId, "meanwhile");
    await heard("added meanwhile");
    await write(projectId, "after");
    await heard("added after");
    expect(await browser.page.evaluate(() => window.heard)).toEqual(["added before", "added meanwhile", "added after"]);
  });

  it.each<[string, object]>([
    ["streaming", {}],
    ["long polling", { experimentalForceLongPolling: true }],
  ])(
    "eight tabs, though a browser has six connections: all hear, soon: %s",
    async (_way, settings) => {
      const projectId = `demo-network-tabs-${projects++}`;
      const { page } = browser;
      const tabs = await Promise.all(Array.from({ length: 8 }, () => page.context().newPage()));
      for (const tab of tabs) {
        await tab.goto(page.url());
        await tab.evaluate(
          ([port, projectId, settings]) => {
            window.heard = [];
            const { sdk } = window;
            const { db } = window.openStage(port, projectId, settings);
            sdk.onSnapshot(sdk.collection(db, "rooms"), (snapshot) => {
              for (const { type, doc } of snapshot.docChanges()) window.heard.push(`${type} ${doc.id}`);
            });
          },
          [server.port, projectId, settings] as const,
        );
      }
      for (const id of ["a", "b"]) {
        await write(projectId, id);
        for (const tab of tabs) {
          await expect.poll(() => tab.evaluate(() => window.heard), { timeout: 10_000 }).toContain(`added ${id}`);
        }
      }
      await Promise.all(tabs.map((tab) => tab.close()));
    },
    40_000,
  );

  it.each<[string, Fate, (request: IncomingMessage) => boolean]>([
    ["a write that did not arrive", "lose request", (request) => isPost(request, "Write")],
    ["a write whose answer did not arrive", "lose answer", (request) => isPost(request, "Write")],
    ["a back channel that was refused", "lose request", (request) => isBackChannel(request)],
  ])("%s: happens once", async (_what, fate, isMeant) => {
    let lost = 0;
    const lossy = await startLossyHttp(server.port, (request) => {
      // Every second one, so that the retry gets through.
      const hit = isMeant(request) && lost++ % 2 === 0;
      return hit ? fate : "pass";
    });
    closing.push(lossy);
    await follow(lossy.port);
    const counted = await browser.page.evaluate(async () => {
      const { sdk, stage } = window;
      const counter = sdk.doc(stage.db, "counters/a");
      await sdk.setDoc(counter, { n: 0 });
      for (let i = 0; i < 3; i++) await sdk.updateDoc(counter, { n: sdk.increment(1) });
      return (await sdk.getDocFromServer(counter)).get("n");
    });
    expect(lost).toBeGreaterThan(1);
    expect(counted).toBe(3);
  });
});

function isPost(request: IncomingMessage, method: "Listen" | "Write"): boolean {
  const { url = "" } = request;
  return (
    request.method === "POST" && url.includes(`/${method}/channel`) && url.includes("SID=") && !url.includes("TYPE=")
  );
}

function isBackChannel({ url = "" }: IncomingMessage): boolean {
  return url.includes("RID=rpc");
}
