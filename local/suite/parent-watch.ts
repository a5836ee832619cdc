/** The pipe on descriptor 3 closes when whoever holds its other end is gone. */
import { Socket } from "node:net";
import { killChildrenOf } from "./kill.ts";

const patienceMillis = 3000;
const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on("error", () => {}).once("close", stop);
parent.resume();

function stop(): void {
  process.kill(process.pid, "SIGINT");
  // It may wait for functions at work as long as they please; nobody is left to wait with it.
  setTimeout(() => {
    killChildrenOf(process.pid);
    process.kill(process.pid, "SIGKILL");
  }, patienceMillis);
}
