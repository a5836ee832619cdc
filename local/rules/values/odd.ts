import type { TypeName } from "../language/ast.ts";
import type { RulesValue } from "./value.ts";

export type Comparison = "<" | "<=" | ">" | ">=";

/**
 * Neither true nor false nor any value: a failed evaluation, or something that a query leaves open. Operators ask it
 * what they give; the plain ones give themselves.
 */
export abstract class Odd {
  equals(_other: RulesValue): RulesValue {
    return this;
  }
  /** `this op other` */
  compare(_op: Comparison, _other: RulesValue): RulesValue {
    return this;
  }
  /** `+ - * / %`, negation, slices, arguments: nothing is known of the outcome. */
  compute(): RulesValue {
    return this;
  }
  member(_name: string): RulesValue {
    return this;
  }
  index(_at: RulesValue): RulesValue {
    return this;
  }
  /** `item in this` */
  contains(_item: RulesValue): RulesValue {
    return this;
  }
  /** `this in container` */
  isIn(_container: RulesValue): RulesValue {
    return this;
  }
  is(_type: TypeName): RulesValue {
    return this;
  }
  /** `this.name(args)` */
  method(_name: string, _args: readonly RulesValue[]): RulesValue {
    return this;
  }
}

/** A failed evaluation. Returned, not thrown: `||` and `&&` meet many of them, and a throw costs a thousand times more. */
export class Failure extends Odd {
  readonly message: string;
  /** Offset in the source of the innermost expression that failed; -1 until it is known. */
  start = -1;
  constructor(message: string) {
    super();
    this.message = message;
  }
}

export function fail(message: string): Failure {
  return new Failure(message);
}

/** Could be anything, a failure included. Whatever is made of it is as unknown; `&&` and `||` may still decide. */
export class Unknown extends Odd {}

export const unknown = new Unknown();

/** A failure goes before the unknown. */
export function oddest(values: readonly RulesValue[]): Odd | undefined {
  let found: Odd | undefined;
  for (const value of values) {
    if (value instanceof Failure) return value;
    if (value instanceof Odd) found ??= value;
  }
  return found;
}
