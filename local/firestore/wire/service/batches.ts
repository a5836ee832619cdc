import { codes, RpcError } from "../../errors.ts";
import { checkDistinct } from "../../store/check-write.ts";
import { demandAdmin } from "../access.ts";
import { encodeDocument } from "../json.ts";
import type { Streaming, Unary } from "../rpc.ts";
import { rpcErrorOf } from "../rpc.ts";
import { formatMicros } from "../timestamps.ts";
import { decodeWrites, encodeCommitResult, encodeWriteResult, type JsonMask, type JsonWrite } from "../write-codec.ts";
import type { Backend } from "./backend.ts";
import { commitWrites } from "./commits.ts";
import { type Consistency, readingOf } from "./consistency.ts";
import { databaseNamed, documentNamed } from "./names.ts";
import { masked } from "./projection.ts";

export function batchGet(backend: Backend): Streaming {
  return async function* (request, call) {
    const { documents = [], mask, database: databaseName, ...consistency } = request as BatchGetRequest;
    const database = databaseNamed(backend.databases, databaseName);
    // Whoever asks twice for a document is answered once.
    const places = [...new Set(documents)].map((name) => documentNamed(backend.databases, name));
    if (places.some((place) => place.database !== database)) {
      throw new RpcError("INVALID_ARGUMENT", "All documents must be in the request's database.");
    }
    const reads = { documents: places.map(({ path }) => path) };
    const reading = await readingOf(backend, database, consistency, reads, call);
    // One that may not be read refuses them all, before anything is said.
    const found = places.map(({ path }) => {
      const document = reading.get(path);
      reading.orEnd(() => backend.security.checkGet(call.access, database, path, document, backend.clock()));
      return { path, document };
    });
    if (reading.started) yield { transaction: reading.started };
    const readTime = formatMicros(reading.time);
    for (const { path, document } of found) {
      if (document) yield { found: encodeDocument(database.name, masked(document, mask)), readTime };
      else yield { missing: `${database.name}/documents/${path}`, readTime };
    }
  };
}

interface BatchGetRequest extends Consistency {
  database?: string;
  documents?: string[];
  mask?: JsonMask;
}

interface WritesRequest {
  database?: string;
  writes?: JsonWrite[];
  transaction?: string;
}

/** Several writes at once: all or nothing (Commit), or each for itself (BatchWrite). */
export function batchRpcs(backend: Backend): Record<string, Unary> {
  return {
    Commit: async (request, call) => {
      const { database: name, writes = [], transaction } = request as WritesRequest;
      const database = databaseNamed(backend.databases, name);
      const decoded = decodeWrites(database.name, writes);
      const result = await commitWrites(backend, database, decoded, call, transaction);
      // Nothing was done, so there is no time at which it was.
      return decoded.length === 0 && !transaction ? {} : encodeCommitResult(result);
    },

    BatchWrite: async (request, call) => {
      const { database: name, writes = [] } = request as WritesRequest;
      const database = databaseNamed(backend.databases, name);
      const decoded = decodeWrites(database.name, writes);
      checkDistinct(decoded);
      demandAdmin(call.access, "Batch writes require");
      if (decoded.length === 0) return {};
      // At the same time: each may have to wait for somebody else's transaction.
      const outcomes = await Promise.all(
        decoded.map(async (write) => {
          try {
            const { results } = await commitWrites(backend, database, [write], call);
            return { result: results[0] ? encodeWriteResult(results[0]) : {}, status: {} };
          } catch (error) {
            const { code, message } = rpcErrorOf(error);
            return { result: {}, status: { code: codes[code], message } };
          }
        }),
      );
      return { writeResults: outcomes.map(({ result }) => result), status: outcomes.map(({ status }) => status) };
    },
  };
}
