import type { Content } from "../model.ts";
import { comparePaths } from "../paths.ts";
import type { IndexField, Scan } from "../store/scan.ts";
import { compareFieldPaths, equalFieldPaths, isNamePath } from "../values/field-path.ts";
import { compareValues, comparisonClass, equalValues } from "../values/order.ts";
import type { Value } from "../values/value.ts";
import { isKindless, type LeafFilter } from "./check.ts";
import { fieldReader, isComparable, pathOfReference } from "./filter.ts";
import type { NormalQuery } from "./normalize.ts";
import { cursorSide } from "./order.ts";
import type { FieldPath, Filter, Order } from "./query.ts";

/** Fields that a query pins to one of some values, all of whose documents lie together in an index. */
interface Pin {
  readonly field: FieldPath;
  readonly part: IndexField["part"];
  readonly values: readonly Value[];
}

/** Names that a query pins, or undefined: then its documents are got one by one. */
export function pinnedPaths({ where }: NormalQuery): string[] | undefined {
  for (const filter of conjuncts(where)) {
    if (!isNamePath(filter.field) || !("value" in filter)) continue;
    if (filter.op === "==") return [pathOfReference(filter.value)];
    if (filter.op === "in") return [...new Set((filter.value as Value[]).map(pathOfReference))];
  }
  return undefined;
}

/**
 * The walk whose documents hold all results, in their order; what it gives is still to be filtered. Undefined when
 * looking at everything is as good: nothing pinned, no range, no cursor, no limit.
 */
export function planScan(parent: string, query: NormalQuery): Scan | undefined {
  const { collectionId = "", allDescendants = false } = query.from[0] ?? {};
  if (isKindless(query) || (allDescendants && parent !== "")) return undefined;
  const filters = conjuncts(query.where);
  const pins = pinsOf(filters);
  const orders = query.orders.filter(
    ({ field }) => !pins.some((pin) => pin.part === "value" && equalFieldPaths(pin.field, field)),
  );
  const range = rangeSide(orders, filters);
  const isNameOnly = pins.length === 0 && orders.length === 1;
  const isSelective =
    pins.length > 0 || range !== undefined || query.startAt || query.endAt || query.limit !== undefined;
  if (!isSelective && !isNameOnly) return undefined;
  // Names ascend in every index; an order that ends with descending names walks the mirrored index backwards.
  const reverse = orders.at(-1)?.direction === "desc";
  return {
    source: allDescendants
      ? { collectionId }
      : { collection: parent === "" ? collectionId : `${parent}/${collectionId}` },
    fields: [
      ...pins.map(({ field, part }) => ({ field, part, direction: "asc" as const })),
      ...indexed(orders, reverse),
    ],
    prefixes: product(pins.map(({ values }) => values)),
    reverse,
    side: bothSides(range, cursorSide(query)),
  };
}

/** Filters that every result must pass. */
function conjuncts(where: Filter | undefined): LeafFilter[] {
  if (!where) return [];
  if (!("filters" in where)) return [where];
  return where.op === "and" || where.filters.length === 1 ? where.filters.flatMap(conjuncts) : [];
}

/** Every equality; one of those with several values, so that walks do not multiply; one array filter, as entries do. */
function pinsOf(filters: readonly LeafFilter[]): Pin[] {
  const pins: Pin[] = [];
  let hasMany = false;
  for (const filter of filters) {
    const pin = isNamePath(filter.field) ? undefined : pinOf(filter);
    if (!pin || (hasMany && pin.values.length > 1)) continue;
    const isTaken = pins.some(
      (other) => equalFieldPaths(other.field, pin.field) || (pin.part === "element" && other.part === "element"),
    );
    if (isTaken) continue;
    hasMany ||= pin.values.length > 1;
    pins.push(pin);
  }
  return pins.sort((a, b) => compareFieldPaths(a.field, b.field));
}

function pinOf(filter: LeafFilter): Pin | undefined {
  const { op, field } = filter;
  if (op === "is-null") return { field, part: "value", values: [null] };
  if (op === "is-nan") return { field, part: "value", values: [Number.NaN] };
  if (!("value" in filter)) return undefined;
  if (op === "==") return { field, part: "value", values: distinct([filter.value]) };
  if (op === "in") return { field, part: "value", values: distinct(filter.value as Value[]) };
  if (op === "array-contains") return { field, part: "element", values: distinct([filter.value]) };
  if (op === "array-contains-any") return { field, part: "element", values: distinct(filter.value as Value[]) };
  return undefined;
}

function distinct(values: readonly Value[]): Value[] {
  return values.filter(
    (value, i) => isComparable(value) && !values.slice(0, i).some((other) => equalValues(other, value)),
  );
}

function indexed(orders: readonly Order[], mirrored: boolean): IndexField[] {
  return orders
    .filter(({ field }) => !isNamePath(field))
    .map(({ field, direction }) => ({
      field,
      part: "value",
      direction: mirrored ? (direction === "asc" ? "desc" : "asc") : direction,
    }));
}

/** Where a document lies against the ranges on the first ordered field. */
function rangeSide(
  orders: readonly Order[],
  filters: readonly LeafFilter[],
): ((document: Content) => number) | undefined {
  const [first] = orders;
  if (!first) return undefined;
  const sides = filters.flatMap((filter) => {
    if (!equalFieldPaths(filter.field, first.field) || !("value" in filter) || !(filter.op in bounds)) return [];
    const bound = bounds[filter.op as keyof typeof bounds];
    const against = isNamePath(first.field) ? againstName(filter.value) : againstValue(first.field, filter.value);
    return [(document: Content) => bound(against(document))];
  });
  if (sides.length === 0) return undefined;
  const sign = first.direction === "asc" ? 1 : -1;
  return (document) => sign * (sides.map((side) => side(document)).find((side) => side !== 0) ?? 0);
}

/** Sign of a document against a bound, with what is of another class infinitely far away. */
function againstValue(field: FieldPath, bound: Value): (document: Content) => number {
  const read = fieldReader(field);
  const boundClass = comparisonClass(bound);
  return (document) => {
    const value = read(document) as Value;
    const difference = comparisonClass(value) - boundClass;
    return difference === 0 ? Math.sign(compareValues(value, bound)) : difference > 0 ? FAR : -FAR;
  };
}

function againstName(bound: Value): (document: Content) => number {
  const path = pathOfReference(bound);
  return (document) => Math.sign(comparePaths(document.path, path));
}

const FAR = 2;
const bounds = {
  ">": (order: number) => (order === FAR ? 1 : order <= 0 ? -1 : 0),
  ">=": (order: number) => (order === FAR ? 1 : order < 0 ? -1 : 0),
  "<": (order: number) => (order === -FAR ? -1 : order >= 0 ? 1 : 0),
  "<=": (order: number) => (order === -FAR ? -1 : order > 0 ? 1 : 0),
};

function bothSides(range: ((document: Content) => number) | undefined, cursor: (document: Content) => number) {
  if (!range) return cursor;
  return (document: Content) => range(document) || cursor(document);
}

function product(lists: readonly (readonly Value[])[]): Value[][] {
  return lists.reduce<Value[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
}
