import { RpcError } from "../errors.ts";
import { checkNearest, type Measure, type Nearest, vectorOf } from "../query/nearest.ts";
import { parseFieldPath } from "../values/field-path.ts";
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

export function decodeNearest(json: JsonNearest): Nearest {
  const measure = measures.find((known) => known === json.distanceMeasure);
  if (!measure) throw new RpcError("INVALID_ARGUMENT", "FindNearest.distance_measure is missing.");
  const vector = vectorOf(decodeValue(json.queryVector ?? {}));
  if (!vector) throw new RpcError("INVALID_ARGUMENT", "FindNearest.query_vector must be a vector.");
  const wanted: Nearest = {
    field: parseFieldPath(json.vectorField?.fieldPath ?? ""),
    vector,
    measure,
    limit: json.limit ?? 0,
    ...(json.distanceThreshold === undefined ? {} : { threshold: json.distanceThreshold }),
    ...(json.distanceResultField ? { resultField: parseFieldPath(json.distanceResultField) } : {}),
  };
  checkNearest(wanted);
  return wanted;
}
