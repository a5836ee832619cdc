import type { Outcome } from "../aftermath.ts";

/** When a real one would be seen to change. */
export const sentAfterMillis = 500;
export const deliveredAfterMillis = 2000;

/** What the network says of a number that it does not reach. */
export const failure = { status: "undelivered", code: 30003, message: "Unreachable destination handset" } as const;

export function statusAt(ageMillis: number, outcome: Outcome): string {
  if (ageMillis < sentAfterMillis) return "queued";
  if (ageMillis < deliveredAfterMillis) return "sent";
  return outcome === "delivered" ? "delivered" : failure.status;
}
