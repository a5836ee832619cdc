import type { TypeName } from "../language/ast.ts";
import { isEqual } from "../operators/comparison.ts";
import { fail, Unknown, unknown } from "../values/odd.ts";
import { isList, isMap, type RulesMap, type RulesValue } from "../values/value.ts";
import { SomeKeys } from "./constrained.ts";

/** A document of which only the fields that a query constrains are known. Using another one is an error. */
export class PartialMap extends Unknown {
  readonly #known: RulesMap;

  constructor(known: RulesMap) {
    super();
    this.#known = known;
  }

  override equals(other: RulesValue): RulesValue {
    if (other instanceof Unknown) return unknown;
    if (!isMap(other)) return false;
    for (const [key, value] of this.#known) {
      const wanted = other.get(key);
      if (wanted === undefined || isEqual(value, wanted) === false) return false;
    }
    return unknown;
  }

  override member(name: string): RulesValue {
    const value = this.#known.get(name);
    return value === undefined ? fail(`Property ${name} is undefined on object.`) : value;
  }

  override index(at: RulesValue): RulesValue {
    return typeof at === "string" ? this.member(at) : unknown;
  }

  /** A field that is not constrained may be there or not. */
  override contains(item: RulesValue): RulesValue {
    return typeof item === "string" && this.#known.has(item) ? true : unknown;
  }

  override is(type: TypeName): RulesValue {
    return type === "map";
  }

  override method(name: string, [key]: readonly RulesValue[]): RulesValue {
    if (name === "keys") return new SomeKeys([...this.#known.keys()]);
    if (name !== "get" || key === undefined) return unknown;
    return this.#at(isList(key) ? key : [key]);
  }

  #at(keys: RulesValue[] | readonly RulesValue[]): RulesValue {
    let value: RulesValue = this;
    for (const key of keys) {
      const known: RulesValue | undefined = typeof key === "string" ? step(value, key) : undefined;
      if (known === undefined) return unknown;
      value = known;
    }
    return value;
  }

  get(key: string): RulesValue | undefined {
    return this.#known.get(key);
  }
}

function step(value: RulesValue, key: string): RulesValue | undefined {
  return value instanceof PartialMap || isMap(value) ? value.get(key) : undefined;
}
