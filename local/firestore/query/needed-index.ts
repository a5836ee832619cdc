import { equalFieldPaths, isNamePath } from "../values/field-path.ts";
import { isKindless, type LeafFilter } from "./check.ts";
import type { NormalQuery } from "./normalize.ts";
import type { FieldPath, Filter, Order } from "./query.ts";

/** What one branch of a query needs of indexes: its pinned fields in any order, then its orders, exactly. */
export interface Need {
  readonly pinned: readonly Pinned[];
  readonly orders: readonly Order[];
  readonly nameDirection: Order["direction"];
}

export interface Pinned {
  readonly field: FieldPath;
  readonly isElement: boolean;
}

/** One need for each branch of the filter's disjunctive normal form; `summed` fields are read off the index too. */
export function needsOf(query: NormalQuery, summed: readonly FieldPath[] = []): Need[] {
  if (isKindless(query)) return [];
  return branches(query.where).map((filters) => {
    const pinned = distinct(filters.flatMap(pinnedBy));
    const isPinned = (field: FieldPath) => pinned.some((pin) => !pin.isElement && equalFieldPaths(pin.field, field));
    const orders = query.orders.filter(({ field }) => !isNamePath(field) && !isPinned(field));
    for (const field of summed) {
      const isThere = isPinned(field) || orders.some((order) => equalFieldPaths(order.field, field));
      if (!isThere) orders.push({ field, direction: orders.at(-1)?.direction ?? "asc" });
    }
    return { pinned, orders, nameDirection: query.orders.at(-1)?.direction ?? "asc" };
  });
}

function pinnedBy({ op, field }: LeafFilter): Pinned[] {
  if (isNamePath(field)) return [];
  if (op === "==" || op === "in" || op === "is-null" || op === "is-nan") return [{ field, isElement: false }];
  return op === "array-contains" || op === "array-contains-any" ? [{ field, isElement: true }] : [];
}

function distinct(pins: readonly Pinned[]): Pinned[] {
  return pins.filter(
    (pin, i) =>
      !pins.slice(0, i).some((other) => equalFieldPaths(other.field, pin.field) && other.isElement === pin.isElement),
  );
}

/** The `or`s multiplied out; values of an `in` share an index and are no branches here. */
function branches(filter: Filter | undefined): LeafFilter[][] {
  if (!filter) return [[]];
  if (!("filters" in filter)) return [[filter]];
  if (filter.op === "or") return filter.filters.flatMap(branches);
  return filter.filters.reduce<LeafFilter[][]>(
    (rows, part) => rows.flatMap((row) => branches(part).map((more) => [...row, ...more])),
    [[]],
  );
}
