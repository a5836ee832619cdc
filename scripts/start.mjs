/**
 * npm start: installs what is missing, builds what changed, runs the whole product on this machine with its demo data, and
 * prints where everything is. `--dev` serves the site with hot reload and rebuilds functions as they change (npm run dev);
 * `--official` uses the real Java emulators; `--seed=large|none` another scenario; `--verbose` every line of the emulators.
 * NOVIS_OFFSET=100 moves every port.
 */
import { spawn } from "node:child_process";
import { join, relative } from "node:path";
import { ensureInstalled } from "./install.mjs";

const started = Date.now();
const flags = process.argv.slice(2);
const has = (name) => flags.includes(`--${name}`);

await ensureInstalled();
const [
  { build, watchFunctions },
  { offsetFromEnvironment, startProduct },
  { assertFree },
  { portsAt },
  { readScenario },
  { root, toolEnvironment },
] = await Promise.all([
  import("./build.mjs"),
  import("./product.mjs"),
  import("../local/suite/free-ports.ts"),
  import("../local/suite/config.ts"),
  import("./seed.mjs"),
  import("./run.mjs"),
]);

const abort = new AbortController();
const closing = [];
let over = false;

try {
  const offset = offsetFromEnvironment();
  const scenario = flags.find((flag) => flag.startsWith("--seed="))?.slice("--seed=".length) ?? "demo";
  const ports = portsAt(root, offset);
  if (has("dev")) ports.hosting = offset === 0 ? 5173 : ports.hosting;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  await assertFree(ports);
  console.log("NOVIS: preparing…");
  await build({ only: ["functions"] });
  const web = has("dev") ? serveDev(ports.hosting) : build({ only: ["web"] });
  const [suite] = await Promise.all([
    startProduct({
      offset,
      seed: scenario === "none" ? false : scenario,
      official: has("official"),
      except: has("dev") ? ["hosting"] : [],
      onLine: show,
      signal: abort.signal,
    }),
    web,
  ]);
  closing.push(() => suite.stop());
  if (has("dev")) closing.push(await watchFunctions());
  void suite.ended.then(
    () => over || failed(new Error(`The emulators ended by themselves; see ${join(suite.folder, "firebase.log")}`)),
  );
  print(ports, suite, scenario);
} catch (error) {
  await failed(error);
}

/** Everything started is stopped and every port is free before the prompt comes back. */
async function stop(code) {
  if (over) return;
  over = true;
  if (code === 0) console.log("\nNOVIS: arrêt · stopping…");
  abort.abort();
  await Promise.allSettled(closing.map((close) => close()));
  process.exit(code);
}

async function failed(error) {
  if (over) return;
  console.error(`\nNOVIS: ${error.message}`);
  await stop(1);
}

/** What the emulators say goes to their log; only trouble comes to the screen. */
function show(line) {
  if (has("verbose") || /^\s*⚠|^\s*✖|"severity":"(ERROR|WARNING|CRITICAL)"|^scheduler:/.test(line)) console.log(line);
}

function serveDev(port) {
  const child = spawn("vite", ["web", "--port", String(port), "--strictPort", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
    env: toolEnvironment(),
    detached: true,
  });
  closing.push(() => child.exitCode === null && process.kill(-child.pid, "SIGTERM"));
}

function print(ports, suite, scenario) {
  const site = `http://127.0.0.1:${ports.hosting}`;
  const row = (name, value) => console.log(`  ${name.padEnd(24)}${value}`);
  console.log(`\n  NOVIS, prêt en · ready in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  row("Site", site);
  row("Équipe · back office", `${site}/equipe`);
  row("E-mails, SMS · inbox", `http://127.0.0.1:${ports.inbox}`);
  const accounts = scenario === "none" ? [] : readScenario(scenario).accounts.filter(({ show }) => show);
  if (accounts.length > 0) console.log("\n  Comptes · accounts");
  for (const { show, email, password } of accounts) row(`  ${show}`, `${email.padEnd(26)}${password}`);
  console.log(`\n  Arrêter · stop: Ctrl-C      Journal · log: ${relative(root, join(suite.folder, "firebase.log"))}\n`);
}
