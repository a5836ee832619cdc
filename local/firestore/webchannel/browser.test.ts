import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserIsMissing } from "../../testing/chromium.ts";
import { scenarios } from "../listen/testing/scenarios.ts";
import { type RunningServer, startServer } from "../server.ts";
import { type BrowserPage, openBrowserPage } from "./testing/browser.ts";

let server: RunningServer;
let browser: BrowserPage;
beforeAll(async () => {
  if (browserIsMissing()) return;
  [server, browser] = await Promise.all([startServer({ host: "127.0.0.1", port: 0 }), openBrowserPage()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const ways: readonly [string, object][] = [
  ["streaming", {}],
  ["long polling", { experimentalForceLongPolling: true }],
  ["XMLHttpRequest instead of fetch", { useFetchStreams: false, experimentalAutoDetectLongPolling: true }],
];

describe.skipIf(browserIsMissing()).each(ways)(
  "firebase/firestore in Chromium, over WebChannel: %s",
  (way, settings) => {
    const names = Object.keys(scenarios).filter((name) => way === "streaming" || !scenarios[name]?.isHeavy);
    it.each(names)("%s", async (name) => {
      const projectId = `demo-${way.replaceAll(/\W/g, "")}-${Object.keys(scenarios).indexOf(name)}`.toLowerCase();
      const play = browser.page.evaluate(
        ([name, port, projectId, settings]) => {
          const { play } = globalThis as unknown as { play(...args: unknown[]): Promise<unknown> };
          return play(name, port, projectId, settings);
        },
        [name, server.port, projectId, settings] as const,
      );
      expect(await play).toEqual(scenarios[name]?.expected);
      expect(browser.errors).toEqual([]);
    });
  },
);
