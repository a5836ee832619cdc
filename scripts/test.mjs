/**
 * npm test: checks, unit tests, then the suite with its flows and journeys. `npm run e2e [-- file…]`: only the last part.
 * Stops at the first part that fails, so that the last words on the screen are the ones to read. `--official` runs that
 * last part on the official Java emulators.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root, run } from "./run.mjs";

const started = Date.now();
const words = process.argv.slice(2);
const official = words.includes("--official");
const [only, ...files] = words.filter((word) => word !== "--official");

const parts = [
  ["checks", "node", ["scripts/check.mjs"]],
  ["unit tests", "vitest", ["run"]],
  ["build", "node", ["scripts/build.mjs"]],
  ["rules, flows and journeys", "vitest", ["run", "--config", "tests/vitest.config.ts", ...files]],
];

await ensureInstalled();
const wanted = only === "e2e" ? parts.slice(2) : parts;
const report = [];
for (const [name, command, args] of wanted) {
  const { code, seconds } = await run(command, args, official ? { NOVIS_OFFICIAL: "1" } : {});
  report.push(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(0)} s)`);
  if (code !== 0) break;
}

const failed = report.some((line) => line.startsWith("FAILED"));
const totalSeconds = (Date.now() - started) / 1000;
console.log(`\n${report.join("\n")}\n${failed ? "FAILED" : "ok"} in ${totalSeconds.toFixed(0)} s`);
if (!failed && only === undefined && !official) remember(totalSeconds);
process.exit(failed ? 1 : 0);

/** `npm run bench -- suite` prints it as test.total_s. */
function remember(seconds) {
  mkdirSync(resolve(root, ".cache"), { recursive: true });
  writeFileSync(resolve(root, ".cache/test-total.json"), JSON.stringify({ seconds, at: new Date().toISOString() }));
}
