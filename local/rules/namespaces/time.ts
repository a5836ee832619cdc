import { type MethodTable, method, wrongArgument } from "../methods/method.ts";
import { Duration } from "../values/duration.ts";
import { type Failure, fail } from "../values/odd.ts";
import { timestampOfNanos } from "../values/time.ts";
import type { RulesValue } from "../values/value.ts";

export const timestampFunctions: MethodTable<null> = {
  /** Year, month 1–12, day: midnight UTC. A date that does not exist fails. */
  date: method(3, (_, year = null, month = null, day = null) => dateOf(year, month, day)),
  /** Milliseconds since the epoch. */
  value: method(1, (_, millis = null) =>
    typeof millis === "bigint" ? timestampOfNanos(millis * 1_000_000n) : wrongArgument("timestamp.value", millis),
  ),
};

export const durationFunctions: MethodTable<null> = {
  value: method(2, (_, magnitude = null, unit = null) => {
    const nanos = typeof unit === "string" ? unitNanos.get(unit) : undefined;
    if (nanos === undefined) return fail(`Invalid duration unit '${String(unit)}'.`);
    return typeof magnitude === "bigint" ? inRange(magnitude * nanos) : wrongArgument("duration.value", magnitude);
  }),
  time: method(4, (_, ...parts) => {
    let total = 0n;
    for (const [i, part] of parts.entries()) {
      if (typeof part !== "bigint") return wrongArgument("duration.time", part);
      total += part * (timeParts[i] ?? 0n);
    }
    return inRange(total);
  }),
  abs: method(1, (_, value = null) => {
    if (!(value instanceof Duration)) return wrongArgument("duration.abs", value);
    return value.totalNanos < 0n ? new Duration(-value.totalNanos) : value;
  }),
};

const SECOND = 1_000_000_000n;
const unitNanos = new Map([
  ["w", 604_800n * SECOND],
  ["d", 86_400n * SECOND],
  ["h", 3_600n * SECOND],
  ["m", 60n * SECOND],
  ["s", SECOND],
  ["ms", 1_000_000n],
  ["ns", 1n],
]);
const timeParts = [3_600n * SECOND, 60n * SECOND, SECOND, 1n];
/** What google.protobuf.Duration can hold: about ten thousand years either way. */
const LONGEST = 315_576_000_000n * SECOND;

function inRange(nanos: bigint): Duration | Failure {
  return nanos <= LONGEST && nanos >= -LONGEST ? new Duration(nanos) : fail("Duration is out of range.");
}

function dateOf(year: RulesValue, month: RulesValue, day: RulesValue): RulesValue {
  for (const part of [year, month, day]) {
    if (typeof part !== "bigint") return wrongArgument("timestamp.date", part);
  }
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
  if (!exists || date.getUTCFullYear() !== Number(year)) return fail("Invalid date.");
  return timestampOfNanos(BigInt(date.getTime()) * 1_000_000n);
}
