import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { startServer } from "../server.ts";
import { Database } from "../store/database.ts";
import { testServer } from "../testing/server.ts";
import { GeoPoint, type MapValue, Reference, Timestamp, type Value } from "../values/value.ts";
import { crc32c } from "./crc32c.ts";
import { documentOf } from "./entity-reader.ts";
import { entityOf } from "./entity-writer.ts";
import { exportDatabase } from "./export.ts";
import { readExport } from "./import.ts";
import { LogWriter, readLog } from "./leveldb-log.ts";
import { importInto } from "./seeds.ts";

const folder = mkdtempSync(join(tmpdir(), "export-"));
afterAll(() => rmSync(folder, { recursive: true }));

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    null,
    true,
    false,
    0,
    1.5,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    "",
    "é𝄞",
    new Timestamp(-1, 999_000),
    new Uint8Array([0, 255]),
    new Reference("projects/p/databases/(default)/documents/a/b/c/__id7__"),
    new Reference("projects/other/databases/second/documents/a/b"),
    new GeoPoint(-1.5, 2),
    new Map<string, Value>([
      ["__type__", "__vector__"],
      ["value", [1, 2.5]],
    ]),
  ),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ minLength: 0, maxLength: 40_000, size: "max" }),
);
const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((key) => !/^__.*__$/.test(key));
const { value } = fc.letrec<{ value: Value; map: Value }>((tie) => ({
  map: fc.array(fc.tuple(name, tie("value")), { maxLength: 4 }).map((entries) => new Map(entries)),
  value: fc.oneof({ maxDepth: 3 }, scalar, tie("map"), fc.array(fc.oneof(scalar, tie("map")), { maxLength: 4 })),
}));
const fields: fc.Arbitrary<MapValue> = fc
  .array(fc.tuple(name, value), { maxLength: 6 })
  .map((entries) => new Map(entries));

describe("the log", () => {
  it("has the checksum that the standard gives for its test vector", () => {
    expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
  });

  it("writes a record as LevelDB does: masked checksum, length, type", () => {
    const log = new LogWriter();
    log.add(Uint8Array.of(0x33));
    const bytes = log.finish();
    expect(bytes.subarray(4)).toEqual(Buffer.from([1, 0, 1, 0x33]));
    const crc = crc32c(Uint8Array.of(1, 0x33));
    expect(bytes.readUInt32LE(0)).toBe((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  });

  it.each([0, 1, 32_754, 32_755, 32_760, 32_761, 32_762, 32_768, 65_521, 65_522, 65_523, 200_000])(
    "gives back records of %i bytes, across blocks",
    (size) => {
      const records = [Buffer.alloc(size, 7), Buffer.from("after"), Buffer.alloc(size, 9)];
      const log = new LogWriter();
      for (const record of records) log.add(record);
      expect([...readLog(log.finish())].map((record) => record.toString("hex"))).toEqual(
        records.map((record) => record.toString("hex")),
      );
    },
  );

  it("notices every changed byte", () => {
    const log = new LogWriter();
    log.add(Buffer.from("some record"));
    const bytes = log.finish();
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
      expect(() => [...readLog(spoilt)]).toThrow();
    }
  });
});

describe("an entity", () => {
  it("gives back every value", () => {
    fc.assert(
      fc.property(fields, (map) => {
        const document = { path: "a/__id7__/b/ü", fields: map, createTime: 0, updateTime: 0 };
        const back = documentOf(entityOf("p", "(default)", document));
        expect(back.path).toBe(document.path);
        expect(new Map([...back.fields].sort())).toStrictEqual(new Map([...map].sort()));
      }),
      { numRuns: 60 },
    );
  });

  it("is laid out as the datastore's entities are", () => {
    const map: MapValue = new Map<string, Value>([
      ["n", 5n],
      ["none", []],
      ["t", new Timestamp(1, 0)],
    ]);
    const bytes = entityOf("p", "(default)", { path: "c/d", fields: map, createTime: 0, updateTime: 0 });
    const text = (value: string) => [value.length, ...Buffer.from(value)];
    const path = [0x0b, 0x12, ...text("c"), 0x22, ...text("d"), 0x0c];
    const expected = [
      // key: app, path
      ...[0x6a, 17, 0x6a, ...text("dev~p"), 0x72, 8, ...path],
      // property (14): empty array
      ...[0x72, 12, 0x08, 24, 0x1a, ...text("none"), 0x20, 0, 0x2a, 0],
      // raw property (15): integer
      ...[0x7a, 9, 0x1a, ...text("n"), 0x20, 0, 0x2a, 2, 0x08, 5],
      // raw property: timestamp in microseconds
      ...[0x7a, 13, 0x08, 7, 0x1a, ...text("t"), 0x20, 0, 0x2a, 4, 0x08, 0xc0, 0x84, 0x3d],
      // entity group
      ...[0x82, 0x01, 8, ...path],
    ];
    expect([...bytes]).toEqual(expected);
  });
});

const database = () => {
  let time = 1_800_000_000_000_000;
  return new Database("p", "(default)", () => ++time);
};

describe("an import from production", () => {
  it("leads indexed references into the project that imports, as the official program does", () => {
    const elsewhere = (path: string) => new Reference(`projects/elsewhere/databases/(default)/documents/${path}`);
    const here = (path: string) => new Reference(`projects/p/databases/(default)/documents/${path}`);
    const map: MapValue = new Map<string, Value>([["one", elsewhere("c/a")]]);
    const list: MapValue = new Map<string, Value>([["some", [elsewhere("c/a"), 1n, elsewhere("c/b")]]]);
    const nested: MapValue = new Map<string, Value>([["map", map]]);
    const imported = database();
    // Production indexes all but maps, under another field number than the emulator's exports.
    const documents = [map, list].map((fields, index) => {
      const bytes = entityOf("s", "(default)", { path: `c/${index}`, fields, createTime: 0, updateTime: 0 });
      const [raw, indexed] = [0x7a, 0x72];
      let inKey = true;
      for (let at = 0; at < bytes.length; at = next(bytes, at)) {
        if (!inKey && bytes[at] === raw) bytes[at] = indexed;
        inKey = false;
      }
      return documentOf(bytes);
    });
    const plain = documentOf(entityOf("s", "(default)", { path: "c/2", fields: nested, createTime: 0, updateTime: 0 }));
    importInto(imported, [...documents, plain]);
    expect(imported.get("c/0")?.fields.get("one")).toEqual(here("c/a"));
    expect(imported.get("c/1")?.fields.get("some")).toEqual([here("c/a"), 1n, here("c/b")]);
    expect(imported.get("c/2")?.fields.get("map")).toEqual(map);
  });

  /** The beginning of the next field of an entity: all of them are messages, short ones here but for field 16. */
  const next = (bytes: Buffer, at: number) => {
    const tagSize = (bytes[at] ?? 0) >= 0x80 ? 2 : 1;
    return at + tagSize + 1 + (bytes[at + tagSize] ?? 0);
  };
});

describe("an export", () => {
  it("comes back whole, also from another working directory's relative path", () => {
    const original = database();
    original.commit(
      Array.from({ length: 1000 }, (_none, index) => ({
        op: "set" as const,
        path: `rooms/${index}`,
        fields: new Map<string, Value>([["text", "x".repeat(index)]]),
        transforms: [],
      })),
    );
    exportDatabase(original, folder, "whole", original.now());
    const back = readExport(join(folder, "whole/whole.overall_export_metadata"));
    expect(back.length).toBe(1000);
    for (const { path, fields: found } of back) expect(found).toEqual(original.get(path)?.fields);
  });

  it("of nothing is the overall file alone", () => {
    exportDatabase(database(), folder, "empty", 1);
    expect(readdirSync(join(folder, "empty"))).toEqual(["empty.overall_export_metadata"]);
    expect(readExport(join(folder, "empty/empty.overall_export_metadata"))).toEqual([]);
  });

  it.each([
    ["a spoilt overall file", "empty/empty.overall_export_metadata", "Failed to parse overall export metadata file"],
    ["a spoilt entity file", "whole/all_namespaces/all_kinds/output-0", "Failed parse entity file"],
  ])("says which file is wrong: %s", (_what, file, message) => {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 3), Buffer.from([99]), bytes.subarray(4)]));
    const overall = join(folder, file.split("/")[0] ?? "", `${file.split("/")[0]}.overall_export_metadata`);
    expect(() => readExport(overall)).toThrow(message);
    writeFileSync(path, bytes);
  });
});

describe("the endpoints", () => {
  const server = testServer();
  const post = async (path: string, body: object) => {
    const response = await fetch(`${server.url}${path}`, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };
  const database = "projects/p/databases/(default)";
  const documents = () => `${server.url}/v1/${database}/documents`;

  it("export, clear, import, and seed another server", async () => {
    await fetch(`${documents()}/rooms/blue`, { method: "PATCH", body: '{"fields":{"seats":{"integerValue":"4"}}}' });
    expect(
      await post("/emulator/v1/projects/p:export", {
        database,
        export_directory: folder,
        export_name: "firestore_export",
      }),
    ).toEqual({ status: 200, text: "{\n}\n" });
    await fetch(`${server.url}/emulator/v1/${database}/documents`, { method: "DELETE" });
    expect((await fetch(`${documents()}/rooms/blue`)).status).toBe(404);
    const file = join(folder, "firestore_export/firestore_export.overall_export_metadata");
    expect(await post("/emulator/v1/projects/p:import", { database, export_directory: file })).toMatchObject({
      status: 200,
    });
    expect(await (await fetch(`${documents()}/rooms/blue`)).json()).toMatchObject({
      fields: { seats: { integerValue: "4" } },
    });

    const seeded = await startServer({ host: "127.0.0.1", port: 0, seedFile: file });
    const anywhere = `http://127.0.0.1:${seeded.port}/v1/projects/elsewhere/databases/(default)/documents/rooms/blue`;
    expect((await fetch(anywhere)).status).toBe(200);
    await fetch(anywhere, { method: "DELETE" });
    expect((await fetch(anywhere)).status).toBe(404);
    await fetch(`http://127.0.0.1:${seeded.port}/reset`, { method: "POST" });
    expect((await fetch(anywhere)).status).toBe(200);
    await seeded.close();
  });

  it.each([
    [{ database: "nonsense", export_directory: "/tmp" }, 400],
    [{ database, export_directory: "/nowhere/at/all" }, 400],
    [{ database }, 400],
    [{ database, export_directory: "/tmp", unheard_of: 1 }, 400],
    [{ database, export_directory: "/tmp", export_name: "a/b" }, 500],
  ])("refuses %j with %i", async (body, status) => {
    expect(await post("/emulator/v1/projects/p:export", body)).toMatchObject({ status });
  });

  it("understand the names of protocol buffers' JSON", async () => {
    const body = { database, exportDirectory: folder, exportName: "camel" };
    expect(await post("/emulator/v1/projects/p:export", body)).toMatchObject({ status: 200 });
    const exportDirectory = join(folder, "camel/camel.overall_export_metadata");
    expect(await post("/emulator/v1/projects/p:import", { database, exportDirectory })).toMatchObject({ status: 200 });
  });

  it.each([undefined, "/nowhere", tmpdir()])("import refuses %s as an invalid argument", async (directory) => {
    const answer = await post("/emulator/v1/projects/p:import", { database, export_directory: directory });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({
      error: {
        status: "INVALID_ARGUMENT",
        message: expect.stringContaining("Failed to parse overall export metadata file"),
      },
    });
  });
});
