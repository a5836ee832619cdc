import type { StoredDocument } from "../model.ts";
import { getField, setField } from "../values/field-path.ts";
import type { Value } from "../values/value.ts";
import type { FieldPath } from "./query.ts";

export type Measure = "EUCLIDEAN" | "COSINE" | "DOT_PRODUCT";

/** find_nearest: the documents whose vector is nearest to another one. */
export interface Nearest {
  readonly field: FieldPath;
  readonly vector: readonly number[];
  readonly measure: Measure;
  readonly limit: number;
  readonly threshold?: number;
  /** Where the distance is told in each result. */
  readonly resultField?: FieldPath;
}

/** Nearest first, ties as they came, NaN last. A vector of another dimension is no vector. */
export function nearest(documents: readonly StoredDocument[], wanted: Nearest): StoredDocument[] {
  const { field, vector, measure, limit, threshold, resultField } = wanted;
  const sign = measure === "DOT_PRODUCT" ? -1 : 1;
  const near = documents.flatMap((document) => {
    const other = vectorOf(getField(document.fields, field));
    if (other?.length !== vector.length) return [];
    const distance = distances[measure](vector, other);
    return threshold === undefined || sign * distance <= sign * threshold ? [{ document, distance }] : [];
  });
  near.sort((a, b) => compareDistances(sign * a.distance, sign * b.distance));
  return near.slice(0, limit).map(({ document, distance }) => {
    return resultField ? { ...document, fields: setField(document.fields, resultField, distance) } : document;
  });
}

/** The numbers of a vector value; undefined for anything else. */
export function vectorOf(value: Value | undefined): number[] | undefined {
  if (!(value instanceof Map) || value.get("__type__") !== "__vector__") return undefined;
  const elements = value.get("value");
  return Array.isArray(elements) ? elements.map(Number) : undefined;
}

const distances: Readonly<Record<Measure, (a: readonly number[], b: readonly number[]) => number>> = {
  EUCLIDEAN: (a, b) => Math.hypot(...a.map((x, i) => x - (b[i] ?? 0))),
  COSINE: (a, b) => 1 - dot(a, b) / (Math.hypot(...a) * Math.hypot(...b)),
  DOT_PRODUCT: dot,
};

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

function compareDistances(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
