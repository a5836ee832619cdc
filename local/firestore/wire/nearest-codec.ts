import { RpcError } from "../errors.ts";
import { limits } from "../limits.ts";
import { type Measure, type Nearest, vectorOf } from "../query/nearest.ts";
import type { StructuredQuery } from "../query/query.ts";
import { parseFieldPath } from "../values/field-path.ts";
import { checkTyped } from "../values/vector.ts";
import { decodeValue, type JsonValue } from "./json.ts";

/** google.firestore.v1.StructuredQuery.FindNearest in ProtoJSON. */
export interface JsonNearest {
  vectorField?: { fieldPath?: string };
  queryVector?: JsonValue;
  distanceMeasure?: string;
  limit?: number;
  distanceResultField?: string;
  distanceThreshold?: number;
}

const measures: readonly Measure[] = ["EUCLIDEAN", "COSINE", "DOT_PRODUCT"];

/** `query` is what the documents are taken from: it must leave the choice among them to find_nearest. */
export function decodeNearest(json: JsonNearest, query: StructuredQuery): Nearest {
  const vector = decodeVector(json.queryVector ?? {});
  const { limit = 0, distanceResultField: result } = json;
  if (!(limit >= 1 && limit <= limits.nearest)) {
    throw invalid(`FindNearest.limit must be a positive integer of no more than ${limits.nearest}`);
  }
  const measure = measures.find((known) => known === json.distanceMeasure);
  if (!measure) throw invalid("Unknown Distance Measure.");
  const field = parseFieldPath(json.vectorField?.fieldPath ?? "");
  if (query.limit !== undefined) throw invalid("A query limit cannot be used with FindNearest");
  if (query.offset) throw invalid("A query offset cannot be used with FindNearest");
  if (query.startAt || query.endAt) throw invalid("A cursor cannot be used with FindNearest");
  if (result && /^__.*__$/s.test(result)) {
    throw invalid(`The distanceResultField.property.name "${result}" is reserved.`);
  }
  return {
    field,
    vector,
    measure,
    limit,
    ...(json.distanceThreshold === undefined ? {} : { threshold: json.distanceThreshold }),
    // A name, not a path.
    ...(result ? { resultField: [result] } : {}),
  };
}

function decodeVector(json: JsonValue): number[] {
  const value = decodeValue(json);
  if (value instanceof Map) checkTyped(value);
  const vector = vectorOf(value);
  if (!vector) throw invalid("Query Value must be of type vector.");
  return vector;
}

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
