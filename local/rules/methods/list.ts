import { toText } from "../conversions.ts";
import { identical } from "../values/identity.ts";
import { Failure } from "../values/odd.ts";
import { setOf } from "../values/sets.ts";
import { isList, type RulesList, type RulesValue } from "../values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const listMethods: MethodTable<RulesList> = {
  size: method(0, (list) => BigInt(list.length)),
  hasAll: method(1, (list, other = null) => withItems("hasAll", other, (items) => items.every((x) => has(list, x)))),
  hasAny: method(1, (list, other = null) => withItems("hasAny", other, (items) => items.some((x) => has(list, x)))),
  hasOnly: method(1, (list, other = null) => withItems("hasOnly", other, (items) => list.every((x) => has(items, x)))),
  concat: method(1, (list, other = null) =>
    isList(other) ? [...list, ...other] : wrongArgument("list.concat", other, "list.concat(list)"),
  ),
  removeAll: method(1, (list, other = null) =>
    isList(other)
      ? list.filter((item) => !has(other, item))
      : wrongArgument("list.removeAll", other, "list.removeAll(list)"),
  ),
  join: method(1, (list, separator = null) => join(list, separator)),
  toSet: method(0, (list) => setOf(list)),
};

/** A list and no set, as officially. */
function withItems(name: string, value: RulesValue, use: (items: RulesList) => boolean): RulesValue {
  return isList(value) ? use(value) : wrongArgument(`list.${name}`, value, `list.${name}(list)`);
}

function has(list: RulesList, item: RulesValue): boolean {
  return list.some((other) => identical(other, item));
}

function join(list: RulesList, separator: RulesValue): RulesValue {
  if (typeof separator !== "string") return wrongArgument("list.join", separator, "list.join(string)");
  const texts: string[] = [];
  for (const item of list) {
    const text = toText(item);
    if (text instanceof Failure) return text;
    texts.push(text);
  }
  return texts.join(separator);
}
