import type { Content } from "../model.ts";
import { comparePaths } from "../paths.ts";
import { isNamePath } from "../values/field-path.ts";
import { compareValues } from "../values/order.ts";
import type { Value } from "../values/value.ts";
import { fieldReader, pathOfReference } from "./filter.ts";
import { type NormalQuery, normalize } from "./normalize.ts";
import type { Cursor, Order, StructuredQuery } from "./query.ts";

/** The order of a query's results; both documents must have the ordered fields. */
export function queryComparator(query: StructuredQuery): (a: Content, b: Content) => number {
  return comparator(normalize(query).orders);
}

export function comparator(orders: readonly Order[]): (a: Content, b: Content) => number {
  const parts = orders.map(({ field, direction }) => {
    const sign = direction === "asc" ? 1 : -1;
    if (isNamePath(field)) return (a: Content, b: Content) => sign * comparePaths(a.path, b.path);
    const read = fieldReader(field);
    return (a: Content, b: Content) => sign * compareValues(read(a) as Value, read(b) as Value);
  });
  return (a, b) => {
    for (const part of parts) {
      const difference = part(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Where a document lies between a query's cursors: before (-1), within (0) or after (1). */
export function cursorSide(query: NormalQuery): (document: Content) => number {
  const { startAt, endAt, orders } = query;
  const fromStart = startAt ? position(startAt, orders) : undefined;
  const fromEnd = endAt ? position(endAt, orders) : undefined;
  return (document) => {
    if (fromStart) {
      const place = fromStart(document);
      if (place < 0 || (place === 0 && !startAt?.before)) return -1;
    }
    if (fromEnd) {
      const place = fromEnd(document);
      if (place > 0 || (place === 0 && endAt?.before)) return 1;
    }
    return 0;
  };
}

/** Sign of a document against the prefix of the order that a cursor gives. */
function position(cursor: Cursor, orders: readonly Order[]): (document: Content) => number {
  const parts = cursor.values.map((value, i) => {
    const { field, direction } = orders[i] as Order;
    const sign = direction === "asc" ? 1 : -1;
    if (isNamePath(field)) {
      const path = pathOfReference(value);
      return (document: Content) => sign * comparePaths(document.path, path);
    }
    const read = fieldReader(field);
    return (document: Content) => sign * compareValues(read(document) as Value, value);
  });
  return (document) => {
    for (const part of parts) {
      const difference = part(document);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
