import { connect } from "node:http2";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";
import { frame } from "./grpc-frames.ts";
import { encode, type Plain } from "./protobuf.ts";
import { type Field, type Message, messageNamed, methodNamed } from "./schema.ts";

/**
 * Requests made from the descriptor itself, with values that mean something often enough to get past the first check.
 * Whatever they ask, the answer is a result or the asker's error; never a fault of ours (INTERNAL, 13), never silence.
 */
const database = "projects/p/databases/(default)";
const names = [
  database,
  `${database}/documents`,
  `${database}/documents/a/b`,
  `${database}/documents/a/b/c/d`,
  `${database}/documents/a`,
  `${database}/documents/a/__id7__`,
  "projects/other/databases/x/documents/a/b",
];
const words = ["", "a", "b.c", "__name__", "a b", "`x y`", "`", "..", "a,b desc", "zz".repeat(800), "é𝄞"];
const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.oneof(fc.constantFrom(...names), fc.constantFrom(...words)),
  bytes: fc.constantFrom("", "AAAA", Buffer.alloc(16, 1).toString("base64")),
  bool: fc.boolean(),
  int32: fc.constantFrom(0, 1, 2, 5, -1, 2 ** 31 - 1),
  int32value: fc.constantFrom(0, 1, 3, -1),
  int64: fc.constantFrom("0", "1", "-1", "9223372036854775807", "-9223372036854775808"),
  int64value: fc.constantFrom("0", "1", "9223372036854775807"),
  double: fc.constantFrom(0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300),
  doublevalue: fc.constantFrom(0, 1.5, Number.NaN),
  null: fc.constant(null),
  duration: fc.constantFrom("0s", "1.5s", "-0.000000001s"),
  struct: fc.constantFrom({}, { a: null, b: [1, "x", { c: true }] }),
  timestamp: fc.constantFrom("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"),
};

/** Few fields at a time: one of a oneof, one thing wrong. */
function messages(message: Message, depth: number): fc.Arbitrary<Plain> {
  const fields = [...message.byName.values()].filter((field) => !field.message || depth > 0);
  return fc
    .subarray(fields, { maxLength: Math.min(4, fields.length) })
    .chain((kept) => fc.record(Object.fromEntries(kept.map((field) => [field.name, valuesOf(field, depth)]))));
}

function valuesOf(field: Field, depth: number): fc.Arbitrary<unknown> {
  const one = oneOf(field, depth);
  if (field.map) return fc.dictionary(fc.constantFrom("a", "b", "", "__x__", "c.d"), one, { maxKeys: 3 });
  return field.repeated ? fc.array(one, { maxLength: 3 }) : one;
}

function oneOf(field: Field, depth: number): fc.Arbitrary<unknown> {
  if (field.message) return messages(field.message(), depth - 1);
  if (field.enumeration) return fc.constantFrom(...Object.keys(field.enumeration.numbers), 99);
  return scalars[field.type] ?? fc.constant(undefined);
}

/** What lets a request in at all. */
const place: Readonly<Record<string, Plain>> = {
  database: { database },
  parent: { parent: `${database}/documents` },
  name: { name: `${database}/documents/a/b` },
};

describe("whatever is asked", () => {
  const server = testServer();
  let session: ReturnType<typeof connect>;
  beforeAll(() => {
    session = connect(server.url);
  });
  afterAll(() => session.destroy());
  // Transactions that were begun and left keep their locks, and each write would wait for them.
  beforeEach(() => fetch(`${server.url}/reset`, { method: "POST" }));

  function ask(method: string, request: Plain): Promise<string> {
    return new Promise((resolve) => {
      const stream = session.request({
        ":method": "POST",
        ":path": `/google.firestore.v1.Firestore/${method}`,
        "content-type": "application/grpc",
        authorization: "Bearer owner",
      });
      let status = "none";
      const note = (headers: object) => {
        if ("grpc-status" in headers)
          status = `${headers["grpc-status"]} ${"grpc-message" in headers ? headers["grpc-message"] : ""}`;
      };
      stream.on("response", note);
      stream.on("trailers", note);
      stream.on("error", () => {});
      stream.on("close", () => resolve(status));
      stream.resume();
      stream.end(frame(encode(methodNamed(method)?.request ?? "Empty", request)));
    });
  }

  it.each([
    "GetDocument",
    "ListDocuments",
    "CreateDocument",
    "UpdateDocument",
    "DeleteDocument",
    "BatchGetDocuments",
    "BeginTransaction",
    "Commit",
    "Rollback",
    "RunQuery",
    "RunAggregationQuery",
    "PartitionQuery",
    "BatchWrite",
    "ListCollectionIds",
    "Listen",
    "Write",
  ])("%s", async (name) => {
    const method = methodNamed(name);
    if (!method) throw new Error(`no method ${name}`);
    const start = Object.entries(place).find(([field]) => method.request.byName.has(field))?.[1] ?? {};
    await fc.assert(
      fc.asyncProperty(messages(method.request, 5), fc.boolean(), async (request, placed) => {
        const status = await ask(name, placed ? { ...request, ...start } : request);
        expect(status).toMatch(/^(0|3|5|6|7|9|10|11|12) /);
      }),
      { numRuns: 60 },
    );
  });

  /** Any JSON where a message is expected: the right names with the wrong things in them. */
  const json = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, true, 0, -1, 1.5, "", "1", "NaN", "NULL_VALUE", "2020-01-01T00:00:00Z", ...names),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words, ...memberNames()), tie("any"), { maxKeys: 4 }),
    ),
  })).any;

  it.each([
    ["POST", ":commit"],
    ["POST", ":batchGet"],
    ["POST", ":runQuery"],
    ["POST", ":runAggregationQuery"],
    ["POST", ":batchWrite"],
    ["POST", ":beginTransaction"],
    ["POST", ":listCollectionIds"],
    ["POST", "/a"],
    ["PATCH", "/a/b"],
  ])("%s %s in JSON", async (method, path) => {
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        const response = await fetch(`${server.url}/v1/${database}/documents${path}`, {
          method,
          body: JSON.stringify(body),
          headers: { authorization: "Bearer owner" },
        });
        await response.text();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 80 },
    );
  });
});

function memberNames(): string[] {
  const messages = [
    "CommitRequest",
    "Write",
    "Document",
    "Value",
    "StructuredQuery",
    "RunQueryRequest",
    "Precondition",
  ];
  return messages.flatMap((name) => [...messageNamed(name).byName.keys()]);
}
