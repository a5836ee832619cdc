import { type AppError, type AppErrorCode, toAppError } from "./app-error.ts";
import { call, newIdempotencyKey } from "./callables.ts";
import { forget, recall, remember } from "./remembered.ts";

/** What became of the bookings made without an account, once their owner has signed in. */
export type Claimed = { bookings: number } | { error: AppError };

interface Claim {
  visitorToken: string;
  idempotencyKey: string;
}

/** From the anonymous account that `visitorToken` proves, to the one that is signed in now. */
export function bringAlong(visitorToken: string): Promise<Claimed> {
  return send(remember<Claim>("claim", { visitorToken, idempotencyKey: newIdempotencyKey() }));
}

/** What could not be sent, because the network was lost at that very moment, is sent when the site is opened again. */
export async function bringAlongWhatWaits(): Promise<void> {
  const waiting = recall<Claim>("claim");
  if (waiting) await send(waiting.data);
}

async function send(claim: Claim): Promise<Claimed> {
  try {
    const { bookingIds } = await call("claimBookings", claim);
    forget("claim");
    return { bookings: bookingIds.length };
  } catch (error) {
    const known = toAppError(error);
    if (!passing.has(known.code)) forget("claim");
    return { error: known };
  }
}

/** Trying again may help; anything else is the server's last word. */
const passing: ReadonlySet<AppErrorCode> = new Set(["offline", "timeout", "unavailable", "contention", "internal"]);
