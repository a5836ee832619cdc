import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";

it("ends with whoever started it, and does not keep a finished program alive", async () => {
  const start = (program: string) => {
    const args = ["--import", join(import.meta.dirname, "follow-parent.ts"), "--eval", program];
    return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "pipe"] });
  };
  const ended = (child: ReturnType<typeof start>) =>
    new Promise<string | number | null>((done) => child.once("exit", (code, signal) => done(signal ?? code)));

  const lasting = start("console.log('up'); setInterval(() => {}, 1000)");
  await new Promise((done) => lasting.stdout?.once("data", done));
  (lasting.stdio[3] as Socket).destroy();
  expect(await ended(lasting)).toBe("SIGINT");
  expect(await ended(start("1 + 1"))).toBe(0);
});
