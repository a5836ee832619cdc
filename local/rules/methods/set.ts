import { difference, includesAll, includesAny, intersection, setOf, union } from "../values/sets.ts";
import { isList, RulesSet, type RulesValue } from "../values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const setMethods: MethodTable<RulesSet> = {
  size: method(0, (set) => BigInt(set.items.size)),
  hasAll: method(1, (set, other = null) => withAny("hasAll", other, (part) => includesAll(set, part))),
  hasAny: method(1, (set, other = null) => withAny("hasAny", other, (part) => includesAny(set, part))),
  hasOnly: method(1, (set, other = null) => withAny("hasOnly", other, (whole) => includesAll(whole, set))),
  union: method(1, (set, other = null) => withSet("union", other, (b) => union(set, b))),
  intersection: method(1, (set, other = null) => withSet("intersection", other, (b) => intersection(set, b))),
  difference: method(1, (set, other = null) => withSet("difference", other, (b) => difference(set, b))),
};

/** A list or a set. */
function withAny(name: string, value: RulesValue, use: (set: RulesSet) => RulesValue): RulesValue {
  if (value instanceof RulesSet) return use(value);
  return isList(value) ? use(setOf(value)) : wrongArgument(`set.${name}`, value, `set.${name}(set), set.${name}(list)`);
}

/** A set, and no list: as officially. */
function withSet(name: string, value: RulesValue, use: (set: RulesSet) => RulesValue): RulesValue {
  return value instanceof RulesSet ? use(value) : wrongArgument(`set.${name}`, value, `set.${name}(set)`);
}
