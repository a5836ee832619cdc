import { Timestamp } from "../../firestore/values/value.ts";
import type { Duration } from "../values/duration.ts";
import { DAY, floorDivide, midnight, nanosOf, timeOfDay } from "../values/time.ts";
import { type MethodTable, method } from "./method.ts";

/** Everything in UTC. */
export const timestampMethods: MethodTable<Timestamp> = {
  date: method(0, (timestamp) => new Timestamp(midnight(timestamp), 0)),
  time: method(0, timeOfDay),
  year: method(0, (timestamp) => BigInt(utc(timestamp).getUTCFullYear())),
  month: method(0, (timestamp) => BigInt(utc(timestamp).getUTCMonth() + 1)),
  day: method(0, (timestamp) => BigInt(utc(timestamp).getUTCDate())),
  /** 1 is Monday, 7 is Sunday. */
  dayOfWeek: method(0, (timestamp) => BigInt(utc(timestamp).getUTCDay() || 7)),
  /** 1 is the first of January. */
  dayOfYear: method(0, (timestamp) => BigInt(dayOfYear(timestamp))),
  hours: method(0, (timestamp) => BigInt(utc(timestamp).getUTCHours())),
  minutes: method(0, (timestamp) => BigInt(utc(timestamp).getUTCMinutes())),
  seconds: method(0, (timestamp) => BigInt(utc(timestamp).getUTCSeconds())),
  nanos: method(0, (timestamp) => BigInt(timestamp.nanos)),
  toMillis: method(0, (timestamp) => floorDivide(nanosOf(timestamp), 1_000_000n)),
};

export const durationMethods: MethodTable<Duration> = {
  seconds: method(0, (duration) => duration.seconds),
  nanos: method(0, (duration) => duration.nanos),
};

function utc(timestamp: Timestamp): Date {
  return new Date(timestamp.seconds * 1000);
}

function dayOfYear(timestamp: Timestamp): number {
  const date = utc(timestamp);
  const firstDay = new Date(0);
  firstDay.setUTCFullYear(date.getUTCFullYear(), 0, 1);
  return (midnight(timestamp) - firstDay.getTime() / 1000) / DAY + 1;
}
