import { Timestamp } from "../../firestore/values/value.ts";
import { Duration, NANOS } from "./duration.ts";
import { type Failure, fail } from "./odd.ts";

export function nanosOf({ seconds, nanos }: Timestamp): bigint {
  return BigInt(seconds) * NANOS + BigInt(nanos);
}

export function timestampOfNanos(total: bigint): Timestamp | Failure {
  const seconds = floorDivide(total, NANOS);
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return fail("Timestamp is out of range.");
  return new Timestamp(Number(seconds), Number(total - seconds * NANOS));
}

/** Nanoseconds since midnight UTC. */
export function timeOfDay(timestamp: Timestamp): Duration {
  return new Duration(BigInt(timestamp.seconds - midnight(timestamp)) * NANOS + BigInt(timestamp.nanos));
}

/** Seconds since the epoch of the day's first moment, UTC. */
export function midnight({ seconds }: Timestamp): number {
  return Math.floor(seconds / DAY) * DAY;
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export const DAY = 86_400;
/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
const FIRST_SECOND = -62_135_596_800n;
const LAST_SECOND = 253_402_300_799n;
