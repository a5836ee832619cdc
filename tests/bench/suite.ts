import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, toolEnvironment } from "../../scripts/run.mjs";
import type { Figure } from "./figure.ts";

/** From typing `npm start`, installed and built, to the table that says it is usable; and the last green `npm test`. */
export async function* bench(): AsyncGenerator<Figure> {
  await readySeconds(); // Whatever has to be built is built here.
  yield { name: "suite.ready_s", value: await readySeconds(), unit: "s" };
  yield { name: "test.total_s", value: lastTestSeconds(), unit: "s" };
}

function readySeconds(): Promise<number> {
  const started = Date.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: toolEnvironment({ NOVIS_OFFSET: "70" }),
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let seconds: number | undefined;
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text;
      if (seconds !== undefined || !said.includes("ready in")) return;
      seconds = (Date.now() - started) / 1000;
      if (child.pid) process.kill(-child.pid, "SIGINT");
    });
    child.on("exit", () =>
      seconds === undefined ? reject(new Error(`npm start failed:\n${said}`)) : resolve(seconds),
    );
  });
}

function lastTestSeconds(): number {
  try {
    return JSON.parse(readFileSync(join(root, ".cache/test-total.json"), "utf8")).seconds;
  } catch {
    throw new Error("test.total_s is what the last green `npm test` took here: run it first");
  }
}
