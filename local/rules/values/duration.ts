/** A span of time, exact to the nanosecond. */
export class Duration {
  readonly totalNanos: bigint;
  constructor(totalNanos: bigint) {
    this.totalNanos = totalNanos;
  }
  /** Whole seconds, towards zero. */
  get seconds(): bigint {
    return this.totalNanos / NANOS;
  }
  /** What is left after whole seconds, with the sign of the duration. */
  get nanos(): bigint {
    return this.totalNanos % NANOS;
  }
}

export const NANOS = 1_000_000_000n;
