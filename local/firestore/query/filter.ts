import type { Content } from "../model.ts";
import { comparePaths, parseName } from "../paths.ts";
import { getField, isNamePath } from "../values/field-path.ts";
import { compareValues, comparisonClass, equalValues } from "../values/order.ts";
import { Reference, type Value } from "../values/value.ts";
import type { LeafFilter } from "./check.ts";
import type { FieldOperator, FieldPath, Filter } from "./query.ts";

export type Test = (document: Content) => boolean;

/** Turns a filter into a function once. A document that lacks a field never passes a filter on it. */
export function compileFilter(filter: Filter): Test {
  if ("filters" in filter) {
    const tests = filter.filters.map(compileFilter);
    if (filter.op === "and") return (document) => tests.every((test) => test(document));
    return (document) => tests.some((test) => test(document));
  }
  if (isNamePath(filter.field)) return compileNameFilter(filter);
  const test = compileLeaf(filter);
  const read = fieldReader(filter.field);
  return (document) => {
    const value = read(document);
    return value !== undefined && test(value);
  };
}

export function fieldReader(field: FieldPath): (document: Content) => Value | undefined {
  const [head] = field;
  if (field.length === 1 && head !== undefined) return ({ fields }) => fields.get(head);
  return ({ fields }) => getField(fields, field);
}

/** Null and NaN are equal to nothing in a filter: SDKs ask for them with the unary operators. */
export const isComparable = (value: Value): boolean => value !== null && !Number.isNaN(value);

/** Document names are compared as paths within their database. */
export const pathOfReference = (value: Value): string => (value instanceof Reference ? parseName(value.name).path : "");

function compileLeaf(filter: LeafFilter): (value: Value) => boolean {
  switch (filter.op) {
    case "is-null":
      return (value) => value === null;
    case "is-nan":
      return (value) => Number.isNaN(value);
    case "is-not-null":
      return (value) => value !== null;
    case "is-not-nan":
      return isComparable;
    default:
      return compileComparison(filter.op, filter.value);
  }
}

function compileComparison(op: FieldOperator, operand: Value): (value: Value) => boolean {
  switch (op) {
    case "==":
      return isComparable(operand) ? (value) => equalValues(value, operand) : never;
    case "!=":
      if (Number.isNaN(operand)) return isComparable;
      return (value) => value !== null && !equalValues(value, operand);
    case "<":
      return within(operand, (order) => order < 0);
    case "<=":
      return within(operand, (order) => order <= 0);
    case ">":
      return within(operand, (order) => order > 0);
    case ">=":
      return within(operand, (order) => order >= 0);
    case "array-contains":
      return isComparable(operand) ? (value) => hasElement(value, [operand]) : never;
    case "array-contains-any":
      return (value) => hasElement(value, comparables(operand));
    case "in":
      return (value) => comparables(operand).some((one) => equalValues(value, one));
    case "not-in":
      return compileNotIn(operand as Value[]);
  }
}

/** NaN has a place in the order of results, and none in a range. */
function within(operand: Value, accepts: (order: number) => boolean): (value: Value) => boolean {
  if (Number.isNaN(operand)) return never;
  const operandClass = comparisonClass(operand);
  return (value) =>
    comparisonClass(value) === operandClass && !Number.isNaN(value) && accepts(compareValues(value, operand));
}

function compileNotIn(operands: readonly Value[]): (value: Value) => boolean {
  if (operands.includes(null)) return never;
  return (value) => value !== null && !operands.some((operand) => equalValues(value, operand));
}

function compileNameFilter(filter: LeafFilter): Test {
  if (!("value" in filter)) return never;
  const paths = (Array.isArray(filter.value) ? filter.value : [filter.value]).map(pathOfReference);
  const [operand = ""] = paths;
  switch (filter.op) {
    case "==":
      return ({ path }) => path === operand;
    case "!=":
      return ({ path }) => path !== operand;
    case "<":
      return ({ path }) => comparePaths(path, operand) < 0;
    case "<=":
      return ({ path }) => comparePaths(path, operand) <= 0;
    case ">":
      return ({ path }) => comparePaths(path, operand) > 0;
    case ">=":
      return ({ path }) => comparePaths(path, operand) >= 0;
    case "in":
      return ({ path }) => paths.includes(path);
    case "not-in":
      return ({ path }) => !paths.includes(path);
    default:
      return never;
  }
}

const hasElement = (value: Value, wanted: readonly Value[]): boolean =>
  Array.isArray(value) && value.some((item) => wanted.some((one) => equalValues(item, one)));
const comparables = (operand: Value): Value[] => (Array.isArray(operand) ? operand.filter(isComparable) : []);
const never = (): boolean => false;
