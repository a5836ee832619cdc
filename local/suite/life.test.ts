import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { portsAt } from "./config.ts";
import { assertFree, isAnswering, PortsTaken } from "./free-ports.ts";
import { startSuite } from "./suite.ts";
import { tinyProject } from "./testing/tiny-project.ts";

const root = tinyProject();
const offset = 95;
const ports = portsAt(root, offset);
const options = { root, project: "demo-life", offset, scheduler: false, functionsSecrets: { TINY_KEY: "sesame" } };
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Each stage of a start, by the port that it opens last. */
const stages = ["inbox", "hub", "firestore", "functions"] as const;

const answers = async (name: (typeof stages)[number]) =>
  expect.poll(() => isAnswering(ports[name]), { timeout: 80_000, interval: 20 }).toBe(true);
const allFree = () =>
  assertFree(ports).then(
    () => true,
    () => false,
  );

describe("a suite that is stopped while it starts", () => {
  it.each(stages)(
    "frees every port: %s just opened",
    async (stage) => {
      const abort = new AbortController();
      const starting = startSuite({ ...options, signal: abort.signal });
      const refused = expect(starting).rejects.toThrow();
      await answers(stage);
      abort.abort();
      await refused;
      await assertFree(ports);
    },
    120_000,
  );

  it("starts nothing when it was stopped before", async () => {
    await expect(startSuite({ ...options, signal: AbortSignal.abort() })).rejects.toThrow("aborted");
    await assertFree(ports);
  });

  it("rejects when it is stopped while it is seeded", async () => {
    const abort = new AbortController();
    const seed = async () => abort.abort();
    await expect(startSuite({ ...options, signal: abort.signal, seed, except: ["functions"] })).rejects.toThrow();
    await assertFree(ports);
  }, 120_000);
});

describe("a suite whose launcher is killed", () => {
  it.each(["firestore", "all of them"] as const)(
    "leaves nothing behind: %s just opened",
    async (stage) => {
      const program = `
      import { startSuite } from ${JSON.stringify(join(import.meta.dirname, "suite.ts"))};
      await startSuite(${JSON.stringify(options)});
      console.log("ready");`;
      const launcher = spawn(process.execPath, ["--input-type=module", "--eval", program], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      if (stage === "all of them") {
        await once(launcher.stdout, "data");
        const refusal = await assertFree(ports).catch((error) => error);
        expect(refusal).toBeInstanceOf(PortsTaken);
        expect(refusal.message).toContain(
          `a suite is running on these ports already: http://127.0.0.1:${ports.hosting}`,
        );
      } else await answers(stage);
      launcher.kill("SIGKILL");
      await expect.poll(allFree, { timeout: 60_000, interval: 100 }).toBe(true);
    },
    120_000,
  );
});
