import type { TypeName } from "../language/ast.ts";
import { identical } from "../values/identity.ts";
import { Failure, fail, Odd } from "../values/odd.ts";
import { Path } from "../values/path.ts";
import { contains } from "../values/sets.ts";
import { typeError } from "../values/type-error.ts";
import {
  isList,
  isMap,
  isPath,
  type RulesList,
  RulesSet,
  type RulesValue,
  segmentsOf,
  typeOf,
} from "../values/value.ts";

/** `target.name` */
export function member(target: RulesValue, name: string): RulesValue {
  if (isMap(target)) return target.get(name) ?? valueOrUndefined(target.has(name), name);
  if (target === null) return fail("Null value error.");
  return target instanceof Odd ? target.member(name) : typeError(target, "map,path");
}

/** `target[at]` */
export function index(target: RulesValue, at: RulesValue): RulesValue {
  if (target instanceof Failure) return target;
  if (at instanceof Failure) return at;
  if (target instanceof Odd) return target.index(at);
  if (at instanceof Odd) return at.compute();
  if (isMap(target)) return typeof at === "string" ? member(target, at) : wrongIndex(target, at);
  if (target === null) return fail("Null value error.");
  if (typeof at !== "bigint") return wrongIndex(target, at);
  if (isList(target)) return itemAt(target, at);
  if (typeof target === "string") return itemAt(target.split(""), at);
  if (isPath(target)) return itemAt(segmentsOf(target), at);
  return wrongIndex(target, at);
}

/** `target[from:to]`, of a list, a path or a string; `from` must be inside, `to` at most the size and not 0. */
export function slice(target: RulesValue, from: RulesValue, to: RulesValue): RulesValue {
  for (const value of [target, from, to]) if (value instanceof Odd) return value.compute();
  const items = sliceable(target);
  if (!items || typeof from !== "bigint" || typeof to !== "bigint") return wrongIndex(target, from);
  const size = BigInt(items.length);
  if (from < 0n || from >= size || to <= 0n || to > size || from > to)
    return fail(`Index out of bound error. Range: [${from}:${to}], size: [${size}].`);
  const part = items.slice(Number(from), Number(to));
  if (isPath(target)) return new Path(segmentsOf(target).slice(Number(from), Number(to)));
  return typeof target === "string" ? part.join("") : part;
}

function sliceable(target: RulesValue): RulesList | undefined {
  if (isPath(target)) return segmentsOf(target);
  return isList(target) ? target : typeof target === "string" ? target.split("") : undefined;
}

/** `item in container`; of two failures production names that of the container. */
export function isIn(item: RulesValue, container: RulesValue): RulesValue {
  if (container instanceof Failure) return container;
  if (item instanceof Failure) return item;
  if (container instanceof Odd) return container.contains(item);
  if (item instanceof Odd) return item.isIn(container);
  if (isList(container)) return container.some((other) => identical(other, item));
  if (isMap(container)) return typeof item === "string" ? container.has(item) : wrongKey(item);
  if (container instanceof RulesSet) return contains(container, item);
  return fail(container === null ? "Null value error." : "Function not found error: Name: [in].");
}

/** `value is type`. A set is officially not one. */
export function isOfType(value: RulesValue, type: TypeName): RulesValue {
  if (value instanceof Odd) return value.is(type);
  const actual = typeOf(value);
  if (type === "number") return actual === "int" || actual === "float";
  if (type === "map_diff") return actual === "mapdiff";
  return actual === type && type !== "set";
}

function valueOrUndefined(present: boolean, name: string): RulesValue {
  return present ? null : fail(`Property ${name} is undefined on object.`);
}

function itemAt(items: readonly RulesValue[], at: bigint): RulesValue {
  if (at < 0n || at >= BigInt(items.length))
    return fail(`Index out of bound error. Index: [${at}] , size: [${items.length}].`);
  return items[Number(at)] ?? null;
}

function wrongKey(key: RulesValue): Failure {
  return fail(`Unsupported operation error. Received: map.in(${typeOf(key)}). Expected: map.in(string).`);
}

function wrongIndex(target: RulesValue, at: RulesValue): Failure {
  const expected = isList(target) ? " Expected: list[int]." : "";
  return fail(`Unsupported operation error. Received: ${typeOf(target)}[${typeOf(at)}].${expected}`);
}
