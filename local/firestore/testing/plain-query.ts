import type { StoredDocument } from "../model.ts";
import type { Cursor, FieldPath, Filter, StructuredQuery } from "../query/query.ts";
import { compareValues, typeOrder } from "../values/order.ts";
import { Reference, type Value } from "../values/value.ts";

/**
 * Queries in the plainest words, as the public documentation tells them: no plan, no index, nothing shared with the
 * engine but the order of values. What random tests compare the engine with.
 */
export function plainQuery(documents: readonly StoredDocument[], parent: string, query: StructuredQuery): string[] {
  const { from, where, startAt, endAt, offset = 0, limit = Number.POSITIVE_INFINITY } = query;
  const orders = ordersOf(query);
  const keyOf = (document: StoredDocument): (Value | undefined)[] => orders.map(([field]) => read(document, field));
  const compare = (a: readonly (Value | undefined)[], b: readonly (Value | undefined)[], length: number): number => {
    for (let i = 0; i < length; i++) {
      const order = compareValues(a[i] as Value, b[i] as Value);
      if (order !== 0) return orders[i]?.[1] === "desc" ? -order : order;
    }
    return 0;
  };
  const isPastStart = (key: readonly (Value | undefined)[], { values, before }: Cursor): boolean => {
    const order = compare(key, values, values.length);
    return before ? order >= 0 : order > 0;
  };
  const isBeforeEnd = (key: readonly (Value | undefined)[], { values, before }: Cursor): boolean => {
    const order = compare(key, values, values.length);
    return before ? order < 0 : order <= 0;
  };
  return documents
    .filter(({ path }) => isFrom(path, parent, from[0]))
    .filter((document) => !where || passes(document, where))
    .map((document) => ({ path: document.path, key: keyOf(document) }))
    .filter(({ key }) => key.every((value) => value !== undefined))
    .filter(({ key }) => (!startAt || isPastStart(key, startAt)) && (!endAt || isBeforeEnd(key, endAt)))
    .sort((a, b) => compare(a.key, b.key, orders.length))
    .slice(offset, offset + limit)
    .map(({ path }) => path);
}

function isFrom(path: string, parent: string, from: StructuredQuery["from"][number] | undefined): boolean {
  const segments = path.split("/");
  const above = parent === "" ? [] : parent.split("/");
  if (segments.length <= above.length || above.some((segment, i) => segments[i] !== segment)) return false;
  if (!from?.allDescendants && segments.length !== above.length + 2) return false;
  return !from?.collectionId || segments.at(-2) === from.collectionId;
}

function ordersOf({ orderBy, where }: StructuredQuery): [FieldPath, "asc" | "desc"][] {
  const orders = orderBy.map(({ field, direction }): [FieldPath, "asc" | "desc"] => [field, direction]);
  const direction = orders.at(-1)?.[1] ?? "asc";
  const unequal = [...new Set(where ? unequalFields(where) : [])].sort();
  for (const field of [...unequal, "__name__"]) {
    if (!orders.some(([path]) => path.join(".") === field)) orders.push([field.split("."), direction]);
  }
  const name = orders.findIndex(([path]) => path.join() === "__name__");
  return [...orders.filter((_, i) => i !== name), orders[name] as [FieldPath, "asc" | "desc"]];
}

function unequalFields(filter: Filter): string[] {
  if ("filters" in filter) return filter.filters.flatMap(unequalFields);
  const isUnequal = ["<", "<=", ">", ">=", "!=", "not-in", "is-not-null", "is-not-nan"].includes(filter.op);
  return isUnequal ? [filter.field.join(".")] : [];
}

function read(document: StoredDocument, [first = "", ...rest]: FieldPath): Value | undefined {
  if (first === "__name__") return new Reference(`projects/p/databases/(default)/documents/${document.path}`);
  let value = document.fields.get(first);
  for (const name of rest) value = value instanceof Map ? value.get(name) : undefined;
  return value;
}

function passes(document: StoredDocument, filter: Filter): boolean {
  if ("filters" in filter) {
    const results = filter.filters.map((part) => passes(document, part));
    return filter.op === "and" ? !results.includes(false) : results.includes(true);
  }
  const value = read(document, filter.field);
  if (value === undefined) return false;
  const isNaNValue = Number.isNaN(value);
  switch (filter.op) {
    case "is-null":
      return value === null;
    case "is-not-null":
      return value !== null;
    case "is-nan":
      return isNaNValue;
    case "is-not-nan":
      return value !== null && !isNaNValue;
  }
  const { op, value: operand } = filter;
  const list = Array.isArray(operand) ? operand : [];
  const elements = Array.isArray(value) ? value : [];
  switch (op) {
    case "==":
      return same(value, operand);
    case "in":
      return list.some((one) => same(value, one));
    case "array-contains":
      return elements.some((element) => same(element, operand));
    case "array-contains-any":
      return elements.some((element) => list.some((one) => same(element, one)));
    case "not-in":
      return value !== null && !list.includes(null) && list.every((one) => compareValues(one, value) !== 0);
    case "!=":
      if (operand === null) return value !== null;
      return value !== null && compareValues(value, operand) !== 0;
  }
  const isNumber = (one: Value) => typeof one === "number" || typeof one === "bigint";
  const isAlike = typeOrder(value) === typeOrder(operand) || (isNumber(value) && isNumber(operand));
  if (!isAlike || isNaNValue || Number.isNaN(operand)) return false;
  const order = compareValues(value, operand);
  return op === "<" ? order < 0 : op === "<=" ? order <= 0 : op === ">" ? order > 0 : order >= 0;
}

const same = (a: Value, b: Value): boolean => a !== null && !Number.isNaN(a) && compareValues(a, b) === 0;
