/**
 * npm run seed -- demo|large [--reset]: loads a folder of emulator-data into the running product (NOVIS_OFFSET as for
 * npm start). The format is in emulator-data/README.md. --reset empties the house first.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

const folder = resolve(import.meta.dirname, "../emulator-data");
const notDocuments = ["accounts.json", "bookings.json", "scenario.json"];
const closedDaysTried = 6;
const callsTogether = 4;

/** Accounts, documents, then what happens through the product's own callables. Resolves to how many of each. */
export async function seed(ports, scenario, { now = Date.now(), reset = false } = {}) {
  const [{ clear, database, writeAccount, writeDocuments }, { firestoreFields }] = await Promise.all([
    import("./seed/emulators.mjs"),
    import("./seed/values.mjs"),
  ]);
  const { accounts, documents, calls } = await wholeScenario(scenario, now);
  if (reset) await clear(ports);
  for (const account of accounts) await writeAccount(ports, account);
  await writeDocuments(
    ports,
    documents.map(([path, fields]) => [path, firestoreFields(fields, now, database)]),
  );
  await play(ports, calls, accounts, now);
  return { accounts: accounts.length, documents: documents.length, calls: calls.length };
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

async function play(ports, rows, accounts, now) {
  const { signIn, signInVisitor, wake } = await import("./seed/emulators.mjs");
  await wake(ports, [...new Set(rows.flatMap(({ call }) => (call === "bookSpace" ? ["quote", call] : [call])))]);
  const tokens = new Map();
  const ids = {};
  const tokenOf = (row, index) => {
    const account = accounts.find(({ uid }) => uid === row.as);
    if (!account && row.as !== "visitor") throw new Error(`nobody is called "${row.as}"`);
    const who = account?.uid ?? `visitor-${index + 1}`;
    if (!tokens.has(who)) tokens.set(who, account ? signIn(ports, account) : signInVisitor(ports, who));
    return tokens.get(who);
  };
  const playOne = async (row, index) => {
    try {
      const answer = await playRow(ports, await tokenOf(row, index), row, index, { now, ids });
      if (row.name) ids[row.name] = answer.booking?.id ?? answer.blockId;
    } catch (error) {
      if (row.mayFail) return;
      throw new Error(`bookings.json, row ${index + 1}${row.name ? ` (${row.name})` : ""}: ${error.message}`, {
        cause: error,
      });
    }
  };
  for (let index = 0; index < rows.length; ) {
    const next = rows.slice(index, index + callsTogether);
    const alone = next.findIndex((row) => !row.together);
    const batch = next.slice(0, alone === -1 ? next.length : Math.max(1, alone));
    await Promise.all(batch.map((row, place) => playOne(row, index + place)));
    index += batch.length;
  }
}

/** A day that the site is closed is tried again one day later: a seed must load on any day of the year. */
async function playRow(ports, token, row, index, context) {
  const { call } = await import("./seed/emulators.mjs");
  const { plain } = await import("./seed/values.mjs");
  for (let shift = 0; ; shift++) {
    const input = plain(row.input, { ...context, shift });
    try {
      if (row.call === "bookSpace" && input.expectedTotalCents === undefined) {
        const { spaceId, startsAt, endsAt, units } = input;
        const { price } = await call(ports, token, "quote", { spaceId, startsAt, endsAt, ...(units && { units }) });
        input.expectedTotalCents = price?.totalCents ?? 0;
      }
      return await call(ports, token, row.call, { idempotencyKey: keyOf(row, index, input), ...input });
    } catch (error) {
      if (error.code !== "closed" || shift === closedDaysTried) throw error;
    }
  }
}

/** The same row on the same day carries the same key: loading a scenario twice books nothing twice. */
function keyOf(row, index, input) {
  return createHash("sha256")
    .update(JSON.stringify([index, row.as, row.call, input]))
    .digest("hex")
    .slice(0, 32);
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
