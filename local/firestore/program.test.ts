import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type CliOptions, parseCommandLine } from "./cli-options.ts";

const folder = mkdtempSync(join(tmpdir(), "program-"));
afterAll(() => rmSync(folder, { recursive: true }));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function start(...flags: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "--host", "127.0.0.1", ...flags]);
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
  }
  const exit = once(child, "exit").then(([code]) => code as number);
  const ready = async () => {
    await expect.poll(() => said, { timeout: 30_000 }).toContain("is now running");
    return Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
  };
  return { child, exit, ready, said: () => said };
}

describe("the program", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends at %s with %i, promptly, clients connected or not", async (signal, code) => {
    const program = start("--port", "0");
    const port = await program.ready();
    const stream = await fetch(`http://127.0.0.1:${port}/`);
    expect(stream.status).toBe(200);
    const asked = performance.now();
    program.child.kill(signal);
    expect(await program.exit).toBe(code);
    expect(performance.now() - asked).toBeLessThan(10_000);
  });

  it("ends with 0 when asked by HTTP", async () => {
    const program = start("--port", "0");
    const answer = await fetch(`http://127.0.0.1:${await program.ready()}/shutdown`, { method: "POST" });
    expect(await answer.text()).toBe("Shutting down...\n");
    expect(await program.exit).toBe(0);
  });

  it("names a port that is taken, in the words that firebase-tools looks for", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    const program = start("--port", String(port));
    expect(await program.exit).toBe(1);
    expect(program.said()).toContain(`address already in use 127.0.0.1:${port}`);
    holder.close();
  });

  it.each([
    ["an unknown flag", ["--nonsense"], 2, "Unknown option: --nonsense"],
    ["a flag without its value", ["--rules"], 2, "needs a value"],
    ["a port that is none", ["--port", "many"], 2, "not a number"],
    ["rules that are not there", ["--rules", "/nowhere.rules"], 1, "Cannot read the rules /nowhere.rules"],
    ["a seed that is not there", ["--seed_from_export", "/nowhere"], 1, "Failed to parse overall export metadata file"],
    ["a call for help", ["--help"], 0, "--seed_from_export"],
  ])("says what is wrong with %s", async (_what, flags, code, text) => {
    const program = start(...flags);
    expect(await program.exit).toBe(code);
    expect(program.said()).toContain(text);
  });

  it("with rules that do not compile says where, and lets nobody in but admins", async () => {
    const rules = join(folder, "bad.rules");
    writeFileSync(rules, "service cloud.firestore {\n  match /a { allow }\n}");
    const program = start("--port", "0", "--rules", rules);
    const url = `http://127.0.0.1:${await program.ready()}/v1/projects/p/databases/(default)/documents/a/b`;
    expect(program.said()).toMatch(/L2:\d+ /);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { headers: { authorization: "Bearer owner" } })).status).toBe(404);
  });
});

describe("flags", () => {
  it("are understood as firebase-tools passes them, in any order", () => {
    const line =
      "--host 127.0.0.1 --port 8130 --websocket_port 9200 --database-edition standard --project_id demo " +
      "--rules /a/firestore.rules --single_project_mode true --functions_emulator 127.0.0.1:5051";
    expect(parseCommandLine(line.split(" "))).toEqual({
      host: "127.0.0.1",
      port: 8130,
      projectId: "demo",
      rulesFile: "/a/firestore.rules",
      functionsEmulator: "127.0.0.1:5051",
      requireIndexes: false,
      websocketPort: 9200,
    } satisfies CliOptions);
  });

  it.each([
    ["--require_indexes", true],
    ["--require_indexes=true", true],
    ["--require_indexes true", true],
    ["--require_indexes false", false],
  ])("may stand alone when they are yes or no: %s", (line, expected) => {
    expect(parseCommandLine([...line.split(" "), "--port=9"])).toMatchObject({ requireIndexes: expected, port: 9 });
  });
});
