import { request } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";

const server = testServer();
const root = "projects/p/databases/(default)";
const documents = () => `${server.url}/v1/${root}/documents`;
const call = async (method: string, url: string, body?: object | string, headers: Record<string, string> = {}) => {
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  const response = await fetch(url, { method, headers, ...(text === undefined ? {} : { body: text }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const owner = { authorization: "Bearer owner" };
const json = async (...args: Parameters<typeof call>) => {
  const { status, text } = await call(...args);
  return { status, json: JSON.parse(text) };
};

describe("documents over REST", () => {
  it("are created with an id of the server's or of one's own", async () => {
    const made = await json("POST", `${documents()}/rooms`, { fields: { a: { integerValue: 1 } } });
    expect(made.status).toBe(200);
    expect(made.json.name).toMatch(/\/documents\/rooms\/[A-Za-z0-9]{20}$/);
    expect(made.json.fields).toEqual({ a: { integerValue: "1" } });
    const url = `${documents()}/rooms?documentId=blue`;
    expect((await json("POST", url, {})).json.name).toBe(`${root}/documents/rooms/blue`);
    expect(await json("POST", url, {})).toMatchObject({ status: 409, json: { error: { status: "ALREADY_EXISTS" } } });
  });

  it("are changed under a mask, shown under another", async () => {
    const url = `${documents()}/masks/1`;
    await call("PATCH", url, { fields: { a: { stringValue: "a" }, b: { stringValue: "b" }, c: { stringValue: "c" } } });
    const changed = await json("PATCH", `${url}?updateMask.fieldPaths=a&updateMask.fieldPaths=b&mask.fieldPaths=a`, {
      fields: { a: { stringValue: "A" } },
    });
    expect(changed.json.fields).toEqual({ a: { stringValue: "A" } });
    expect((await json("GET", url)).json.fields).toEqual({ a: { stringValue: "A" }, c: { stringValue: "c" } });
  });

  it.each([
    ["PATCH", "/rooms/none?currentDocument.exists=true", 404, "NOT_FOUND"],
    ["PATCH", "/masks/1?currentDocument.exists=false", 409, "ALREADY_EXISTS"],
    ["PATCH", "/masks/1?currentDocument.updateTime=2020-01-01T00:00:00Z", 400, "FAILED_PRECONDITION"],
    ["DELETE", "/rooms/none?currentDocument.exists=true", 404, "NOT_FOUND"],
    ["GET", "/rooms/none", 404, "NOT_FOUND"],
    ["GET", "/rooms/__a__", 400, "INVALID_ARGUMENT"],
    ["GET", "/__rooms__", 400, "INVALID_ARGUMENT"],
    ["GET", "/rooms/%zz", 400, "INVALID_ARGUMENT"],
    ["GET", "/rooms/blue?readTime=yesterday", 400, "INVALID_ARGUMENT"],
    ["GET", "/rooms/blue?transaction=bm9uZQ==", 400, "INVALID_ARGUMENT"],
    ["POST", ":executePipeline", 400, "INVALID_ARGUMENT"],
    ["POST", ":rollback", 400, "INVALID_ARGUMENT"],
  ])("%s %s is %i %s, in one line", async (method, path, status, name) => {
    const reply = await call(method, documents() + path, method === "PATCH" || method === "POST" ? {} : undefined);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(/^\{"error":\{"code":\d+,"message":".+","status":"[A-Z_]+"\}\}$/);
    expect(JSON.parse(reply.text).error).toMatchObject({ code: status, status: name });
  });

  it("are read as they were at a past time", async () => {
    const url = `${documents()}/past/1`;
    const { updateTime } = (await json("PATCH", url, { fields: { n: { integerValue: "1" } } })).json;
    await call("PATCH", url, { fields: { n: { integerValue: "2" } } });
    const { json: old } = await json("GET", `${url}?readTime=${updateTime}`);
    expect(old.fields).toEqual({ n: { integerValue: "1" } });
    for (const [time, message] of [
      ["2001-01-01T00:00:00Z", "The requested 'read_time' is too old."],
      ["2999-01-01T00:00:00Z", "The requested 'read_time' cannot be in the future."],
    ]) {
      expect((await json("GET", `${url}?readTime=${time}`)).json.error.message).toBe(message);
    }
  });

  it("are deleted, there or not; an empty message has its own form", async () => {
    expect((await call("DELETE", `${documents()}/rooms/none`)).text).toBe("{\n}\n");
  });

  it("keep ids in any script, colons and percent signs included", async () => {
    for (const id of ["é 𝄞", "a:b", "100%", "a?b#c"]) {
      const url = `${documents()}/ids/${encodeURIComponent(id)}`;
      await call("PATCH", url, {});
      expect((await json("GET", url)).json.name).toBe(`${root}/documents/ids/${id}`);
    }
  });

  it.each([
    ["no type", { fields: { a: {} } }],
    ["an unknown type", { fields: { a: { textValue: "x" } } }],
    ["an unknown field", { wrong: 1 }],
    ["an integer beyond int64", { fields: { a: { integerValue: "9223372036854775808" } } }],
    ["a latitude beyond the pole", { fields: { a: { geoPointValue: { latitude: 91 } } } }],
    ["not JSON", "{"],
    ["an array", "[]"],
  ])("refuse a body with %s", async (_what, body) => {
    expect(await json("PATCH", `${documents()}/rooms/bad`, body)).toMatchObject({
      status: 400,
      json: { error: { status: "INVALID_ARGUMENT" } },
    });
  });

  it("are listed by pages, with missing parents when asked, in another order when asked", async () => {
    for (const id of ["a", "b", "d"]) {
      await call("PATCH", `${documents()}/pages/${id}`, { fields: { n: { integerValue: -id.charCodeAt(0) } } });
    }
    await call("PATCH", `${documents()}/pages/c/sub/1`, {});
    const ids = (page: { documents?: { name: string }[] }) => page.documents?.map(({ name }) => name.split("/").at(-1));
    const first = (await json("GET", `${documents()}/pages?pageSize=2`)).json;
    expect(ids(first)).toEqual(["a", "b"]);
    const second = (await json("GET", `${documents()}/pages?pageSize=2&pageToken=${first.nextPageToken}`)).json;
    expect([ids(second), second.nextPageToken]).toEqual([["d"], undefined]);
    const missing = (await json("GET", `${documents()}/pages?showMissing=true`, undefined, owner)).json;
    expect(ids(missing)).toEqual(["a", "b", "c", "d"]);
    expect(missing.documents[2]).toEqual({ name: `${root}/documents/pages/c` });
    const bare = await json("GET", `${documents()}/pages?showMissing=true&mask.fieldPaths=_none_`, undefined, owner);
    expect(bare.json.documents[0].fields).toBeUndefined();
    expect(ids((await json("GET", `${documents()}/pages?orderBy=n`)).json)).toEqual(["d", "b", "a"]);
    expect((await json("POST", `${documents()}/pages/c:listCollectionIds`, {}, owner)).json).toEqual({
      collectionIds: ["sub"],
    });
    expect((await call("GET", `${documents()}/nothing`)).text).toBe("{\n}\n");
  });

  it("are listed from every collection at once where a slash stands for its name", async () => {
    for (const path of ["all/a", "all/a/s/1", "all/a/t/2"]) await call("PATCH", `${documents()}/${path}`, {});
    const { documents: found } = (await json("GET", `${documents()}/all/a/`)).json;
    expect(found.map(({ name }: { name: string }) => name.slice(-3))).toEqual(["s/1", "t/2"]);
  });

  it("leave out the zeros of a place", async () => {
    const fields = { a: { geoPointValue: { latitude: 0, longitude: -2 } }, b: { geoPointValue: {} } };
    expect((await json("PATCH", `${documents()}/places/1`, { fields })).json.fields).toEqual({
      a: { geoPointValue: { longitude: -2 } },
      b: { geoPointValue: {} },
    });
  });
});

describe("pages", () => {
  it.each(["", "&showMissing=true"])("neither repeat nor skip while documents come and go%s", async (more) => {
    const collection = `${documents()}/moving${more.length}`;
    for (const id of ["b", "d", "f", "h"]) await call("PATCH", `${collection}/${id}`, {});
    const page = async (token = "") => {
      const { json: found } = await json("GET", `${collection}?pageSize=2&pageToken=${token}${more}`, undefined, owner);
      return { ids: found.documents?.map(({ name }: { name: string }) => name.at(-1)), next: found.nextPageToken };
    };
    const first = await page();
    expect(first.ids).toEqual(["b", "d"]);
    await call("DELETE", `${collection}/d`);
    for (const id of ["a", "e"]) await call("PATCH", `${collection}/${id}`, {});
    const second = await page(first.next);
    expect(second.ids).toEqual(["e", "f"]);
    expect(await page(second.next)).toEqual({ ids: ["h"], next: undefined });
  });

  it("end without a token, full or not", async () => {
    for (const id of ["a", "b"]) await call("PATCH", `${documents()}/full/${id}`, {});
    const { json: found } = await json("GET", `${documents()}/full?pageSize=2`);
    expect([found.documents.length, found.nextPageToken]).toEqual([2, undefined]);
  });
});

describe("batches and queries over REST", () => {
  beforeAll(async () => {
    const writes = [1, 2, 3].map((n) => ({
      update: { name: `${root}/documents/q/${n}`, fields: { n: { integerValue: String(n) } } },
    }));
    const { status, json: result } = await json("POST", `${documents()}:commit`, { writes });
    expect([status, result.writeResults.length, typeof result.commitTime]).toEqual([200, 3, "string"]);
  });

  it("answer an array with one element a message", async () => {
    const { json: found } = await json("POST", `${documents()}:batchGet`, {
      documents: [`${root}/documents/q/1`, `${root}/documents/q/none`, `${root}/documents/q/1`],
      newTransaction: {},
    });
    expect(found).toEqual([
      { transaction: expect.any(String) },
      { found: expect.objectContaining({ name: `${root}/documents/q/1` }), readTime: expect.any(String) },
      { missing: `${root}/documents/q/none`, readTime: expect.any(String) },
    ]);
    expect((await call("POST", `${documents()}:rollback`, { transaction: found[0].transaction })).status).toBe(200);
  });

  it("run queries with the time, and one element for an empty answer", async () => {
    const query = (collectionId: string) => ({ structuredQuery: { from: [{ collectionId }], offset: 1 } });
    const { json: found } = await json("POST", `${documents()}:runQuery`, query("q"));
    expect(found.map((element: { document: { name: string } }) => element.document.name.at(-1))).toEqual(["2", "3"]);
    expect(found.map(({ skippedResults }: { skippedResults?: number }) => skippedResults)).toEqual([1, undefined]);
    const { json: empty } = await json("POST", `${documents()}:runQuery`, query("nothing"));
    expect(empty).toEqual([{ readTime: expect.any(String), skippedResults: 1 }]);
  });

  it("say nothing for no batched writes", async () => {
    expect((await json("POST", `${documents()}:batchWrite`, {}, owner)).json).toEqual({});
  });

  it("count", async () => {
    const { json: counted } = await json("POST", `${documents()}:runAggregationQuery`, {
      structuredAggregationQuery: {
        structuredQuery: { from: [{ collectionId: "q" }] },
        aggregations: [{ count: {} }, { alias: "top", count: { upTo: "2" } }],
      },
    });
    expect(counted[0].result.aggregateFields).toEqual({ field_1: { integerValue: "3" }, top: { integerValue: "2" } });
  });

  it("refuse a bad query with an object, not an array", async () => {
    expect(await json("POST", `${documents()}:runQuery`, { structuredQuery: { limit: -1 } })).toMatchObject({
      status: 400,
      json: { error: { status: "INVALID_ARGUMENT" } },
    });
  });

  it("write each for itself in a batch write", async () => {
    const writes = [
      { update: { name: `${root}/documents/bw/1` }, currentDocument: { exists: true } },
      { update: { name: `${root}/documents/bw/2` } },
    ];
    const { json: result } = await json("POST", `${documents()}:batchWrite`, { writes }, owner);
    expect(result.status).toEqual([{ code: 5, message: expect.stringContaining("bw/1") }, {}]);
    expect(result.writeResults).toEqual([{}, { updateTime: expect.any(String) }]);
  });

  it("of nothing at all say nothing", async () => {
    for (const body of [{}, { writes: [] }, undefined]) {
      expect((await call("POST", `${documents()}:commit`, body)).text).toBe("{\n}\n");
    }
  });
});

describe("a request is refused in the official words", () => {
  const one = `${root}/documents/words/1`;
  const update = { update: { name: one } };
  const twice = "the same document cannot be";
  const exists = { currentDocument: { exists: true } };
  it.each<[string, string, object | undefined, string]>([
    ["GET", "/words/1", undefined, `Document (${one}) not found.`],
    ["GET", "/words/", undefined, `Document name "${root}/documents/words/" has invalid trailing "/".`],
    ["GET", "//", undefined, `Document name "${root}/documents//" lacks a collection id at index 41.`],
    ["GET", "/words?pageSize=-1", undefined, "Page size must be nonnegative."],
    ["GET", "/?showMissing=true", undefined, "collection id must be set when show_missing is true"],
    ["GET", "/words?showMissing=true&orderBy=n", undefined, "cannot specify an order when show_missing is true"],
    ["GET", "/?orderBy=n", undefined, "kind is required for all orders except __key__ ascending"],
    ["POST", "/words?documentId=a%2Fb", {}, 'Resource id "a/b" is invalid because it contains "/".'],
    ["POST", "/words?documentId=..", {}, 'Resource id ".." is invalid because it is reserved.'],
    ["POST", "/words:runQuery", {}, `Document parent name "${root}/documents/words" lacks "/" at index 46.`],
    ["POST", ":runQuery", { structuredQuery: { limit: -1 } }, "limit is negative"],
    ["POST", ":runQuery", { structuredQuery: { offset: -1 } }, "offset is negative"],
    [
      "POST",
      ":runQuery",
      { structuredQuery: { where: { compositeFilter: {} } } },
      "Unsupported CompositeFilter operator.",
    ],
    ["POST", ":runQuery", { structuredQuery: { where: { fieldFilter: {} } } }, "Unknown FieldFilter operator."],
    ["POST", ":runQuery", { structuredQuery: { where: { unaryFilter: {} } } }, "Unknown UnaryFilter operator."],
    ["POST", ":listCollectionIds", { pageSize: -1 }, "page_size must be greater than or equal to zero."],
    [
      "POST",
      ":partitionQuery",
      {
        structuredQuery: {
          from: [{ collectionId: "words", allDescendants: true }],
          orderBy: [{ field: { fieldPath: "__name__" } }],
        },
        partitionCount: 1,
        pageSize: -1,
      },
      "Page size must be nonnegative.",
    ],
    ["POST", ":rollback", { transaction: "AAAA" }, "Invalid transaction."],
    ["POST", ":rollback", { transaction: "A".repeat(32) }, "Transaction is invalid or expired."],
    ["POST", ":executePipeline", {}, "ExecutePipeline requires the Database Edition to be `enterprise`."],
    ["POST", ":commit", { writes: [{ verify: one }] }, "a verify must contain a precondition"],
    [
      "POST",
      ":commit",
      { writes: [{ verify: one, ...exists, updateMask: {} }] },
      "a verify must not specify a document mask.",
    ],
    ["POST", ":commit", { writes: [{ verify: one, ...exists }, update] }, `${twice} verified and then written in a`],
    ["POST", ":commit", { writes: [update, { verify: one, ...exists }] }, `${twice} written and then verified in a`],
    [
      "POST",
      ":commit",
      {
        writes: [
          { verify: one, ...exists },
          { verify: one, ...exists },
        ],
      },
      `${twice} verified more than`,
    ],
    [
      "POST",
      ":batchWrite",
      { writes: [update, { delete: one }] },
      `${twice} written more than once in a single request`,
    ],
    [
      "POST",
      ":batchWrite",
      { writes: [{ update: { name: one, fields: { __x__: {} } } }] },
      "Cannot convert firestore.v1.Value with type unset.",
    ],
  ])("%s %s %j", async (method, path, body, message) => {
    const reply = await json(method, documents() + path, body, owner);
    expect(reply.status).toBe(message.endsWith("not found.") ? 404 : 400);
    expect(reply.json.error.message).toContain(message);
  });

  it.each([
    ["POST", ":listCollectionIds", {}, "Metadata operations require admin authentication."],
    ["GET", "/words?showMissing=true", undefined, "Metadata operations require admin authentication."],
    ["POST", ":batchWrite", { writes: [update] }, "Batch writes require admin authentication."],
  ])("%s %s of anyone but a server, where no rules hold", async (method, path, body, message) => {
    const reply = await json(method, documents() + path, body);
    expect([reply.status, reply.json.error.message]).toEqual([403, message]);
  });
});

describe("find_nearest over REST", () => {
  const vector = (...values: unknown[]) => ({
    mapValue: { fields: { __type__: { stringValue: "__vector__" }, value: { arrayValue: { values } } } },
  });
  const [one, two] = [{ doubleValue: 1 }, { doubleValue: 2 }];
  const nearest = {
    vectorField: { fieldPath: "at" },
    queryVector: vector(one, one),
    distanceMeasure: "EUCLIDEAN",
    limit: 2,
  };
  const query = (more: object, rest: object = {}) => ({
    from: [{ collectionId: "vectors" }],
    findNearest: { ...nearest, ...more },
    ...rest,
  });
  const run = (more: object, rest?: object) =>
    json("POST", `${documents()}:runQuery`, { structuredQuery: query(more, rest) });

  beforeAll(async () => {
    for (const [id, at] of [
      ["a", vector(two, two)],
      ["b", vector(one, two)],
      ["c", vector(one, one)],
    ] as const) {
      await call("PATCH", `${documents()}/vectors/${id}`, { fields: { at, n: { integerValue: "1" } } });
    }
  });

  it("tells the distance in a field by the name it is given, where no selection leaves it out", async () => {
    const { json: whole } = await run({ limit: 1, distanceResultField: "a.b" });
    expect(whole[0].document.fields["a.b"]).toEqual({ doubleValue: 0 });
    const { json: selected } = await run({ distanceResultField: "d" }, { select: { fields: [{ fieldPath: "d" }] } });
    expect(selected.map(({ document }: { document: object }) => document)).toMatchObject([
      { fields: { d: { doubleValue: 0 } } },
      { fields: { d: { doubleValue: 1 } } },
    ]);
    const { json: other } = await run({ distanceResultField: "d" }, { select: { fields: [{ fieldPath: "n" }] } });
    expect(Object.keys(other[0].document.fields)).toEqual(["n"]);
  });

  it("is what an aggregation is over", async () => {
    const { json: found } = await json("POST", `${documents()}:runAggregationQuery`, {
      structuredAggregationQuery: { structuredQuery: query({}), aggregations: [{ alias: "n", count: {} }] },
    });
    expect(found[0].result.aggregateFields).toEqual({ n: { integerValue: "2" } });
  });

  const limit = "FindNearest.limit must be a positive integer of no more than 1000";
  const none = "DISTANCE_MEASURE_UNSPECIFIED";
  it.each<[object, object, string]>([
    [{ limit: 0 }, {}, limit],
    [{ limit: 1001 }, {}, limit],
    [{ limit: 0, distanceMeasure: none }, {}, limit],
    [{ queryVector: { integerValue: "1" }, limit: 0 }, {}, "Query Value must be of type vector."],
    [{ queryVector: { arrayValue: {} } }, {}, "Query Value must be of type vector."],
    [{ queryVector: undefined }, {}, "Cannot convert firestore.v1.Value with type unset."],
    [{ queryVector: vector() }, {}, "Cannot have a zero length vector."],
    [{ queryVector: vector(...Array(2049).fill(one)) }, {}, "Vectors must be at most 2048 dimensions."],
    [{ queryVector: vector({ integerValue: "1" }) }, {}, "Vector must only contain values of type 'double'"],
    [{ distanceMeasure: none, vectorField: { fieldPath: "a..b" } }, {}, "Unknown Distance Measure."],
    [{ vectorField: {} }, { limit: 1 }, "Invalid empty property path string."],
    [{}, { limit: 1, offset: 1 }, "A query limit cannot be used with FindNearest"],
    [{}, { offset: 1, startAt: {} }, "A query offset cannot be used with FindNearest"],
    [{ distanceResultField: "__x__" }, { startAt: {} }, "A cursor cannot be used with FindNearest"],
    [{ distanceResultField: "__x__" }, {}, 'The distanceResultField.property.name "__x__" is reserved.'],
  ])("%j %j is refused", async (more, rest, message) => {
    const reply = await run(more, rest);
    expect([reply.status, reply.json.error?.message]).toEqual([400, message]);
  });
});

describe("a transaction over REST", () => {
  const commit = (transaction: string, id: string, more: object) =>
    json("POST", `${documents()}:commit`, {
      writes: [{ update: { name: `${root}/documents/${id}`, ...more } }],
      transaction,
    });

  it("takes the published options alone", async () => {
    const options = { readWrite: { concurrencyMode: "OPTIMISTIC" } };
    expect((await json("POST", `${documents()}:beginTransaction`, { options })).status).toBe(400);
  });

  it("outlives a write that is none, not one that comes too late", async () => {
    await call("PATCH", `${documents()}/open/1`, {});
    const { transaction } = (await json("POST", `${documents()}:beginTransaction`, {})).json;
    for (const [id, more] of [
      ["open/1", { fields: { __x__: { nullValue: null } } }],
      ["open", {}],
    ] as const) {
      expect((await commit(transaction, id, more)).json.error.status).toBe("INVALID_ARGUMENT");
    }
    const read = { documents: [`${root}/documents/open/1`], transaction };
    expect((await call("POST", `${documents()}:batchGet`, read)).status).toBe(200);
    const writes = [{ update: { name: `${root}/documents/open/1` }, currentDocument: { exists: false } }];
    expect((await call("POST", `${documents()}:commit`, { writes, transaction })).status).toBe(409);
    expect((await json("POST", `${documents()}:batchGet`, read)).json.error).toMatchObject({
      status: "ABORTED",
      message: "The referenced transaction has expired or is no longer valid.",
    });
  });
});

describe("a caller that is gone", () => {
  it("is not served later, when what it waited for is free", async () => {
    const document = `${root}/documents/waiting/1`;
    const { transaction } = (await json("POST", `${documents()}:beginTransaction`, {})).json;
    await call("POST", `${documents()}:batchGet`, { documents: [document], transaction });
    const body = JSON.stringify({ writes: [{ update: { name: document } }] });
    const signal = AbortSignal.timeout(100);
    await expect(fetch(`${documents()}:commit`, { method: "POST", body, signal })).rejects.toThrow();
    await call("POST", `${documents()}:rollback`, { transaction });
    expect((await call("GET", `${documents()}/waiting/1`)).status).toBe(404);
  });
});

describe("browsers", () => {
  it("are answered for their origin, errors included", async () => {
    const { headers } = await call("GET", `${documents()}/rooms/none`, undefined, { origin: "http://page.example" });
    expect(headers.get("access-control-allow-origin")).toBe("http://page.example");
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-expose-headers")).toBeNull();
  });

  it.each(["true", "false"])("may ask first, also for a private network: %s", async (asked) => {
    const { status, headers } = await call("OPTIONS", documents(), undefined, {
      origin: "http://page.example",
      "access-control-request-headers": "authorization,x-goog-api-client",
      "access-control-request-private-network": asked,
    });
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-headers")).toBe("authorization,x-goog-api-client");
    expect(headers.get("access-control-allow-private-network")).toBe("true");
    expect(headers.get("access-control-allow-methods")).toBe("DELETE,GET,HEAD,PATCH,POST,PUT");
  });

  it("without an origin hear nothing of it", async () => {
    const { headers } = await call("GET", `${documents()}/rooms/none`);
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("bodies", () => {
  it("above 16 MiB are 413, announced or not", async () => {
    const send = (chunked: boolean) =>
      new Promise<number>((resolve) => {
        const size = 17 * 1024 * 1024;
        const outgoing = request(`${documents()}:commit`, {
          method: "POST",
          headers: chunked ? {} : { "content-length": size },
        });
        outgoing.on("response", (response) => resolve(response.statusCode ?? 0));
        outgoing.on("error", () => {});
        for (let sent = 0; sent < size; sent += 1024 * 1024) outgoing.write(Buffer.alloc(1024 * 1024, 32));
        outgoing.end();
      });
    expect(await send(false)).toBe(413);
    expect(await send(true)).toBe(413);
    expect((await call("GET", `${server.url}/`)).status).toBe(200);
  });
});
