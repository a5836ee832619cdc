/**
 * npm run bench -- [booking|web|suite|local …]: one JSON line per figure on stdout, everything else on stderr.
 * Each group is tests/bench/<group>.ts: `export async function* bench()` yields { name, value, unit }.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";

const groups = ["booking", "web", "suite", "local"];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !groups.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no group ${unknown.join(", ")}; there is ${groups.join(", ")}`);
  process.exit(2);
}

await ensureInstalled();
const built = spawnSync(process.execPath, [resolve(import.meta.dirname, "build.mjs")], { stdio: ["ignore", 2, 2] });
if (built.status !== 0) process.exit(1);
for (const group of wanted.length > 0 ? wanted : groups) {
  const { bench } = await import(`../tests/bench/${group}.ts`);
  for await (const { name, value, unit } of bench()) {
    console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit }));
  }
}
process.exit(0);
