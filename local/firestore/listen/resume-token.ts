import type { Micros } from "../model.ts";

/**
 * A place in the history of one database of one process: its kept state at `time` is what the client has seen.
 * Another process (or the same after a restart) knows nothing of it and starts the client afresh.
 */
export function encodeToken(history: string, time: Micros): string {
  return Buffer.from(`${history}:${time.toString(36)}`).toString("base64");
}

/** The time in a token of this history; undefined when it is of another one, or no token at all. */
export function decodeToken(history: string, token: string): Micros | undefined {
  const [of, time = "", ...rest] = Buffer.from(token, "base64").toString().split(":");
  if (of !== history || rest.length > 0 || !/^[0-9a-z]{1,12}$/.test(time)) return undefined;
  const micros = Number.parseInt(time, 36);
  return Number.isSafeInteger(micros) ? micros : undefined;
}
