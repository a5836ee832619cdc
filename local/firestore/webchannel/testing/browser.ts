import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { launchChromium } from "../../../testing/chromium.ts";

/** The unmodified SDK and the scenarios in one script, as a web app would bundle them. */
async function bundle(): Promise<string> {
  const listen = join(dirname(import.meta.dirname), "../listen/testing/scenarios.ts");
  const result = await build({
    stdin: {
      contents: `
        import { initializeApp } from "firebase/app";
        import * as sdk from "firebase/firestore";
        import { openStage, scenarios } from ${JSON.stringify(listen)};
        sdk.setLogLevel("error");
        window.play = async (name, port, projectId, settings) => {
          const stage = openStage(sdk, initializeApp, port, projectId, settings);
          try { return await scenarios[name].play(stage); } finally { await stage.close(); }
        };
        window.sdk = sdk;
        window.openStage = (port, projectId, settings) => openStage(sdk, initializeApp, port, projectId, settings);`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

export interface BrowserPage {
  readonly page: Page;
  /** What the page complained about. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** A page with the SDK in it, served from another origin than the Firestore, as in life. */
export async function openBrowserPage(): Promise<BrowserPage> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === "/script.js";
    response.setHeader("Content-Type", isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8");
    response.end(isScript ? script : '<!doctype html><meta charset="utf-8"><script src="/script.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium();
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    errors,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
