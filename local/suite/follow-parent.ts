/**
 * Loaded before firebase-tools: when whoever started it dies without a word (killed, crashed), the emulators stop as if
 * Ctrl-C had been pressed. Without it they would keep every port.
 */
import { Worker } from "node:worker_threads";
import { killChildrenOf } from "./kill.ts";

// In a thread of its own: loading all of firebase-tools keeps this one busy for many seconds.
new Worker(new URL("./parent-watch.ts", import.meta.url), { execArgv: [] }).unref();

// Stopped in the middle of a start, firebase-tools forgets the program that it is waiting for.
process.on("exit", () => killChildrenOf(process.pid));

// What it would still say to a parent that is gone, nobody reads: no error to tell anybody of.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
