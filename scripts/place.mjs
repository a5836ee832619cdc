/** Where the product stands on this machine: read by what starts it and by what speaks to it. */
import { root } from "./run.mjs";

export const project = "demo-novis";
export const region = "europe-west1";

/** NOVIS_OFFSET moves every port; the web application reads it back from its own port, hence the limits. */
export function offsetFromEnvironment() {
  const offset = Number(process.env.NOVIS_OFFSET ?? 0);
  if (Number.isInteger(offset) && offset >= 0 && offset <= 999) return offset;
  throw new Error(`NOVIS_OFFSET is ${process.env.NOVIS_OFFSET}; it must be a whole number from 0 to 999`);
}

export async function ports(offset = offsetFromEnvironment()) {
  const { portsAt } = await import("../local/suite/config.ts");
  return portsAt(root, offset);
}

/** What to say when a command spoke to the running product and failed. */
export function explained(error) {
  const stopped = (error) => error?.code === "ECONNREFUSED" || (error?.cause !== undefined && stopped(error.cause));
  return stopped(error) ? "Nothing is running here: npm start first (and the same NOVIS_OFFSET)." : error.message;
}
