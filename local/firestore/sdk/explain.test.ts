import { type CollectionReference, FieldValue, Firestore } from "@google-cloud/firestore";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

/** Without its own credentials the REST transport would look for a cloud. */
const anyone = {
  getRequestHeaders: async () => new Headers(),
  fetch: (url: string, init: RequestInit) => fetch(url, init),
};

describe.each([
  ["gRPC", {}],
  ["REST", { preferRest: true, authClient: anyone }],
])("a query explained over %s", (_transport, settings) => {
  const server = testServer();
  let db: Firestore;
  let desks: CollectionReference;

  beforeAll(async () => {
    db = new Firestore({ projectId: "demo-explain", host: server.host, ssl: false, ...(settings as object) });
    desks = db.collection("desks");
    await desks.doc("a").set({ floor: 1, place: FieldValue.vector([0, 0]) });
    await desks.doc("b").set({ floor: 2, place: FieldValue.vector([3, 4]) });
    await desks.doc("c").set({ floor: 1 });
  });
  afterAll(() => db.terminate());

  it("is planned without being run", async () => {
    const { metrics, snapshot } = await desks.where("floor", ">", 1).orderBy("floor", "desc").explain();
    expect(metrics.planSummary.indexesUsed).toEqual([
      { query_scope: "Collection", properties: "(floor DESC, __name__ DESC)" },
    ]);
    expect([metrics.executionStats, snapshot]).toEqual([null, null]);
  });

  it("is run and measured", async () => {
    const { metrics, snapshot } = await desks.where("floor", "==", 1).explain({ analyze: true });
    expect(snapshot?.docs.map((doc) => doc.id)).toEqual(["a", "c"]);
    const stats = metrics.executionStats;
    expect(stats).toMatchObject({ resultsReturned: 2, readOperations: 2 });
    expect(Number(stats?.executionDuration.seconds) + Number(stats?.executionDuration.nanoseconds)).toBeGreaterThan(0);
    expect(Number(stats?.debugStats.documents_scanned)).toBeGreaterThanOrEqual(2);
  });

  it("bills one read when it finds nothing", async () => {
    const { metrics, snapshot } = await desks.where("floor", "==", 9).explain({ analyze: true });
    expect(snapshot?.size).toBe(0);
    expect(metrics.executionStats).toMatchObject({ resultsReturned: 0, readOperations: 1 });
  });

  it("tells its metrics with the last document of a stream", async () => {
    const chunks: { document?: { id: string }; metrics?: { executionStats: { resultsReturned: number } | null } }[] =
      [];
    for await (const chunk of desks.explainStream({ analyze: true })) chunks.push(chunk as never);
    expect(chunks.map(({ document, metrics }) => [document?.id, metrics?.executionStats?.resultsReturned])).toEqual([
      ["a", undefined],
      ["b", undefined],
      ["c", 3],
    ]);
  });

  it("may be an aggregation", async () => {
    const counted = desks.where("floor", "<", 3).count();
    const planned = await counted.explain();
    expect(planned.snapshot).toBeNull();
    expect(planned.metrics.planSummary.indexesUsed).toHaveLength(1);
    const { metrics, snapshot } = await counted.explain({ analyze: true });
    expect(snapshot?.data().count).toBe(3);
    expect(metrics.executionStats).toMatchObject({ resultsReturned: 1, readOperations: 1 });
  });

  it("may look for the nearest vectors", async () => {
    const queryVector = [0, 1];
    const query = desks.findNearest({ vectorField: "place", queryVector, limit: 5, distanceMeasure: "EUCLIDEAN" });
    // Its types forget the method.
    const near = query as unknown as Pick<typeof desks, "explain">;
    const { metrics, snapshot } = await near.explain({ analyze: true });
    expect(snapshot?.docs.map((doc) => doc.id)).toEqual(["a", "b"]);
    expect(metrics.planSummary.indexesUsed).toEqual([
      { query_scope: "Collection", properties: "(__name__ ASC, place VECTOR<2>)" },
    ]);
  });
});
