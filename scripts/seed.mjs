/**
 * npm run seed -- demo|large [--reset]: loads a folder of emulator-data into the running product (NOVIS_OFFSET as for
 * npm start). The format is in emulator-data/README.md. --reset empties the house first.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

const folder = resolve(import.meta.dirname, "../emulator-data");
const notDocuments = ["accounts.json", "bookings.json", "scenario.json"];

/** Accounts, documents, then what happens through the product's own callables. Resolves to how many of each. */
export async function seed(ports, scenario, { now = Date.now(), reset = false } = {}) {
  const { clear, database, writeAccount, writeDocuments } = await import("./seed/emulators.mjs");
  const { firestoreFields } = await import("./seed/values.mjs");
  const { play } = await import("./seed/calls.mjs");
  const { accounts, documents, calls } = await wholeScenario(scenario, now);
  const context = { now, closed: closedDays(documents), database };
  if (reset) await clear(ports);
  for (const account of accounts) await writeAccount(ports, account);
  await writeDocuments(
    ports,
    documents.map(([path, fields]) => [path, firestoreFields(fields, context)]),
  );
  await play(ports, calls, accounts, context);
  return { accounts: accounts.length, documents: documents.length, calls: calls.length };
}

/** Of every site: what is counted in working days must fit them all. */
export function closedDays(documents) {
  const sites = documents.filter(([path]) => path.startsWith("sites/"));
  return new Set(sites.flatMap(([, site]) => site.closedDays.map(({ day }) => day)));
}

/** A scenario may stand on another one and add a volume to it (scenario.json). */
export async function wholeScenario(name, now) {
  const own = readScenario(name);
  if (!own.settings.extends) return own;
  const base = await wholeScenario(own.settings.extends, now);
  const documents = [...base.documents, ...own.documents];
  const calls = [...base.calls, ...own.calls];
  const { generate } = await import("./seed/volume.mjs");
  const more = own.settings.generate ? generate(own.settings.generate, documents, now) : { documents: [], calls: [] };
  return {
    accounts: [...base.accounts, ...own.accounts],
    documents: [...documents, ...more.documents],
    calls: [...calls, ...more.calls],
  };
}

export function readScenario(name) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    const known = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    throw new Error(`no scenario "${name}"; there is ${known.map((entry) => entry.name).join(", ")}`);
  }
  const read = (file, otherwise = []) =>
    existsSync(join(path, file)) ? JSON.parse(readFileSync(join(path, file), "utf8")) : otherwise;
  const files = readdirSync(path).filter((file) => file.endsWith(".json") && !notDocuments.includes(file));
  return {
    accounts: read("accounts.json"),
    documents: files.sort().flatMap((file) => Object.entries(read(file))),
    calls: read("bookings.json"),
    settings: read("scenario.json", {}),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await ensureInstalled();
  const { explained, ports } = await import("./place.mjs");
  const [scenario = "demo"] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
  try {
    const done = await seed(await ports(), scenario, { reset: process.argv.includes("--reset") });
    console.log(`${scenario}: ${done.accounts} accounts, ${done.documents} documents, ${done.calls} calls`);
  } catch (error) {
    console.error(explained(error));
    process.exit(1);
  }
}
