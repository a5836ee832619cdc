import { RpcError } from "../../errors.ts";
import { isNamePath } from "../../values/field-path.ts";
import { Reference } from "../../values/value.ts";
import { decodeQuery, encodeCursor, type JsonQuery } from "../query-codec.ts";
import type { Unary } from "../rpc.ts";
import type { Backend } from "./backend.ts";
import { readingOf } from "./consistency.ts";
import { parentNamed } from "./names.ts";
import { pageOf } from "./pages.ts";

interface PartitionRequest {
  parent?: string;
  structuredQuery?: JsonQuery;
  partitionCount?: string;
  pageToken?: string;
  pageSize?: number;
  readTime?: string;
}

/** Names that cut a collection group into parts of about the same size, for clients that read it in parallel. */
export function partitionRpcs(backend: Backend): Record<string, Unary> {
  return {
    PartitionQuery: async (request, call) => {
      const {
        parent,
        structuredQuery,
        partitionCount = "0",
        pageToken,
        pageSize,
        ...consistency
      } = request as PartitionRequest;
      const { database, path } = parentNamed(backend.databases, parent);
      const query = decodeQuery(structuredQuery ?? {});
      const byName = query.orderBy.length === 1 && query.orderBy.every(({ field }) => isNamePath(field));
      if (!query.from[0]?.allDescendants || !byName || query.where || query.limit !== undefined || query.offset) {
        throw new RpcError(
          "INVALID_ARGUMENT",
          "Only collection groups ordered by __name__ ascending can be partitioned.",
        );
      }
      const count = Number(partitionCount);
      if (count <= 0) throw new RpcError("INVALID_ARGUMENT", "partition_count must be greater than zero.");
      if ((pageSize ?? 0) < 0) throw new RpcError("INVALID_ARGUMENT", "Page size must be nonnegative.");
      backend.security.checkList(call.access, database, path, query, backend.clock());
      const reading = await readingOf(backend, database, consistency, {}, call);
      const found = reading.query(path, { ...query, select: [["__name__"]] });
      const cuts = Math.min(count, found.length - 1);
      const partitions = Array.from({ length: Math.max(cuts, 0) }, (_none, index) => {
        const at = found[Math.ceil(((index + 1) * found.length) / (cuts + 1))];
        return at && encodeCursor({ values: [new Reference(`${database.name}/documents/${at.path}`)], before: true });
      }).filter((cursor) => cursor !== undefined);
      const { items, nextPageToken } = pageOf(
        { pageSize, pageToken },
        (last) => partitions.slice(last === undefined ? 0 : Number(last)),
        (cursor) => String(partitions.indexOf(cursor) + 1),
      );
      return { ...(items.length > 0 ? { partitions: items } : {}), ...(nextPageToken ? { nextPageToken } : {}) };
    },
  };
}
