import type { TypeName } from "../language/ast.ts";
import { holds, orderOf } from "../operators/comparison.ts";
import { equal } from "../values/identity.ts";
import { type Comparison, fail, Odd, Unknown, unknown } from "../values/odd.ts";
import { isList, type RulesList, RulesSet, type RulesValue, typeOf } from "../values/value.ts";

export interface Bound {
  readonly value: RulesValue;
  readonly inclusive: boolean;
}

export interface Constraints {
  readonly lower?: Bound;
  readonly upper?: Bound;
  /** The value is none of these. */
  readonly excluded: readonly RulesValue[];
  /** The value is a list with at least these. Empty: not known to be a list. */
  readonly contained: readonly RulesValue[];
}

/** A field that a query bounds without pinning it. Something is true or false of it only if it is so of every value left. */
export class Constrained extends Unknown {
  readonly #constraints: Constraints;

  constructor(constraints: Constraints) {
    super();
    this.#constraints = constraints;
  }

  override equals(other: RulesValue): RulesValue {
    return !(other instanceof Odd) && this.#rulesOut(other) ? false : unknown;
  }

  override compare(op: Comparison, other: RulesValue): RulesValue {
    const { lower, upper } = this.#constraints;
    if (lower && (op === ">" || op === ">=") && isBeyond(lower, op, other)) return true;
    if (lower && (op === "<" || op === "<=") && isBeyond(lower, op === "<" ? ">=" : ">", other)) return false;
    if (upper && (op === "<" || op === "<=") && isBeyond(upper, op, other)) return true;
    if (upper && (op === ">" || op === ">=") && isBeyond(upper, op === ">" ? "<=" : "<", other)) return false;
    return unknown;
  }

  override contains(item: RulesValue): RulesValue {
    return has(this.#constraints.contained, item) ? true : unknown;
  }

  override isIn(container: RulesValue): RulesValue {
    const items = isList(container) ? container : container instanceof RulesSet ? [...container.items.values()] : [];
    const isNone = items.length > 0 && items.every((item) => this.#rulesOut(item));
    return isNone ? false : unknown;
  }

  override is(type: TypeName): RulesValue {
    const actual = this.#type();
    if (actual === undefined) return unknown;
    if (actual === "int" || actual === "float") {
      return type === "number" ? true : type === "int" || type === "float" ? unknown : false;
    }
    return actual === type;
  }

  /** Officially a bounded field has this one method; the others are as unknown to it as misspelt ones. */
  override method(name: string, [argument]: readonly RulesValue[]): RulesValue {
    if (name !== "hasAny") return fail(`Function not found error: Name: [${name}].`);
    const { contained } = this.#constraints;
    const items = argument === undefined ? undefined : itemsOf(argument);
    return items?.some((item) => has(contained, item)) ? true : unknown;
  }

  /** No document that the query returns has this value here. */
  #rulesOut(value: RulesValue): boolean {
    const { lower, upper, excluded, contained } = this.#constraints;
    if (excluded.some((other) => equal(other, value))) return true;
    if (contained.length > 0) return !isList(value) || !contained.every((item) => has(value, item));
    if (lower && !satisfies(value, lower, ">")) return true;
    return upper !== undefined && !satisfies(value, upper, "<");
  }

  #type() {
    const { lower, upper, contained } = this.#constraints;
    const bound = lower ?? upper;
    return bound ? typeOf(bound.value) : contained.length > 0 ? "list" : undefined;
  }
}

/** Every value on the far side of the bound stands in this relation to `other`. */
function isBeyond(bound: Bound, op: Comparison, other: RulesValue): boolean {
  const order = other instanceof Odd ? undefined : orderOf(bound.value, other);
  if (order === undefined) return false;
  return holds(op, order) || (order === 0 && !bound.inclusive);
}

function satisfies(value: RulesValue, { value: limit, inclusive }: Bound, op: "<" | ">"): boolean {
  const order = orderOf(value, limit);
  return order !== undefined && (holds(op, order) || (order === 0 && inclusive));
}

function itemsOf(value: RulesValue): RulesList | undefined {
  return isList(value) ? value : value instanceof RulesSet ? [...value.items.values()] : undefined;
}

function has(list: RulesList, item: RulesValue): boolean {
  return list.some((other) => equal(other, item));
}

/** The names of the fields of a document: those that the query constrains, and any others. */
export class SomeKeys extends Constrained {
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    super({ excluded: [], contained: names });
    this.#names = names;
  }

  override method(name: string, args: readonly RulesValue[]): RulesValue {
    const items = args[0] === undefined ? undefined : itemsOf(args[0]);
    if (name === "hasAll") return items?.every((item) => has(this.#names, item)) ? true : unknown;
    if (name === "hasOnly") return items && this.#names.some((key) => !has(items, key)) ? false : unknown;
    return name === "hasAny" ? super.method(name, args) : unknown;
  }
}
