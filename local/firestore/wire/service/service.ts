import { ListenSession } from "../../listen/listen-session.ts";
import { WriteSession } from "../../write-stream/write-session.ts";
import type { Service } from "../rpc.ts";
import type { Backend } from "./backend.ts";
import { batchGet, batchRpcs } from "./batches.ts";
import { commitWrites } from "./commits.ts";
import { documentRpcs } from "./documents.ts";
import { listRpcs } from "./lists.ts";
import { partitionRpcs } from "./partitions.ts";
import { queryRpcs } from "./queries.ts";
import { transactionRpcs } from "./transactions.ts";

/** Every RPC of google.firestore.v1.Firestore, for whichever transport. To add one: a handler here, a line in rest-routes. */
export function serviceOf(backend: Backend): Service {
  const { databases, security, clock } = backend;
  return {
    unary: {
      ...documentRpcs(backend),
      ...listRpcs(backend),
      ...batchRpcs(backend),
      ...partitionRpcs(backend),
      ...transactionRpcs(backend),
    },
    streaming: { BatchGetDocuments: batchGet(backend), ...queryRpcs(backend) },
    bidirectional: {
      Listen: (access, port) => new ListenSession({ databases, security, clock, access }, port),
      Write: (access, port) =>
        new WriteSession(
          {
            databases,
            security,
            clock,
            access,
            commit: (database, writes, signal) => commitWrites(backend, database, writes, { access, signal }),
          },
          port,
        ),
    },
  };
}
