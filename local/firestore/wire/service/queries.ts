import { RpcError } from "../../errors.ts";
import type { StoredDocument } from "../../model.ts";
import { type Aggregation, summedFields } from "../../query/aggregate.ts";
import { project } from "../../query/engine.ts";
import type { Tally } from "../../query/explain.ts";
import { type Nearest, nearest } from "../../query/nearest.ts";
import { normalize } from "../../query/normalize.ts";
import type { StructuredQuery } from "../../query/query.ts";
import { parseFieldPath } from "../../values/field-path.ts";
import { encodeDocument, encodeFields } from "../json.ts";
import { decodeNearest } from "../nearest-codec.ts";
import { decodeQuery, type JsonQuery } from "../query-codec.ts";
import type { Streaming } from "../rpc.ts";
import { formatMicros } from "../timestamps.ts";
import type { Backend } from "./backend.ts";
import { type Consistency, type Reading, readingOf, readsOf } from "./consistency.ts";
import { Analysis, type JsonExplainOptions, planOf } from "./explain.ts";
import { parentNamed } from "./names.ts";

interface QueryRequest extends Consistency {
  parent?: string;
  structuredQuery?: JsonQuery;
  explainOptions?: JsonExplainOptions;
}

interface AggregationRequest extends Consistency {
  parent?: string;
  structuredAggregationQuery?: { structuredQuery?: JsonQuery; aggregations?: JsonAggregation[] };
  explainOptions?: JsonExplainOptions;
}

interface JsonAggregation {
  alias?: string;
  count?: { upTo?: string };
  sum?: { field?: { fieldPath?: string } };
  avg?: { field?: { fieldPath?: string } };
}

/** Production bills aggregations by the thousand of index entries. */
const entriesPerRead = 1000;

export function queryRpcs(backend: Backend): Record<string, Streaming> {
  const { databases, security, clock } = backend;
  return {
    /**
     * One document a message; one message with the time alone when there is none, or clients miss their read time. No
     * `done`: server SDKs take it for the end while the call is still open, and then find an operation under way.
     */
    RunQuery: async function* (request, call) {
      const { parent, structuredQuery, explainOptions, ...consistency } = request as QueryRequest;
      const { database, path } = parentNamed(databases, parent);
      if (!structuredQuery) throw new RpcError("INVALID_ARGUMENT", "structured_query is missing.");
      const { findNearest, ...rest } = structuredQuery;
      const query = decodeQuery(rest);
      const wanted = findNearest && decodeNearest(findNearest, query);
      security.checkList(call.access, database, path, query, clock());
      const explained = explainOptions && { query: normalize(query), ...(wanted ? { nearest: wanted } : {}) };
      if (explained && !explainOptions.analyze) {
        database.demandIndex(explained.query, []);
        yield { explainMetrics: planOf(explained) };
        return;
      }
      const analysis = explained && new Analysis(explained);
      const reading = await readingOf(backend, database, consistency, readsOf(query), call);
      const documents = wanted
        ? nearestOf(reading, path, query, wanted, analysis?.tally)
        : reading.query(path, query, analysis?.tally);
      if (reading.started) yield { transaction: reading.started };
      const readTime = formatMicros(reading.time);
      const skipped = query.offset ? { skippedResults: query.offset } : {};
      const metrics = analysis?.finish(documents.length, documents.length);
      if (documents.length === 0) yield { readTime, ...skipped, ...metrics };
      for (const [index, document] of documents.entries()) {
        yield {
          document: encodeDocument(database.name, document),
          readTime,
          ...(index === 0 ? skipped : {}),
          ...(index === documents.length - 1 ? metrics : {}),
        };
      }
    },

    RunAggregationQuery: async function* (request, call) {
      const {
        parent,
        structuredAggregationQuery: wanted,
        explainOptions,
        ...consistency
      } = request as AggregationRequest;
      const { database, path } = parentNamed(databases, parent);
      if (!wanted?.structuredQuery) {
        throw new RpcError("INVALID_ARGUMENT", "structured_aggregation_query.structured_query is missing.");
      }
      const { findNearest, ...rest } = wanted.structuredQuery;
      const query = decodeQuery(rest);
      const near = findNearest && decodeNearest(findNearest, query);
      const aggregations = (wanted.aggregations ?? []).map(decodeAggregation);
      security.checkList(call.access, database, path, query, clock());
      const explained = explainOptions && {
        query: normalize(query),
        summed: summedFields(aggregations),
        ...(near ? { nearest: near } : {}),
      };
      if (explained && !explainOptions.analyze) {
        database.demandIndex(explained.query, explained.summed);
        yield { explainMetrics: planOf(explained) };
        return;
      }
      const analysis = explained && new Analysis(explained);
      const reading = await readingOf(backend, database, consistency, readsOf(query), call);
      const result = reading.aggregate(path, query, aggregations, analysis?.tally, near);
      yield {
        result: { aggregateFields: encodeFields(result) },
        ...(reading.started ? { transaction: reading.started } : {}),
        readTime: formatMicros(reading.time),
        ...analysis?.finish(1, Math.ceil(analysis.tally.looked / entriesPerRead)),
      };
    },
  };
}

/** The distance is measured before fields are left out, and is a field as any other: told where it is selected. */
function nearestOf(
  reading: Reading,
  path: string,
  query: StructuredQuery,
  wanted: Nearest,
  tally: Tally | undefined,
): StoredDocument[] {
  const { select, ...rest } = query;
  const found = nearest(reading.query(path, rest, tally), wanted);
  return select ? found.map((document) => project(document, select)) : found;
}

function decodeAggregation({ alias = "", count, sum, avg }: JsonAggregation): Aggregation {
  if (count) {
    const upTo = count.upTo === undefined ? undefined : Number(count.upTo);
    if (upTo !== undefined && upTo < 0) {
      throw new RpcError(
        "INVALID_ARGUMENT",
        "The `up_to` value in a COUNT aggregation must be greater than or equal to zero.",
      );
    }
    return { alias, op: "count", ...(upTo === undefined ? {} : { upTo }) };
  }
  if (sum) return { alias, op: "sum", field: parseFieldPath(sum.field?.fieldPath ?? "") };
  if (avg) return { alias, op: "avg", field: parseFieldPath(avg.field?.fieldPath ?? "") };
  throw new RpcError("INVALID_ARGUMENT", "Operator field in Aggregation is not set.");
}
