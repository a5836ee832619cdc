import { compareUtf8 } from "../../firestore/values/utf8.ts";
import { addedKeys, affectedKeys, changedKeys, removedKeys, unchangedKeys } from "../values/map-diff.ts";
import { isList, isMap, MapDiff, type RulesMap, type RulesValue } from "../values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const mapMethods: MethodTable<RulesMap> = {
  size: method(0, (map) => BigInt(map.size)),
  keys: method(0, (map) => sortedKeys(map)),
  /** In the order they were written, not that of the keys. */
  values: method(0, (map) => [...map.values()]),
  /** One key, or a list of keys that leads through nested maps. */
  get: method(2, (map, key = null, otherwise = null) => {
    if (typeof key === "string") return map.get(key) ?? (map.has(key) ? null : otherwise);
    return isList(key) && key.length > 0 ? getNested(map, key, otherwise) : wrongArgument("map.get", key);
  }),
  diff: method(1, (map, other = null) => (isMap(other) ? new MapDiff(map, other) : wrongArgument("map.diff", other))),
};

export const mapDiffMethods: MethodTable<MapDiff> = {
  addedKeys: method(0, addedKeys),
  removedKeys: method(0, removedKeys),
  changedKeys: method(0, changedKeys),
  unchangedKeys: method(0, unchangedKeys),
  affectedKeys: method(0, affectedKeys),
};

/** By code point, where sort() would go by UTF-16 unit. */
function sortedKeys(map: RulesMap): string[] {
  return [...map.keys()].sort(compareUtf8);
}

function getNested(map: RulesMap, keys: readonly RulesValue[], otherwise: RulesValue): RulesValue {
  let value: RulesValue = map;
  for (const key of keys) {
    if (typeof key !== "string") return wrongArgument("map.get", key);
    if (!isMap(value) || !value.has(key)) return otherwise;
    value = value.get(key) ?? null;
  }
  return value;
}
