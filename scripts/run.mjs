import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** The environment of a child: our Node 24 and our tools first on PATH. */
export function toolEnvironment(extra = {}) {
  return { ...process.env, PATH: `${resolve(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`, ...extra };
}

/** Runs a command with its output shown; resolves to the exit code (a signal counts as 1) and the seconds it took. */
export function run(command, args, env = {}) {
  const started = Date.now();
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: toolEnvironment(env) });
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      done({ code: 1, seconds: 0 });
    });
    // Ctrl-C reaches the child by itself; what is told to us alone is passed on, or the child would go on without us.
    const told = (signal) => child.kill(signal) && process.exit(1);
    const signals = ["SIGTERM", "SIGHUP"];
    for (const signal of signals) process.once(signal, told);
    child.on("exit", (code) => {
      for (const signal of signals) process.off(signal, told);
      done({ code: code ?? 1, seconds: (Date.now() - started) / 1000 });
    });
  });
}

/** The same, its output kept to itself unless it fails. */
export function runQuietly(command, args, env = {}) {
  const started = Date.now();
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: toolEnvironment(env) });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      if (code !== 0) console.error(output);
      done({ code: code ?? 1, seconds: (Date.now() - started) / 1000 });
    });
  });
}
