import { fail, Odd } from "../values/odd.ts";
import { type RulesValue, type Type, typeOf } from "../values/value.ts";
import { bytesMethods } from "./bytes.ts";
import { latlngMethods } from "./latlng.ts";
import { listMethods } from "./list.ts";
import { mapDiffMethods, mapMethods } from "./map.ts";
import { invoke, type Method, type MethodTable } from "./method.ts";
import { pathMethods } from "./path.ts";
import { setMethods } from "./set.ts";
import { stringMethods } from "./string.ts";
import { durationMethods, timestampMethods } from "./time.ts";

/** Every method by the type of its receiver. A new method is one line in the table of its type. */
const methodsByType: Partial<Record<Type, MethodTable<never>>> = {
  string: stringMethods,
  bytes: bytesMethods,
  list: listMethods,
  set: setMethods,
  map: mapMethods,
  mapdiff: mapDiffMethods,
  timestamp: timestampMethods,
  duration: durationMethods,
  latlng: latlngMethods,
  path: pathMethods,
};

/** Resolves the name once; what is returned only has to look at the receiver's type. */
export function methodNamed(name: string): (receiver: RulesValue, args: readonly RulesValue[]) => RulesValue {
  const byType = new Map<Type, Method<RulesValue>>();
  for (const [type, table] of Object.entries(methodsByType)) {
    const found = Object.hasOwn(table, name) ? table[name] : undefined;
    // Sound because the method is only ever given receivers of the type under which it was found.
    if (found) byType.set(type as Type, found as unknown as Method<RulesValue>);
  }
  return (receiver, args) => {
    if (receiver instanceof Odd) return receiver.method(name, args);
    const method = byType.get(typeOf(receiver));
    if (method) return invoke(method, name, receiver, args);
    return fail(receiver === null ? "Null value error." : `Function not found error: Name: [${name}].`);
  };
}

export function isMethodName(name: string): boolean {
  return Object.values(methodsByType).some((table) => Object.hasOwn(table, name));
}
