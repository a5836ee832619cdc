import { RpcError } from "../../errors.ts";
import type { StoredDocument } from "../../model.ts";
import type { Aggregation } from "../../query/aggregate.ts";
import { project } from "../../query/engine.ts";
import { type Nearest, nearest } from "../../query/nearest.ts";
import type { StructuredQuery } from "../../query/query.ts";
import { parseFieldPath } from "../../values/field-path.ts";
import { encodeDocument, encodeFields } from "../json.ts";
import { decodeNearest } from "../nearest-codec.ts";
import { decodeQuery, type JsonQuery } from "../query-codec.ts";
import type { Streaming } from "../rpc.ts";
import { formatMicros } from "../timestamps.ts";
import type { Backend } from "./backend.ts";
import { type Consistency, type Reading, readingOf, readsOf } from "./consistency.ts";
import { parentNamed } from "./names.ts";

interface QueryRequest extends Consistency {
  parent?: string;
  structuredQuery?: JsonQuery;
}

interface AggregationRequest extends Consistency {
  parent?: string;
  structuredAggregationQuery?: { structuredQuery?: JsonQuery; aggregations?: JsonAggregation[] };
}

interface JsonAggregation {
  alias?: string;
  count?: { upTo?: string };
  sum?: { field?: { fieldPath?: string } };
  avg?: { field?: { fieldPath?: string } };
}

export function queryRpcs(backend: Backend): Record<string, Streaming> {
  const { databases, security, clock } = backend;
  return {
    /** One document a message; one message with the time alone when there is none, or clients miss their read time. */
    RunQuery: async function* (request, call) {
      const { parent, structuredQuery, ...consistency } = request as QueryRequest;
      const { database, path } = parentNamed(databases, parent);
      if (!structuredQuery) throw new RpcError("INVALID_ARGUMENT", "structured_query is missing.");
      const { findNearest, ...rest } = structuredQuery;
      const query = decodeQuery(rest);
      const wanted = findNearest && decodeNearest(findNearest);
      security.checkList(call.access, database, path, query, clock());
      const reading = await readingOf(backend, database, consistency, readsOf(query));
      const documents = wanted ? nearestOf(reading, path, query, wanted) : reading.query(path, query);
      if (reading.started) yield { transaction: reading.started };
      const readTime = formatMicros(reading.time);
      const skipped = query.offset ? { skippedResults: query.offset } : {};
      if (documents.length === 0) yield { readTime, ...skipped, done: true };
      for (const [index, document] of documents.entries()) {
        yield {
          document: encodeDocument(database.name, document),
          readTime,
          ...(index === 0 ? skipped : {}),
          ...(index === documents.length - 1 ? { done: true } : {}),
        };
      }
    },

    RunAggregationQuery: async function* (request, call) {
      const { parent, structuredAggregationQuery: wanted, ...consistency } = request as AggregationRequest;
      const { database, path } = parentNamed(databases, parent);
      if (!wanted?.structuredQuery) {
        throw new RpcError("INVALID_ARGUMENT", "structured_aggregation_query.structured_query is missing.");
      }
      const query = decodeQuery(wanted.structuredQuery);
      const aggregations = (wanted.aggregations ?? []).map(decodeAggregation);
      security.checkList(call.access, database, path, query, clock());
      const reading = await readingOf(backend, database, consistency, readsOf(query));
      const result = reading.aggregate(path, query, aggregations);
      yield {
        result: { aggregateFields: encodeFields(result) },
        ...(reading.started ? { transaction: reading.started } : {}),
        readTime: formatMicros(reading.time),
        done: true,
      };
    },
  };
}

/** The distance is measured before fields are left out, and told among those that stay. */
function nearestOf(reading: Reading, path: string, query: StructuredQuery, wanted: Nearest): StoredDocument[] {
  const { select, ...rest } = query;
  const found = nearest(reading.query(path, rest), wanted);
  if (!select) return found;
  const kept = wanted.resultField ? [...select, wanted.resultField] : select;
  return found.map((document) => project(document, kept));
}

function decodeAggregation({ alias = "", count, sum, avg }: JsonAggregation): Aggregation {
  if (count) {
    const upTo = count.upTo === undefined ? undefined : Number(count.upTo);
    if (upTo !== undefined && upTo <= 0)
      throw new RpcError("INVALID_ARGUMENT", "count.up_to must be greater than zero.");
    return { alias, op: "count", ...(upTo === undefined ? {} : { upTo }) };
  }
  if (sum) return { alias, op: "sum", field: parseFieldPath(sum.field?.fieldPath ?? "") };
  if (avg) return { alias, op: "avg", field: parseFieldPath(avg.field?.fieldPath ?? "") };
  throw new RpcError("INVALID_ARGUMENT", "An aggregation has no type set.");
}
