import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import type { Micros, Reader, StoredDocument } from "../model.ts";
import { isNamePath } from "../values/field-path.ts";
import type { Value } from "../values/value.ts";
import { collect } from "./engine.ts";
import type { Tally } from "./explain.ts";
import { fieldReader } from "./filter.ts";
import { type Nearest, nearest } from "./nearest.ts";
import { normalize } from "./normalize.ts";
import type { FieldPath, StructuredQuery } from "./query.ts";

export type Aggregation = { readonly alias: string } & (
  | { readonly op: "count"; readonly upTo?: number }
  | { readonly op: "sum" | "avg"; readonly field: FieldPath }
);

/** A result by alias; `field_1`… where none is given. A document that lacks a summed field is left out, of counts too. */
export function runAggregation(
  reader: Reader,
  parent: string,
  query: StructuredQuery,
  aggregations: readonly Aggregation[],
  at?: Micros,
  tally?: Tally,
  near?: Nearest,
): Map<string, Value> {
  const named = withAliases(aggregations);
  const found = collect(reader, parent, normalize(query), at, summedFields(named), tally);
  const documents = near ? nearest(found, near) : found;
  return new Map(named.map((one) => [one.alias, aggregate(one, documents)]));
}

/** What must be there for a document to count. */
export function summedFields(aggregations: readonly Aggregation[]): FieldPath[] {
  return aggregations.flatMap((one) => (one.op === "count" ? [] : [one.field]));
}

function withAliases(aggregations: readonly Aggregation[]): Aggregation[] {
  if (aggregations.length === 0) throw invalid("Aggregations can not be empty.");
  const { length } = aggregations;
  if (length > limits.aggregations) {
    throw invalid(
      `The maximum number of aggregations allowed in an aggregation query is ${limits.aggregations}. Received: ${length}`,
    );
  }
  let unnamed = 0;
  const taken = new Set<string>();
  return aggregations.map((one) => {
    if (one.op !== "count" && isNamePath(one.field)) {
      throw invalid("Aggregations are not supported for the property: __key__");
    }
    const alias = one.alias || `field_${++unnamed}`;
    if (/^__.*__$/s.test(alias)) throw invalid(`The property.name "${alias}" is reserved.`);
    if (taken.has(alias)) throw invalid(`Aggregation aliases contain duplicate alias: ${alias}.`);
    taken.add(alias);
    return { ...one, alias };
  });
}

function aggregate(one: Aggregation, documents: readonly StoredDocument[]): Value {
  if (one.op === "count") return BigInt(Math.min(documents.length, one.upTo ?? documents.length));
  const read = fieldReader(one.field);
  const numbers = documents.map(read).filter((value) => typeof value === "bigint" || typeof value === "number");
  const total = sum(numbers);
  if (one.op === "sum") return total;
  return numbers.length === 0 ? null : Number(total) / numbers.length;
}

/** Exact over integers; a double as soon as one takes part or the sum leaves int64. */
function sum(numbers: readonly (bigint | number)[]): bigint | number {
  let integers = 0n;
  const doubles: number[] = [];
  for (const value of numbers) {
    if (typeof value === "bigint") integers += value;
    else doubles.push(value);
  }
  if (doubles.length > 0) return sumOfDoubles([...doubles, Number(integers)]);
  return BigInt.asIntN(64, integers) === integers ? integers : Number(integers);
}

/** What each step rounds off is kept and added at the end (Neumaier), so that order and length do not show. */
function sumOfDoubles(doubles: readonly number[]): number {
  let plain = 0;
  let lost = 0;
  for (const value of doubles) {
    const next = plain + value;
    lost += Math.abs(plain) >= Math.abs(value) ? plain - next + value : value - next + plain;
    plain = next;
  }
  return Number.isFinite(plain) ? plain + lost : plain;
}

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
