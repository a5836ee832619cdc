/**
 * npm run build [-- --force] [web|functions]: web → web/dist, functions → functions/dist. What has not changed since the
 * last time is left alone; a folder is replaced at once, so that a running product never serves half of a build.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { root, runQuietly } from "./run.mjs";

const shared = ["domain/package.json", "domain/src", "package-lock.json", "tsconfig.base.json", "scripts/build.mjs"];
const targets = {
  web: {
    inputs: ["web/src", "web/public", "web/index.html", "web/vite.config.ts", "web/package.json"],
    make: buildWeb,
  },
  functions: { inputs: ["functions/src", "functions/package.json"], make: buildFunctions },
};
const cache = join(root, ".cache/build");

/** Builds both at the same time; resolves to what each did. Throws when one fails. */
export async function build({ force = false, only = Object.keys(targets) } = {}) {
  mkdirSync(cache, { recursive: true });
  return Promise.all(only.map((name) => buildOne(name, force)));
}

async function buildOne(name, force) {
  const started = Date.now();
  const { inputs, make } = targets[name];
  const hash = hashOf([...inputs, ...shared]);
  const stamp = join(cache, `${name}.hash`);
  const output = join(root, name, "dist");
  const unchanged = !force && existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (!unchanged) {
    await make(output);
    writeFileSync(stamp, hash);
  }
  return { name, unchanged, seconds: (Date.now() - started) / 1000 };
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesIn(join(root, path)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== "node_modules" && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesIn(join(path, name)));
}

async function buildWeb(output) {
  const next = join(cache, `web-${process.pid}`);
  const { code } = await runQuietly("vite", ["build", "web", "--outDir", next, "--emptyOutDir", "--logLevel", "warn"]);
  if (code !== 0) throw new Error("build: the web application does not build");
  replace(output, next);
}

/** Domain is inlined with its own small libraries; everything from the registry stays outside, listed in package.json. */
async function buildFunctions(output) {
  const workspace = JSON.parse(readFileSync(join(root, "functions/package.json"), "utf8"));
  const registry = Object.entries(workspace.dependencies).filter(([name]) => !name.startsWith("@novis/"));
  const next = join(cache, `functions-${process.pid}`);
  try {
    await bundle(next, registry);
    writeFileSync(join(next, "package.json"), `${JSON.stringify(shippedPackage(workspace, registry), null, 2)}\n`);
    await writeManifest(next);
    // The emulator watches the files of this folder: they are replaced one by one, the folder stays.
    mkdirSync(output, { recursive: true });
    for (const name of ["package.json", "functions.yaml", "index.js.map", "index.js"]) {
      renameSync(join(next, name), join(output, name));
    }
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  await warmUp(output);
}

async function bundle(folder, registry) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [join(root, "functions/src/index.ts")],
    outfile: join(folder, "index.js"),
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    sourcemap: true,
    external: [...registry.flatMap(([name]) => [name, `${name}/*`]), ...builtinModules],
    logLevel: "warning",
  });
}

/** npm run dev: builds functions again whenever their code or the domain's changes; resolves to what stops it. */
export async function watchFunctions() {
  const { watch } = await import("node:fs");
  let pending;
  const again = () => {
    clearTimeout(pending);
    pending = setTimeout(() => build({ only: ["functions"] }).catch((error) => console.error(error.message)), 100);
  };
  const watchers = ["functions/src", "domain/src"].map((path) => watch(join(root, path), { recursive: true }, again));
  return () => {
    clearTimeout(pending);
    for (const watcher of watchers) watcher.close();
  };
}

function shippedPackage({ name, version, engines }, registry) {
  return {
    name,
    version,
    private: true,
    type: "module",
    main: "index.js",
    engines,
    dependencies: Object.fromEntries(registry),
  };
}

/** What the functions are, written once here: the emulator and the deployment need not load the code to learn it. */
async function writeManifest(folder) {
  // The program reads its folder argument only when another one follows.
  const { code } = await runQuietly("firebase-functions", [folder, ""], {
    FUNCTIONS_CONTROL_API: "true",
    FUNCTIONS_MANIFEST_OUTPUT_PATH: join(folder, "functions.yaml"),
    GCLOUD_PROJECT: "demo-novis",
  });
  if (code !== 0) throw new Error("build: the functions bundle does not load");
}

/** Function processes are killed, and keep nothing of what they compiled: it is kept here for them, by one that ends well. */
async function warmUp(folder) {
  const runtime = join(root, "node_modules/firebase-tools/lib/emulator/functionsEmulatorRuntime.js");
  const program = `require(${JSON.stringify(runtime)}); import(${JSON.stringify(pathToFileURL(join(folder, "index.js")))}).finally(() => process.exit(0))`;
  await runQuietly("node", ["--eval", program], { NODE_COMPILE_CACHE: join(root, ".cache/node-compile") });
}

function replace(output, next) {
  const old = `${next}-old`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(next, output);
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await ensureInstalled();
  const args = process.argv.slice(2);
  const only = args.filter((arg) => arg in targets);
  try {
    const done = await build({ force: args.includes("--force"), ...(only.length > 0 && { only }) });
    for (const { name, unchanged, seconds } of done) {
      console.log(`${name}: ${unchanged ? "unchanged" : `built in ${seconds.toFixed(1)} s`}`);
    }
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
