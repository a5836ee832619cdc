import { RpcError } from "../errors.ts";
import { compareFieldPaths, equalFieldPaths, formatFieldPath, isNamePath } from "../values/field-path.ts";
import { checkQuery, inequalityFields } from "./check.ts";
import type { Order, StructuredQuery } from "./query.ts";

/** A query that was checked, with its whole order: what was asked, the inequality fields, then the name. */
export interface NormalQuery extends StructuredQuery {
  readonly orders: readonly Order[];
}

/** Throws INVALID_ARGUMENT for a query that Firestore refuses. */
export function normalize(query: StructuredQuery): NormalQuery {
  checkQuery(query);
  return { ...query, orders: fullOrder(query) };
}

function fullOrder({ where, orderBy }: StructuredQuery): Order[] {
  const direction = orderBy.at(-1)?.direction ?? "asc";
  const orders = [...orderBy];
  for (const field of inequalityFields(where).sort(compareFieldPaths)) {
    const isOrdered = isNamePath(field) || orders.some((order) => equalFieldPaths(order.field, field));
    if (!isOrdered) orders.push({ field, direction });
  }
  const name = orders.findIndex(({ field }) => isNamePath(field));
  const after = name === -1 ? undefined : orders[name + 1];
  if (after) {
    throw new RpcError(
      "INVALID_ARGUMENT",
      `order by clause cannot contain more fields after the key ${formatFieldPath(after.field)}`,
    );
  }
  return name === -1 ? [...orders, { field: ["__name__"], direction }] : orders;
}
