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
    expect(reply.text).toMatch(/^\{"error":\{"code":\d+,"message":".+","status":"[A-Z_]+"\}\}\n$/);
    expect(JSON.parse(reply.text).error).toMatchObject({ code: status, status: name });
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
    const first = (await json("GET", `${documents()}/pages/?pageSize=2`)).json;
    expect(ids(first)).toEqual(["a", "b"]);
    const second = (await json("GET", `${documents()}/pages?pageSize=2&pageToken=${first.nextPageToken}`)).json;
    expect([ids(second), second.nextPageToken]).toEqual([["d"], undefined]);
    const missing = (await json("GET", `${documents()}/pages?showMissing=true`)).json;
    expect(ids(missing)).toEqual(["a", "b", "c", "d"]);
    expect(missing.documents[2]).toEqual({ name: `${root}/documents/pages/c` });
    expect(ids((await json("GET", `${documents()}/pages?orderBy=n`)).json)).toEqual(["d", "b", "a"]);
    expect((await json("POST", `${documents()}/pages/c:listCollectionIds`, {})).json).toEqual({
      collectionIds: ["sub"],
    });
    expect((await call("GET", `${documents()}/nothing`)).text).toBe("{\n}\n");
  });
});

describe("pages", () => {
  it.each(["", "&showMissing=true"])("neither repeat nor skip while documents come and go%s", async (more) => {
    const collection = `${documents()}/moving${more.length}`;
    for (const id of ["b", "d", "f", "h"]) await call("PATCH", `${collection}/${id}`, {});
    const page = async (token = "") => {
      const { json: found } = await json("GET", `${collection}?pageSize=2&pageToken=${token}${more}`);
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
      documents: [`${root}/documents/q/1`, `${root}/documents/q/none`],
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
    const { json: empty } = await json("POST", `${documents()}:runQuery`, query("nothing"));
    expect(empty).toEqual([{ readTime: expect.any(String), skippedResults: 1 }]);
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
    const { json: result } = await json("POST", `${documents()}:batchWrite`, {
      writes: [
        { update: { name: `${root}/documents/bw/1` }, currentDocument: { exists: true } },
        { update: { name: `${root}/documents/bw/2` } },
      ],
    });
    expect(result.status).toEqual([{ code: 5, message: expect.stringContaining("bw/1") }, {}]);
    expect(result.writeResults).toEqual([{}, { updateTime: expect.any(String) }]);
    const twice = { writes: [{ delete: `${root}/documents/bw/1` }, { delete: `${root}/documents/bw/1` }] };
    expect((await call("POST", `${documents()}:batchWrite`, twice)).status).toBe(400);
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
  });

  it("may ask first, also for a private network", async () => {
    const { status, headers } = await call("OPTIONS", documents(), undefined, {
      origin: "http://page.example",
      "access-control-request-headers": "authorization,x-goog-api-client",
      "access-control-request-private-network": "true",
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
