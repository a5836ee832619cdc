/**
 * npm start: installs what is missing, builds what changed, runs the whole product on this machine with its demo data, and
 * prints where everything is. `--dev` serves the site with hot reload and rebuilds functions as they change (npm run dev);
 * `--official` uses the real Java emulators; `--seed=large|none` another scenario; `--no-build` what is built already;
 * `--verbose` shows every line of the emulators. NOVIS_OFFSET=100 moves every port.
 */
import { spawn } from "node:child_process";
import { join, relative } from "node:path";
import { ensureInstalled } from "./install.mjs";

const started = Date.now();
await ensureInstalled();
const { build, watchFunctions } = await import("./build.mjs");
const { offsetFromEnvironment, ports: portsAt } = await import("./place.mjs");
const { startProduct } = await import("./product.mjs");
const { assertFree } = await import("../local/suite/free-ports.ts");
const { wholeScenario } = await import("./seed.mjs");
const { root, toolEnvironment } = await import("./run.mjs");

const flags = process.argv.slice(2);
const has = (name) => flags.includes(`--${name}`);
const scenario = flags.find((flag) => flag.startsWith("--seed="))?.slice("--seed=".length) ?? "demo";
const abort = new AbortController();
const closing = [];
let over = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
try {
  await start();
} catch (error) {
  await failed(error);
}

async function start() {
  const offset = offsetFromEnvironment();
  const ports = await portsAt(offset);
  if (has("dev") && offset === 0) ports.hosting = 5173;
  const accounts = scenario === "none" ? [] : (await wholeScenario(scenario, Date.now())).accounts;
  await assertFree(ports);
  console.log("NOVIS: préparation · preparing…");
  if (!has("no-build")) await build({ only: ["functions"] });
  const web = has("dev") ? serveDev(ports.hosting) : !has("no-build") && build({ only: ["web"] });
  const starting = startProduct({
    offset,
    seed: scenario === "none" ? false : scenario,
    official: has("official"),
    except: has("dev") ? ["hosting"] : [],
    onLine: show,
    signal: abort.signal,
  });
  // Stopped before it is ready, it stops itself; in both cases it is waited for.
  closing.push(() => starting.then((suite) => suite.stop()));
  const [suite] = await Promise.all([starting, web]);
  if (over) return;
  if (has("dev")) closing.push(await watchFunctions());
  void suite.ended.then(() => failed(new Error(`The emulators ended by themselves; see ${logOf(suite)}`)));
  print(ports, suite, accounts);
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

/** What the emulators say goes to their log; only trouble comes to the screen, and not the trouble that is wanted. */
function show(line) {
  const trouble = /^\s*[⚠✖]|"severity":"(ERROR|WARNING|CRITICAL)"|^scheduler:/.test(line);
  const wanted = /Env variable override|Emulator UI is not starting|multiple instances of the emulator suite/.test(
    line,
  );
  // A hundred megabytes, the first time with --official: a person must know why nothing happens.
  const slow = /downloading .+\.jar/.test(line);
  if (has("verbose") || slow || (trouble && !wanted && !over)) console.log(line);
}

/** Vite in a group of its own: a Ctrl-C of the terminal reaches it through us, in order. */
function serveDev(port) {
  const child = spawn("vite", ["web", "--port", String(port), "--strictPort", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: toolEnvironment(),
    detached: true,
  });
  const ended = new Promise((done) => child.once("exit", done));
  closing.push(() => child.kill("SIGTERM") && ended);
}

function print(ports, suite, accounts) {
  const site = `http://127.0.0.1:${ports.hosting}`;
  const row = (name, value) => console.log(`  ${name.padEnd(24)}${value}`);
  console.log(`\n  NOVIS, prêt en · ready in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  row("Site", site);
  row("Équipe · back office", `${site}/equipe`);
  row("E-mails, SMS · inbox", `http://127.0.0.1:${ports.inbox}`);
  if (accounts.length > 0) console.log("\n  Comptes · accounts");
  for (const { show: word, email, password } of accounts.filter((account) => account.show))
    row(`  ${word}`, `${email.padEnd(26)}${password}`);
  console.log(`\n  Arrêter · stop: Ctrl-C      Journal · log: ${logOf(suite)}\n`);
}

function logOf(suite) {
  return relative(root, join(suite.folder, "firebase.log"));
}
