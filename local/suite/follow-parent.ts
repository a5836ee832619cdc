/**
 * Loaded before firebase-tools: when whoever started it dies without a word (killed, crashed), the pipe on descriptor 3
 * closes, and the emulators stop as if Ctrl-C had been pressed. Without it they would keep every port.
 */
import { Socket } from "node:net";
import { childrenOf } from "./children-of.ts";

const patienceMillis = 3000;
const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on("error", stop).on("close", stop).resume().unref();

// Stopped in the middle of a start, firebase-tools forgets the program that it is waiting for.
process.on("exit", () => {
  for (const pid of childrenOf(process.pid)) kill(pid);
});

function stop(): void {
  process.kill(process.pid, "SIGINT");
  // It waits for functions at work as long as they please; nobody is left to wait with it.
  setTimeout(() => process.exit(1), patienceMillis).unref();
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The one that listed them, which is gone.
  }
}
