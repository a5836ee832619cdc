import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../local/firestore/main.ts");

/** The local Firestore as a process of its own, started the way the `java` shim starts it. */
export interface LocalServer {
  readonly port: number;
  /** From spawning to the first accepted connection. */
  readonly readyMs: number;
  rssMb(): number;
  stop(): Promise<void>;
}

export async function startLocalServer(port: number): Promise<LocalServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, "--host", "127.0.0.1", "--port", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
  });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`the local Firestore ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return {
    port,
    readyMs: performance.now() - started,
    rssMb: () => rssOf(child),
    stop: async () => {
      child.kill("SIGINT");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

function rssOf(child: ChildProcess): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
