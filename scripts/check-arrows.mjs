/**
 * Proves the arrows of docs/architecture.md and that no file imports itself through others.
 * Dependency-free: reads `import`/`export … from` and `import()` of every source file.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** folder → prefixes of our own code that it may import; the longest matching folder decides. */
const mayImport = {
  "domain/src": ["domain/src"],
  "functions/src": ["functions/src", "domain/src"],
  "web/src/app": ["web/src", "domain/src"],
  "web/src/features": ["web/src/features", "web/src/components", "web/src/lib", "domain/src"],
  "web/src/components": ["web/src/components", "web/src/lib", "domain/src"],
  "web/src/lib": ["web/src/lib", "domain/src"],
  local: ["local"],
  tests: ["tests", "domain/src", "functions/src", "local", "web/src", "scripts"],
};

/** package → the only folders that may import it. */
const onlyIn = {
  firebase: ["web/src/lib", "tests", "local"],
  "firebase-admin": ["functions/src", "tests", "local", "scripts"],
  "temporal-polyfill": ["domain/src/time"],
  "@sendgrid": ["functions/src/adapters/sendgrid", "local/providers"],
  twilio: ["functions/src/adapters/twilio", "local/providers"],
};

const files = Object.keys(mayImport)
  .map((folder) => folder.split("/")[0])
  .filter((folder, index, all) => all.indexOf(folder) === index)
  .flatMap((folder) => sourcesIn(join(root, folder)));
const graph = new Map(files.map((file) => [file, importsOf(file)]));
const problems = [...graph].flatMap(([file, imports]) => [
  ...wrongArrows(file, imports),
  ...wrongPackages(file, imports),
]);
problems.push(...cycles().map((cycle) => `cycle: ${cycle.join(" → ")}`));

for (const problem of problems) console.error(problem);
console.log(`arrows: ${files.length} files, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

function sourcesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    if (["node_modules", "dist", "public"].includes(name) || name.startsWith(".")) return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.(ts|tsx|mts)$/.test(name) ? [relative(root, path)] : [];
  });
}

function importsOf(file) {
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)\s*import\s+"([^"]+)"/g,
    ),
  ];
  return found.map((match) => {
    const name = match[1] ?? match[2] ?? match[3];
    const typeOnly = /^\s*(import|export)\s+type\s/.test(match[0]);
    return { name, typeOnly, lazy: match[2] !== undefined, target: targetOf(file, name) };
  });
}

function targetOf(file, name) {
  if (name.startsWith(".")) return relative(root, resolve(root, dirname(file), name));
  if (name.startsWith("@novis/domain/")) return `domain/src/${name.slice("@novis/domain/".length)}.ts`;
  if (name.startsWith("@novis/local/")) return `local/${name.slice("@novis/local/".length)}`;
  return undefined;
}

function wrongArrows(file, imports) {
  const folder = Object.keys(mayImport)
    .filter((prefix) => file.startsWith(`${prefix}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (!folder) return [];
  const allowed = isTest(file) ? [...mayImport[folder], "local", "domain/src/testing"] : mayImport[folder];
  return imports
    .filter(({ target }) => target && !allowed.some((prefix) => target.startsWith(`${prefix}/`) || target === prefix))
    .map(({ target }) => `${file} must not import ${target}`)
    .concat(
      imports
        .filter(
          ({ target }) =>
            target?.startsWith("domain/src/testing") &&
            !isTest(file) &&
            !file.startsWith("domain/src/testing") &&
            !file.startsWith("tests/"),
        )
        .map(({ target }) => `${file} ships test builders: ${target}`),
    );
}

function wrongPackages(file, imports) {
  return imports.flatMap(({ name }) =>
    Object.entries(onlyIn)
      .filter(
        ([pkg, folders]) =>
          (name === pkg || name.startsWith(`${pkg}/`)) &&
          !isTest(file) &&
          !folders.some((folder) => file.startsWith(folder)),
      )
      .map(([pkg]) => `${file} must not import ${pkg}`),
  );
}

function isTest(file) {
  return /\.test\.tsx?$/.test(file) || /\/testing\//.test(file);
}

/** Strongly connected components by depth-first search; types vanish at run time, lazy imports are not circular at load. */
function cycles() {
  const state = new Map();
  const found = [];
  const visit = (file, path) => {
    state.set(file, "open");
    for (const { target, typeOnly, lazy } of graph.get(file) ?? []) {
      if (!target || typeOnly || lazy || !graph.has(target)) continue;
      if (state.get(target) === "open") found.push([...path.slice(path.indexOf(target)), target]);
      else if (!state.has(target)) visit(target, [...path, target]);
    }
    state.set(file, "done");
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file, [file]);
  return found;
}
