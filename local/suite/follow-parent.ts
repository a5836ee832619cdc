/**
 * Loaded before firebase-tools: when whoever started it dies without a word (killed, crashed), the pipe on descriptor 3
 * closes, and the emulators stop as if Ctrl-C had been pressed. Without it they would keep every port.
 */
import { Socket } from "node:net";

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on("error", stop).on("close", stop).resume().unref();

function stop(): void {
  process.kill(process.pid, "SIGINT");
}
