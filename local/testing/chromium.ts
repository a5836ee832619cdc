import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** As root, Chromium has no sandbox; without the rest it knocks at Google's doors all day. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

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
  const message = "No Chromium on this machine: the browser tests cannot run (apt-get install chromium).";
  if (process.env.CI) throw new Error(message);
  console.warn(`\n*** ${message} SKIPPED. ***\n`);
  return true;
}

export async function launchChromium(extraFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium on this machine.");
  return chromium.launch({ executablePath, args: [...flags, ...extraFlags] });
}
