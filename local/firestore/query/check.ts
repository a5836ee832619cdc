import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import { checkId, documentPath, parseName } from "../paths.ts";
import { equalFieldPaths, formatFieldPath, isNamePath } from "../values/field-path.ts";
import { Reference, type Value } from "../values/value.ts";
import type { Cursor, FieldOperator, FieldPath, Filter, Order, StructuredQuery } from "./query.ts";

/** Refuses a query that Firestore would refuse, in its words. */
export function checkQuery(query: StructuredQuery): void {
  if (query.from.length > 1) {
    throw invalid("StructuredQuery.from cannot have more than one collection selector.");
  }
  for (const { collectionId } of query.from) if (collectionId) checkId(collectionId, "Collection");
  if ((query.limit ?? 0) < 0) throw invalid("limit is negative");
  if ((query.offset ?? 0) < 0) throw invalid("offset is negative");
  if (query.where) {
    for (const filter of leaves(query.where)) checkLeaf(filter);
    checkTogether(query.where);
  }
  checkOrders(query.orderBy);
  if (isKindless(query)) checkKindless(query);
  for (const cursor of [query.startAt, query.endAt]) if (cursor) checkCursor(cursor, query.orderBy);
}

export type LeafFilter = Exclude<Filter, { readonly filters: readonly Filter[] }>;

export function* leaves(filter: Filter): Generator<LeafFilter> {
  if ("filters" in filter) for (const part of filter.filters) yield* leaves(part);
  else yield filter;
}

/** Fields whose implied order sorts the results, each once. */
export function inequalityFields(filter: Filter | undefined): FieldPath[] {
  const fields: FieldPath[] = [];
  for (const { op, field } of filter ? leaves(filter) : []) {
    if (inequalities.has(op) && !fields.some((other) => equalFieldPaths(other, field))) fields.push(field);
  }
  return fields;
}

/** No collection named: every collection at the parent, and only names to filter and order by. */
export function isKindless(query: StructuredQuery): boolean {
  return !query.from[0]?.collectionId;
}

function checkLeaf(filter: LeafFilter): void {
  const isName = isNamePath(filter.field);
  if (!("value" in filter)) {
    if (isName) throw invalid("__key__ filter value must be a Key");
    return;
  }
  const { op, value } = filter;
  const most = maxValues[op];
  if (most !== undefined) {
    if (!Array.isArray(value)) throw invalid(`'${names[op]}' requires an ArrayValue.`);
    if (value.length === 0) throw invalid(`'${names[op]}' requires an non-empty ArrayValue.`);
    if (value.length > most) throw invalid(`'${names[op]}' supports up to ${most} comparison values.`);
  }
  if (isName) checkNameFilter(op, most === undefined ? [value] : (value as Value[]));
}

function checkNameFilter(op: FieldOperator, values: readonly Value[]): void {
  if (op === "array-contains" || op === "array-contains-any") {
    throw invalid("the name __key__ is reserved");
  }
  for (const value of values) {
    if (!(value instanceof Reference)) throw invalid("__key__ filter value must be a Key");
    documentPath(parseName(value.name, "Document parent name").path, value.name, "Document parent name");
  }
}

function checkTogether(where: Filter): void {
  const ops = [...leaves(where)].map(({ op }) => op);
  if (ops.filter((op) => negations.has(op)).length > 1) {
    throw invalid("Only a single 'NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', or 'IS_NOT_NULL' filter allowed per query.");
  }
  if (ops.includes("not-in") && (ops.includes("in") || ops.includes("array-contains-any"))) {
    throw invalid("'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY' or 'OR'.");
  }
  checkNameTogether(where);
  if (mostArrayFilters(where) > 1) {
    throw invalid("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.");
  }
  const branches = disjunctions(where);
  if (branches > limits.disjunctions) {
    throw invalid(
      `Too many disjunctions after normalization. Result had ${branches} disjunctions which is more than the maximum of ${limits.disjunctions}`,
    );
  }
  if (inequalityFields(where).length > limits.inequalityFields) {
    throw invalid(`A maximum of ${limits.inequalityFields} inequality fields is allowed per query.`);
  }
}

/** The order that inequalities imply ends with the name: one that is pinned there would have to come first. */
function checkNameTogether(where: Filter): void {
  const unequal = inequalityFields(where);
  const isPinned = [...leaves(where)].some(({ op, field }) => op === "==" && isNamePath(field));
  if (isPinned && unequal.length > 0 && !unequal.some(isNamePath)) {
    throw invalid(
      "Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.",
    );
  }
}

/** Array filters in the worst branch of the disjunctive normal form. */
function mostArrayFilters(filter: Filter): number {
  if (filter.op === "and") return filter.filters.reduce((sum, part) => sum + mostArrayFilters(part), 0);
  if (filter.op === "or") return Math.max(0, ...filter.filters.map(mostArrayFilters));
  return filter.op === "array-contains" || filter.op === "array-contains-any" ? 1 : 0;
}

/** Branches of the disjunctive normal form. */
function disjunctions(filter: Filter): number {
  if (filter.op === "and") return filter.filters.reduce((product, part) => product * disjunctions(part), 1);
  if (filter.op === "or") return filter.filters.reduce((sum, part) => sum + disjunctions(part), 0);
  const isMany = filter.op === "in" || filter.op === "array-contains-any";
  return isMany && Array.isArray(filter.value) ? filter.value.length : 1;
}

function checkOrders(orders: readonly Order[]): void {
  for (const [i, { field }] of orders.entries()) {
    if (orders.slice(0, i).some((other) => equalFieldPaths(other.field, field))) {
      throw invalid(`order by clause cannot contain duplicate fields ${formatFieldPath(field)}`);
    }
  }
}

function checkKindless({ where, orderBy }: StructuredQuery): void {
  for (const { field } of where ? leaves(where) : []) {
    if (!isNamePath(field)) throw invalid(`kind is required for filter: ${formatFieldPath(field)}`);
  }
  if (!orderBy.every(({ field }) => isNamePath(field))) {
    throw invalid("kind is required for all orders except __key__ ascending");
  }
  if (orderBy.some(({ direction }) => direction === "desc")) {
    throw new RpcError("FAILED_PRECONDITION", "Firestore does not support descending key scans");
  }
}

function checkCursor(cursor: Cursor, orders: readonly Order[]): void {
  if (cursor.values.length > orders.length) throw invalid("Cursor has too many values.");
  for (const [i, value] of cursor.values.entries()) {
    const order = orders[i];
    if (order && isNamePath(order.field) && !(value instanceof Reference)) {
      throw invalid("Cursor __key__ value is not a document reference.");
    }
  }
}

const inequalities: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "!=", "not-in", "is-not-null", "is-not-nan"]);
const negations: ReadonlySet<string> = new Set(["!=", "not-in", "is-not-null", "is-not-nan"]);
const maxValues: Partial<Record<FieldOperator, number>> = {
  in: limits.disjunctiveValues,
  "array-contains-any": limits.disjunctiveValues,
  "not-in": limits.notInValues,
};
const names: Record<FieldOperator, string> = {
  "==": "EQUAL",
  "!=": "NOT_EQUAL",
  "<": "LESS_THAN",
  "<=": "LESS_THAN_OR_EQUAL",
  ">": "GREATER_THAN",
  ">=": "GREATER_THAN_OR_EQUAL",
  "array-contains": "ARRAY_CONTAINS",
  "array-contains-any": "ARRAY_CONTAINS_ANY",
  in: "IN",
  "not-in": "NOT_IN",
};

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
