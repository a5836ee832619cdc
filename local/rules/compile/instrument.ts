import type { Run } from "../evaluate/context.ts";
import type { Span } from "../language/diagnostic.ts";
import { limits } from "../limits.ts";
import { Failure, fail } from "../values/odd.ts";
import { type RulesValue, type Type, typeOf } from "../values/value.ts";

/** What one expression gave so far. Booleans have counters of their own because nearly everything is one. */
export interface Tally {
  readonly span: Span;
  trues: number;
  falses: number;
  nulls: number;
  /** A few distinct strings and numbers; the rest by type alone, since telling it apart would cost more than the rules. */
  readonly scalars: Map<Scalar, number>;
  /** The string or number that came last and how often since: most expressions give the same one again. */
  last: Scalar | undefined;
  lastCount: number;
  readonly types: Map<Type, number>;
  readonly errors: Map<string, { readonly start: number; count: number }>;
}

type Scalar = string | bigint | number;

/** Counts expressions against the budget, remembers where the innermost failure stood, and what each expression gave. */
export class Recorder {
  readonly tallies = new Map<Span, Tally>();

  instrument(span: Span, run: Run): Run {
    const tally = this.tally(span);
    return (c) => {
      if (++c.steps > limits.expressionsPerRequest) return tooManyExpressions();
      const value = run(c);
      record(tally, value);
      return value;
    };
  }

  /** Remembers what it gave, without counting it. */
  observe(span: Span, run: Run): Run {
    const tally = this.tally(span);
    return (c) => {
      const value = run(c);
      record(tally, value);
      return value;
    };
  }

  tally(span: Span): Tally {
    let tally = this.tallies.get(span);
    if (!tally) {
      tally = {
        span,
        trues: 0,
        falses: 0,
        nulls: 0,
        scalars: new Map(),
        last: undefined,
        lastCount: 0,
        types: new Map(),
        errors: new Map(),
      };
      this.tallies.set(span, tally);
    }
    return tally;
  }
}

export function record(tally: Tally, value: RulesValue): void {
  if (value === true) tally.trues++;
  else if (value === false) tally.falses++;
  else if (value === null) tally.nulls++;
  else if (value instanceof Failure) recordError(tally, value);
  else if (typeof value !== "object") recordScalar(tally, value);
  else increment(tally.types, typeOf(value));
}

function recordScalar(tally: Tally, value: Scalar): void {
  if (value !== tally.last) {
    settle(tally);
    tally.last = value;
  }
  tally.lastCount++;
}

/** Moves what was counted aside to where a report looks for it. */
export function settle(tally: Tally): void {
  if (tally.last !== undefined) increment(tally.scalars, tally.last, tally.lastCount);
  tally.last = undefined;
  tally.lastCount = 0;
}

function recordError(tally: Tally, error: Failure): void {
  if (error.start < 0) error.start = tally.span.start;
  const known = tally.errors.get(error.message);
  if (known) known.count++;
  else if (tally.errors.size < limits.coverageValues) tally.errors.set(error.message, { start: error.start, count: 1 });
}

function increment<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  const count = counts.get(key);
  if (count !== undefined) counts.set(key, count + by);
  else if (counts.size < limits.coverageValues) counts.set(key, by);
}

function tooManyExpressions(): Failure {
  const limit = `the maximum of ${limits.expressionsPerRequest} expressions to evaluate`;
  return fail(`Unable to evaluate the expression as ${limit} has been reached.`);
}
