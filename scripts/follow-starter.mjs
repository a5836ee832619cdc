/**
 * npm, when it is killed, takes the shell between us away and leaves us behind: the product would go on holding its ports
 * with nobody to stop it. Whoever calls this ends, as if told by SIGTERM, when the npm (or the older Node) that started it
 * is gone. A script started by hand is left alone: it may be meant to outlive its shell.
 */
import { spawnSync } from "node:child_process";

/** Set for the Node that an older one hands the command over to. */
export const handedOver = "NOVIS_HANDED_OVER";

export function followStarter() {
  if (process.env.npm_lifecycle_event === undefined && process.env[handedOver] === undefined) return;
  const parent = process.ppid;
  const npm = parentOf(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && isThere(npm)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 300);
  watch.unref();
}

/** 0, whoever that is: not known (Windows). */
function parentOf(pid) {
  return Number(spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }).stdout) || 0;
}

function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== "ESRCH";
  }
}
