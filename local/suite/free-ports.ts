import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Ports } from "./config.ts";

const host = "127.0.0.1";

export class PortsTaken extends Error {}

/** Ports of other protocols that browsers, and fetch, refuse to speak HTTP on (those that an offset could reach). */
const forbidden = new Set([4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080]);

/** Throws PortsTaken, which names each taken port, who holds it when the system tells, and what to do. */
export async function assertFree(ports: Ports, except: readonly string[] = []): Promise<void> {
  const names = (Object.keys(ports) as (keyof Ports)[]).filter((name) => !except.includes(name));
  const refused = names.find((name) => forbidden.has(ports[name]));
  if (refused)
    throw new PortsTaken(`port ${ports[refused]} (${refused}) is one that browsers refuse: take another offset`);
  const free = await Promise.all(names.map((name) => isFree(ports[name])));
  const taken = names.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  const byHolder = Map.groupBy(taken, (name) => heldBy(ports[name]));
  const lines = [...byHolder].map(
    ([holder, held]) => `  ${held.map((name) => `${ports[name]} (${name})`).join(", ")}: taken by ${holder}`,
  );
  throw new PortsTaken(
    [
      (await isAnswering(ports.hub))
        ? `a suite is running on these ports already: http://${host}:${ports.hosting}`
        : "some ports are taken.",
      ...lines,
      "  Stop what holds them (Ctrl-C in its terminal, or kill and the process number),",
      "  or run beside it on other ports: NOVIS_OFFSET=100 npm start",
    ].join("\n"),
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ host, port }, () => server.close(() => done(true)));
  });
}

export function isAnswering(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
}

/** Linux tells who listens through /proc; elsewhere, or for somebody else's process, nothing is said. */
function heldBy(port: number): string {
  try {
    const inode = listeningInode(port);
    const pid = inode && readdirSync("/proc").find((name) => /^\d+$/.test(name) && holds(name, inode));
    if (!pid) return "another program";
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, 3).join(" ").trim();
    return `process ${pid}, ${command.slice(0, 100)}`;
  } catch {
    return "another program";
  }
}

function listeningInode(port: number): string | undefined {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const listening = "0A";
  return ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((file) => readFileSync(file, "utf8").trim().split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .find(([, address, , state]) => state === listening && address?.endsWith(`:${wanted}`))?.[9];
}

function holds(pid: string, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
  } catch {
    return false;
  }
}
