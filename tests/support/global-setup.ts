import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAnswering } from "../../local/suite/free-ports.ts";
import { ports as portsHere } from "../../scripts/place.mjs";
import { startProduct } from "../../scripts/product.mjs";
import { root } from "../../scripts/run.mjs";
import { official } from "./suite.ts";

/**
 * One suite for every test that crosses a border, without a clock: scheduled functions run when a test fires them. One
 * that already stands at NOVIS_OFFSET is used as it is, so that a test can be run again in a second.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const ports = await portsHere();
  if (await isAnswering(ports.hosting)) {
    if (official) throw new Error(`Stop what stands on port ${ports.hosting}: nobody knows whose programs it runs.`);
    return async () => {};
  }
  const suite = await startProduct({ scheduler: false, official });
  return async () => {
    if (!official) await saveRulesCoverage(ports.firestore);
    await suite.stop();
  };
}

/** What `npm run rules:coverage` reads when no suite is running. */
async function saveRulesCoverage(firestore: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${firestore}/emulator/v1/projects/demo-novis:ruleCoverage`);
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, ".cache/rules-coverage.json"), await response.text());
}
