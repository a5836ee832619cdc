import { identityKey } from "./identity.ts";
import { RulesSet, type RulesValue } from "./value.ts";

export function setOf(values: Iterable<RulesValue>): RulesSet {
  const items = new Map<string, RulesValue>();
  for (const value of values) {
    const key = identityKey(value);
    if (!items.has(key)) items.set(key, value);
  }
  return new RulesSet(items);
}

export function contains(set: RulesSet, value: RulesValue): boolean {
  return set.items.has(identityKey(value));
}

export function union(a: RulesSet, b: RulesSet): RulesSet {
  return new RulesSet(new Map([...a.items, ...b.items]));
}

export function intersection(a: RulesSet, b: RulesSet): RulesSet {
  return new RulesSet(new Map([...a.items].filter(([key]) => b.items.has(key))));
}

export function difference(a: RulesSet, b: RulesSet): RulesSet {
  return new RulesSet(new Map([...a.items].filter(([key]) => !b.items.has(key))));
}

/** Every item of `part` is in `whole`. */
export function includesAll(whole: RulesSet, part: RulesSet): boolean {
  for (const key of part.items.keys()) if (!whole.items.has(key)) return false;
  return true;
}

export function includesAny(a: RulesSet, b: RulesSet): boolean {
  for (const key of b.items.keys()) if (a.items.has(key)) return true;
  return false;
}
