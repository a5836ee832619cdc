import { sameInSets } from "./identity.ts";
import { setOf } from "./sets.ts";
import type { MapDiff, RulesMap, RulesSet } from "./value.ts";

export function addedKeys({ after, before }: MapDiff): RulesSet {
  return setOf(keysMissingFrom(before, after));
}

export function removedKeys({ after, before }: MapDiff): RulesSet {
  return setOf(keysMissingFrom(after, before));
}

export function changedKeys(diff: MapDiff): RulesSet {
  return setOf(commonKeys(diff, false));
}

export function unchangedKeys(diff: MapDiff): RulesSet {
  return setOf(commonKeys(diff, true));
}

export function affectedKeys(diff: MapDiff): RulesSet {
  const { after, before } = diff;
  return setOf([...keysMissingFrom(before, after), ...keysMissingFrom(after, before), ...commonKeys(diff, false)]);
}

function keysMissingFrom(where: RulesMap, from: RulesMap): string[] {
  return [...from.keys()].filter((key) => !where.has(key));
}

function commonKeys({ after, before }: MapDiff, same: boolean): string[] {
  const keys: string[] = [];
  for (const [key, value] of after) {
    const other = before.get(key);
    if (other !== undefined && sameInSets(value, other) === same) keys.push(key);
  }
  return keys;
}
