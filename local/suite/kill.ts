import { spawnSync } from "node:child_process";

/** Ends the processes that a process started, those in groups of their own too. */
export function killChildrenOf(parent: number): void {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  for (const line of (stdout ?? "").split("\n")) {
    const [pid, ppid] = line.trim().split(/\s+/).map(Number);
    if (pid && ppid === parent) kill(pid);
  }
}

/** A negative number: a whole group. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Already gone, as it should be.
  }
}
