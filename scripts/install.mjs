/**
 * ensureInstalled(): what every npm script calls first, so that a fresh clone needs no other step. Runs on Node 20 without
 * any dependency; when our own Node 24 is there it hands the very same command over to it.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { followStarter, handedOver } from "./follow-starter.mjs";

const root = resolve(import.meta.dirname ?? fileURLToPath(new URL(".", import.meta.url)), "..");
const stampFile = join(root, "node_modules/.novis-install");
/** Packages whose own installation script matters; no other script runs (docs/decisions/0004). */
const withScript = ["node", "esbuild"];
const oldest = [20, 19];

export async function ensureInstalled() {
  refuseOldNode();
  followStarter();
  if (!isInstalled()) install();
  await continueOnOurNode();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`NOVIS needs Node ${oldest.join(".")} or newer; this is ${process.version}. See https://nodejs.org`);
  process.exit(1);
}

/** The lockfile is the whole truth of what must be there. */
function wanted() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function isInstalled() {
  if (!existsSync(join(root, "node_modules/.bin"))) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, "utf8").trim() === wanted();
  return adopt();
}

/** Somebody ran npm themselves: npm's own record of what it laid down is compared with the lockfile once. */
function adopt() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record) || !existsSync(ourNode())) return false;
  const laid = JSON.parse(readFileSync(record, "utf8")).packages;
  const asked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const whole = Object.entries(asked).every(
    ([path, entry]) =>
      path === "" ||
      entry.link ||
      entry.optional ||
      !path.includes("node_modules/") ||
      laid[path]?.version === entry.version,
  );
  if (whole) writeFileSync(stampFile, `${wanted()}\n`);
  return whole;
}

function install() {
  const started = Date.now();
  console.log("NOVIS: installing what package-lock.json asks for (about a minute the first time)…");
  // Not `npm ci`: it refuses a lock that leaves out optional packages of other platforms.
  npm("install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  console.log("NOVIS: preparing Node 24 and esbuild…");
  npm("rebuild", "--loglevel=error", ...withScript);
  writeFileSync(stampFile, `${wanted()}\n`);
  console.log(`NOVIS: installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function npm(...args) {
  // Under `npm start` the running npm names itself; a bare `node scripts/…` takes the one on PATH.
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith(".js")
    ? [process.execPath, [cli]]
    : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  const { status, error } = spawnSync(command, [...first, ...args], { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  console.error(
    `NOVIS: npm ${args[0]} failed${error ? ` (${error.message})` : ""}. Check the network, then run the same command again.`,
  );
  process.exit(1);
}

function ourNode() {
  return join(root, "node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
}

/** Scripts import TypeScript directly, which needs the Node that production runs. */
async function continueOnOurNode() {
  if (Number(process.versions.node.split(".")[0]) >= 24 || process.argv[1] === undefined) return;
  const child = spawn(ourNode(), process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, [handedOver]: "1" },
  });
  // Ctrl-C reaches the whole terminal group: the child decides when it is over, we only wait.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  }
  const code = await new Promise((done) => child.on("exit", (status, signal) => done(status ?? (signal ? 1 : 0))));
  process.exit(code);
}
