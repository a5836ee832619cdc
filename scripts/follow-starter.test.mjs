import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** npm's part is played by a Node that runs a shell that runs the script, as npm does. */
function start(env) {
  const script = `import { followStarter } from ${JSON.stringify(join(import.meta.dirname, "follow-starter.mjs"))};
    followStarter(); setInterval(() => {}, 1000); console.log("script " + process.pid);`;
  const node = JSON.stringify(process.execPath);
  // The shell says its number, and does not replace itself by the script.
  const command = `echo shell $$; ${node} --input-type=module --eval '${script}'; true`;
  const npm = spawn(
    process.execPath,
    ["--eval", `require("child_process").spawn("sh", ["-c", ${JSON.stringify(command)}], { stdio: "inherit" })`],
    { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  return new Promise((resolve) => {
    let said = "";
    npm.stdout.on("data", (piece) => {
      said += piece;
      const [, shell, script] = /shell (\d+)\n(?:.*\n)*?script (\d+)\n/.exec(said) ?? [];
      if (script) resolve({ npm, shell: Number(shell), script: Number(script) });
    });
  });
}

function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a script that npm started", () => {
  it.each([
    ["npm is killed", ({ npm }) => npm.kill("SIGKILL")],
    ["the shell between them is", ({ shell }) => process.kill(shell, "SIGTERM")],
  ])("ends when %s", async (_what, kill) => {
    const started = await start({ npm_lifecycle_event: "start" });
    kill(started);
    await expect.poll(() => isThere(started.script), { timeout: 20_000 }).toBe(false);
    if (isThere(started.npm.pid)) started.npm.kill("SIGKILL");
  });

  it("and one that was started by hand goes on", async () => {
    const started = await start({ npm_lifecycle_event: undefined, NOVIS_HANDED_OVER: undefined });
    started.npm.kill("SIGKILL");
    await once(started.npm, "exit");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(isThere(started.script)).toBe(true);
    process.kill(started.script, "SIGKILL");
  });
});
