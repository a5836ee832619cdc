import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";

/** The system's browser: CHROMIUM_PATH, or the first of the usual names on PATH. */
function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

/** No browser: loud and skipped on a laptop, a failure in CI. */
export function browserIsMissing(): boolean {
  if (findChromium()) return false;
  const message = "No Chromium on this machine: the WebChannel tests with the real SDK cannot run.";
  if (process.env.CI) throw new Error(message);
  console.warn(`\n*** ${message} SKIPPED. ***\n`);
  return true;
}

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
  const browser: Browser = await chromium.launch({
    executablePath: findChromium() ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
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
