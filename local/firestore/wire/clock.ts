import type { Micros } from "../model.ts";

/** The wall clock in microseconds, finer than Date's milliseconds; follows Date when the machine's time is set anew. */
export function wallClock(): () => Micros {
  let origin = Date.now() - performance.now();
  return () => {
    const wall = Date.now();
    const fine = origin + performance.now();
    if (Math.abs(fine - wall) < 20) return Math.floor(fine * 1000);
    origin = wall - performance.now();
    return wall * 1000;
  };
}
