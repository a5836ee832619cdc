/** npm run check: format and lint, types, arrows and cycles, unused code. Runs them all, then says which failed. */
import { ensureInstalled } from "./install.mjs";
import { run } from "./run.mjs";

await ensureInstalled();

const checks = [
  ["format and lint", "biome", ["check", "--error-on-warnings"]],
  ["types of domain", "tsc", ["-p", "domain"]],
  ["types of functions", "tsc", ["-p", "functions"]],
  ["types of web", "tsc", ["-p", "web"]],
  ["types of local", "tsc", ["-p", "local"]],
  ["types of tests", "tsc", ["-p", "tests"]],
  ["arrows and cycles", "node", ["scripts/check-arrows.mjs"]],
  ["unused code", "knip", []],
];

const failed = [];
for (const [name, command, args] of checks) {
  const { code, seconds } = await run(command, args);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`check: ${failed.join(", ")} failed`);
process.exit(failed.length > 0 ? 1 : 0);
