import { describe, expect, it, vi } from "vitest";
import { RpcError } from "../errors.ts";
import type { Security } from "../security.ts";
import { Databases } from "../store/databases.ts";
import type { JsonQuery } from "../wire/query-codec.ts";
import type { JsonTarget } from "./decode-target.ts";
import { everyone, newDatabases, remove, set, TestListener } from "./testing/listener.ts";

const root = "projects/p/databases/d/documents";

function query(structuredQuery: JsonQuery, targetId = 2, more: JsonTarget = {}): JsonTarget {
  return { query: { parent: root, structuredQuery }, targetId, ...more };
}

const rooms: JsonQuery = { from: [{ collectionId: "rooms" }] };
const field = (fieldPath: string) => ({ fieldPath });
const free: JsonQuery = {
  ...rooms,
  where: { fieldFilter: { field: field("free"), op: "EQUAL", value: { booleanValue: true } } },
};
const cheapest = (limit: number, more: JsonQuery = {}): JsonQuery => ({
  ...rooms,
  orderBy: [{ field: field("price") }],
  limit,
  ...more,
});

function document(path: string, targetId = 2, more: JsonTarget = {}): JsonTarget {
  return { documents: { documents: [`${root}/${path}`] }, targetId, ...more };
}

function start(...paths: string[]) {
  const { databases, database } = newDatabases();
  if (paths.length > 0) database.commit(paths.map((path) => set(path)));
  return { databases, database, client: new TestListener(databases) };
}

describe("a new target", () => {
  it("says the result in order, then that it is current, then that all is consistent", () => {
    const { client } = start("rooms/b", "rooms/a", "other/x");
    expect(client.add(query(rooms))).toEqual(["ADD 2", "rooms/a +2", "rooms/b +2", "CURRENT 2", "SNAPSHOT"]);
  });

  it("says of a document that is missing that it is deleted, with a time", () => {
    const { client } = start("rooms/a");
    expect(client.add(document("rooms/a", 2))).toEqual(["ADD 2", "rooms/a +2", "CURRENT 2", "SNAPSHOT"]);
    expect(client.add(document("rooms/z", 4))).toEqual(["ADD 4", "rooms/z deleted -4", "CURRENT 4", "SNAPSHOT"]);
    expect(client.responses.find((response) => "documentDelete" in response)).toHaveProperty("documentDelete.readTime");
  });

  it("gets an id from the server when it has none", () => {
    const { client } = start();
    client.add(query(rooms, 1));
    expect(client.add(query(rooms, 0))[0]).toBe("ADD 2");
  });

  it("shows selected fields only, names without any", () => {
    const { client, database } = start();
    database.commit([set("rooms/a", { price: 1n, free: true })]);
    client.add(query({ ...rooms, select: { fields: [field("price")] } }));
    expect(client.responses[1]).toHaveProperty("documentChange.document.fields", { price: { integerValue: "1" } });
    database.commit([set("rooms/a", { price: 1n, free: false })]);
    expect(client.responses.at(-2)).toHaveProperty("documentChange.document.fields", { price: { integerValue: "1" } });
  });

  it("asked for once, is removed when it is current", () => {
    const { client, database } = start("rooms/a");
    expect(client.add(query(rooms, 2, { once: true })).slice(-2)).toEqual(["SNAPSHOT", "REMOVE 2"]);
    database.commit([set("rooms/b")]);
    expect(client.news()).toEqual([]);
  });

  it.each<[string, JsonTarget, number]>([
    ["a query that Firestore refuses", query({ ...rooms, limit: -1 }), 3],
    ["a reserved collection id", query({ from: [{ collectionId: "__rooms__" }] }), 3],
    ["a parent that cannot be", { query: { parent: `${root}/rooms/__a__`, structuredQuery: rooms }, targetId: 2 }, 3],
    ["a parent that is no document", { query: { parent: `${root}/rooms`, structuredQuery: rooms }, targetId: 2 }, 3],
    ["no query and no documents", { targetId: 2 }, 3],
    ["a collection instead of a document", document("rooms"), 3],
    [
      "a document of another database",
      { documents: { documents: ["projects/p/databases/e/documents/a/b"] }, targetId: 2 },
      3,
    ],
  ])("fails alone: %s", (_what, target, code) => {
    const { client, database } = start("rooms/a");
    client.add(query(rooms, 4));
    expect(client.add(target)).toEqual([`REMOVE 2 ${code}`]);
    database.commit([set("rooms/a", { free: true })]);
    expect(client.news()).toEqual(["rooms/a +4", "SNAPSHOT"]);
    expect(client.closed).toBeUndefined();
  });
});

describe("a stream", () => {
  it.each<[string, (client: TestListener) => unknown]>([
    ["an id that is in use", (client) => client.add(query(rooms, 2))],
    ["another database", (client) => client.add(query(rooms, 4), "projects/p/databases/e")],
    ["a request without a target", (client) => client.session.handle({ database: "projects/p/databases/d" })],
    [
      "no name of a database",
      (client) => new TestListener(newDatabases().databases) && client.add(query(rooms, 4), "p/d"),
    ],
  ])("ends on %s", (_what, act) => {
    const { client, database } = start();
    client.add(query(rooms, 2));
    act(client);
    expect(client.closed).toMatchObject({ code: "INVALID_ARGUMENT" });
    client.news();
    database.commit([set("rooms/a")]);
    expect(client.news()).toEqual([]);
  });

  it("acknowledges the removal of a target once, and says nothing of ids it does not know", () => {
    const { client } = start();
    client.add(query(rooms, 2));
    expect(client.removeTarget(2)).toEqual(["REMOVE 2"]);
    expect(client.removeTarget(2)).toEqual([]);
    expect(client.add(query(rooms, 2))[0]).toBe("ADD 2");
  });

  it("that fails by a fault of ours ends, and the others hear on", () => {
    const { client, databases, database } = start();
    client.add(query(rooms, 2));
    const other = new TestListener(databases);
    other.add(query(rooms, 2));
    other.news();
    client.send = () => {
      throw new Error("a fault of ours");
    };
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    database.commit([set("rooms/a")]);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
    expect(client.closed).toMatchObject({ code: "INTERNAL" });
    expect(other.news()).toEqual(["rooms/a +2", "SNAPSHOT"]);
  });

  it("never goes back in time", () => {
    const { client, database } = start();
    client.add(query(rooms, 2));
    for (let i = 0; i < 5; i++) {
      database.commit([set(`rooms/${i}`)]);
      client.add(query(rooms, 100 + i));
    }
    expect(client.readTimes).toEqual([...client.readTimes].sort());
  });

  it("ends when the client half-closes", () => {
    const { client } = start();
    client.add(query(rooms, 2));
    client.session.finish();
    expect(client.closed).toBe("cleanly");
  });
});

describe("a commit", () => {
  it("makes one snapshot for all targets, each document once", () => {
    const { client, database } = start();
    database.commit([set("rooms/a", { free: true }), set("rooms/b", { free: true })]);
    client.add(query(rooms, 2));
    client.add(query(free, 4));
    client.add(document("rooms/b", 6));
    client.news();
    database.commit([set("rooms/a", { free: false }), set("rooms/c", { free: true }), remove("rooms/b")]);
    expect(client.news().sort()).toEqual(
      ["rooms/a +2 -4", "rooms/b deleted -2 -4 -6", "rooms/c +2 +4", "SNAPSHOT"].sort(),
    );
  });

  it("says nothing to those it does not concern", () => {
    const { client, database } = start();
    client.add(query(free, 2));
    client.add(document("rooms/b", 4));
    client.news();
    database.commit([set("rooms/a", { free: false }), set("other/b"), set("rooms/b/inner/x", { free: true })]);
    expect(client.news()).toEqual([]);
  });

  it("reaches groups at any depth, below their parent only", () => {
    const { client, database } = start();
    const group: JsonQuery = { from: [{ collectionId: "rooms", allDescendants: true }] };
    client.add(query(group, 2));
    client.add({ query: { parent: `${root}/sites/a`, structuredQuery: group }, targetId: 4 });
    client.news();
    database.commit([set("sites/a/rooms/x"), set("sites/ab/rooms/y"), set("rooms/z")]);
    expect(client.news()).toEqual(["sites/a/rooms/x +2 +4", "sites/ab/rooms/y +2", "rooms/z +2", "SNAPSHOT"]);
  });

  it("that leaves a document as it was says nothing", () => {
    const { client, database } = start("rooms/a");
    client.add(query(rooms, 2));
    client.news();
    database.commit([set("rooms/a")]);
    expect(client.news()).toEqual([]);
  });

  it("that empties the database reaches everyone", () => {
    const { client, database } = start("rooms/a", "rooms/b");
    client.add(query(rooms, 2));
    client.news();
    database.clear();
    expect(client.news()).toEqual(["rooms/a deleted -2", "rooms/b deleted -2", "SNAPSHOT"]);
  });
});

describe("a limit", () => {
  const prices = (...entries: [string, number][]) => entries.map(([id, price]) => set(`rooms/${id}`, { price }));

  it.each<[string, Parameters<typeof prices>, JsonQuery, ReturnType<typeof set>[], string[]]>([
    [
      "pushes out the last",
      [
        ["a", 1],
        ["b", 3],
      ],
      cheapest(2),
      prices(["c", 2]),
      ["rooms/c +2", "rooms/b -2"],
    ],
    [
      "is refilled",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(2),
      [remove("rooms/a")],
      ["rooms/c +2", "rooms/a deleted -2"],
    ],
    [
      "is not refilled by what is not there",
      [
        ["a", 1],
        ["b", 2],
      ],
      cheapest(2),
      [remove("rooms/a")],
      ["rooms/a deleted -2"],
    ],
    [
      "sees a document sink out of it",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(2),
      prices(["a", 9]),
      ["rooms/c +2", "rooms/a -2"],
    ],
    [
      "sees a document sink within it",
      [
        ["a", 1],
        ["b", 3],
        ["c", 4],
      ],
      cheapest(2),
      prices(["a", 2]),
      ["rooms/a +2"],
    ],
    ["is not full yet", [["a", 1]], cheapest(3), prices(["b", 0], ["c", 2]), ["rooms/b +2", "rooms/c +2"]],
    ["overflows at once", [["a", 1]], cheapest(2), prices(["b", 0], ["c", 2]), ["rooms/b +2"]],
    [
      "takes what replaces what left, in one commit",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(2),
      [remove("rooms/a"), ...prices(["d", 1.5])],
      ["rooms/d +2", "rooms/a deleted -2"],
    ],
    [
      "counts from the end when the order is turned",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(2, { orderBy: [{ field: field("price"), direction: "DESCENDING" }] }),
      prices(["d", 9]),
      ["rooms/d +2", "rooms/b -2"],
    ],
    [
      "moves with what an offset skips",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(1, { offset: 1 }),
      [remove("rooms/a")],
      ["rooms/c +2", "rooms/b -2"],
    ],
    [
      "does not mind what lies beyond",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      cheapest(2),
      prices(["c", 4], ["e", 5]),
      [],
    ],
  ])("%s", (_what, before, structuredQuery, writes, expected) => {
    const { client, database } = start();
    database.commit(prices(...before));
    client.add(query(structuredQuery));
    client.news();
    database.commit(writes);
    expect(client.news()).toEqual(expected.length > 0 ? [...expected, "SNAPSHOT"] : []);
  });
});

describe("coming back", () => {
  function leave() {
    const made = start("rooms/a", "rooms/b", "rooms/c");
    made.client.add(query(rooms));
    made.client.session.end();
    return { ...made, resumeToken: made.client.token, next: new TestListener(made.databases) };
  }

  it("is told only what it missed, and how many there are", () => {
    const { database, next, resumeToken } = leave();
    database.commit([set("rooms/a", { free: true }), remove("rooms/b"), set("rooms/d")]);
    expect(next.add(query(rooms, 2, { resumeToken, expectedCount: 3 }))).toEqual([
      "ADD 2",
      "rooms/a +2",
      "rooms/d +2",
      "rooms/b deleted -2",
      "COUNT 2 3",
      "CURRENT 2",
      "SNAPSHOT",
    ]);
    database.commit([remove("rooms/a")]);
    expect(next.news()).toEqual(["rooms/a deleted -2", "SNAPSHOT"]);
  });

  it("after a while is not told what left, but what is there", () => {
    const { databases, database, resumeToken } = leave();
    database.commit([set("rooms/a", { free: true }), remove("rooms/b")]);
    const later = new TestListener(databases, { now: 1_800_000_020_000_000 });
    const left = ["ADD 2", "rooms/a +2", "COUNT 2 2 NAMES", "CURRENT 2", "SNAPSHOT"];
    expect(later.add(query(rooms, 2, { resumeToken, expectedCount: 3 }))).toEqual(left);
    database.commit([remove("rooms/a")]);
    expect(later.news()).toEqual(["rooms/a deleted -2", "SNAPSHOT"]);
    const nothingLeft = new TestListener(databases, { now: 1_800_000_020_000_000 });
    expect(nothingLeft.add(query(rooms, 2, { resumeToken: later.token })).slice(1, -2)).toEqual(["COUNT 2 1"]);
  });

  it("finds by itself all that left, as soon as it has to find some: told twice of one, it would ask anew", () => {
    let now = 1_800_000_000_000_000;
    const databases = new Databases(() => now++);
    const database = databases.open("p", "d");
    database.commit(["a", "b", "c"].map((id) => set(`rooms/${id}`)));
    const client = new TestListener(databases);
    client.add(query(rooms));
    client.session.end();
    database.commit([remove("rooms/a")]);
    now += 20_000_000;
    database.commit([remove("rooms/b")]);
    const next = new TestListener(databases, { now });
    const found = ["ADD 2", "COUNT 2 1 NAMES", "CURRENT 2", "SNAPSHOT"];
    expect(next.add(query(rooms, 2, { resumeToken: client.token }))).toEqual(found);
  });

  it("is told nothing when nothing happened", () => {
    const { next, resumeToken } = leave();
    expect(next.add(query(rooms, 2, { resumeToken }))).toEqual(["ADD 2", "COUNT 2 3", "CURRENT 2", "SNAPSHOT"]);
  });

  it("may say when it left instead", () => {
    const { client, database, next } = leave();
    database.commit([set("rooms/d")]);
    const readTime = client.readTimes.at(-1) ?? "";
    expect(next.add(query(rooms, 2, { readTime }))).toEqual([
      "ADD 2",
      "rooms/d +2",
      "COUNT 2 4",
      "CURRENT 2",
      "SNAPSHOT",
    ]);
  });

  it("keeps a limit's window", () => {
    const { databases, database, client } = start();
    database.commit([1, 2, 3].map((price) => set(`rooms/${price}`, { price })));
    client.add(query(cheapest(2)));
    client.session.end();
    database.commit([remove("rooms/1")]);
    const next = new TestListener(databases);
    const again = query(cheapest(2), 2, { resumeToken: client.token });
    expect(next.add(again)).toEqual([
      "ADD 2",
      "rooms/3 +2",
      "rooms/1 deleted -2",
      "COUNT 2 2",
      "CURRENT 2",
      "SNAPSHOT",
    ]);
    database.commit([set("rooms/0", { price: 0 })]);
    expect(next.news()).toEqual(["rooms/0 +2", "rooms/3 -2", "SNAPSHOT"]);
  });

  it.each<[string, JsonTarget]>([
    ["with a token of another history", { resumeToken: Buffer.from("beef:abc").toString("base64") }],
    ["with a token that is none", { resumeToken: "AAAA" }],
    ["from before what is remembered", { readTime: "2001-01-01T00:00:00Z" }],
    ["from the future", { readTime: "2999-01-01T00:00:00Z" }],
    ["holding another number of documents than it was told", { expectedCount: 7 }],
  ])("begins again %s", (_what, more) => {
    const { next, resumeToken } = leave();
    const target = query(rooms, 2, { ...(more.readTime ? {} : { resumeToken }), ...more });
    expect(next.add(target)).toEqual([
      "ADD 2",
      "RESET 2",
      "rooms/a +2",
      "rooms/b +2",
      "rooms/c +2",
      "CURRENT 2",
      "SNAPSHOT",
    ]);
  });

  it("to a document: its new version, its deletion, or nothing", () => {
    const { client, database, databases } = start("rooms/a", "rooms/b", "rooms/c");
    client.add(document("rooms/a"));
    const resumeToken = client.token;
    database.commit([set("rooms/a", { free: true }), remove("rooms/b")]);
    const next = new TestListener(databases);
    expect(next.add(document("rooms/a", 2, { resumeToken }))).toEqual(["ADD 2", "rooms/a +2", "CURRENT 2", "SNAPSHOT"]);
    expect(next.add(document("rooms/b", 4, { resumeToken }))).toEqual([
      "ADD 4",
      "rooms/b deleted -4",
      "CURRENT 4",
      "SNAPSHOT",
    ]);
    expect(next.add(document("rooms/c", 6, { resumeToken }))).toEqual(["ADD 6", "CURRENT 6", "SNAPSHOT"]);
  });
});

describe("a client that reads slowly", () => {
  it("is told later, in fewer words: one change per document, one snapshot", () => {
    const { client, database } = start("rooms/a");
    client.add(query(rooms));
    client.news();
    client.slow = true;
    database.commit([set("rooms/x")]);
    expect(client.news()).toEqual(["rooms/x +2"]);
    for (let i = 0n; i < 100n; i++) database.commit([set("rooms/a", { price: i })]);
    database.commit([set("rooms/b")]);
    database.commit([remove("rooms/b")]);
    expect(client.news()).toEqual([]);
    client.slow = false;
    client.session.drain();
    expect(client.news()).toEqual(["SNAPSHOT", "rooms/a +2", "SNAPSHOT"]);
    expect(client.responses.at(-2)).toHaveProperty("documentChange.document.fields.price.integerValue", "99");
  });

  it("hears that a document left, however often it changed afterwards", () => {
    const { client, database } = start();
    database.commit([set("rooms/a", { free: true })]);
    client.add(query(free));
    client.slow = true;
    database.commit([set("rooms/b", { free: true })]);
    client.news();
    for (let i = 0n; i < 3n; i++) database.commit([set("rooms/a", { free: false, price: i })]);
    client.slow = false;
    client.session.drain();
    expect(client.news()).toEqual(["SNAPSHOT", "rooms/a -2", "SNAPSHOT"]);
  });

  it("hears of everything before a target it adds meanwhile", () => {
    const { client, database } = start("rooms/a");
    client.add(query(rooms, 2));
    client.news();
    client.slow = true;
    database.commit([set("rooms/b")]);
    database.commit([set("rooms/c")]);
    client.add(query(free, 4));
    client.slow = false;
    client.session.drain();
    const all = ["rooms/b +2", "SNAPSHOT", "rooms/c +2", "SNAPSHOT", "ADD 4", "CURRENT 4", "SNAPSHOT"];
    expect(client.responses.length).toBe(4 + all.length);
    expect(client.readTimes).toEqual([...client.readTimes].sort());
  });
});

describe("permission", () => {
  /** Members of `staff` may read rooms that are not secret; anyone may read everything else. */
  const rules: Security = {
    ...everyone,
    checkGet: (access, reader, path, found) => {
      if (path.startsWith("rooms/") && found?.fields.get("secret")) throw new RpcError("PERMISSION_DENIED", "secret");
      rules.checkList(access, reader, "", { from: [], orderBy: [] }, 0);
    },
    checkList: (access, reader) => {
      const uid = String(access.token?.sub);
      if (!reader.get(`staff/${uid}`)) throw new RpcError("PERMISSION_DENIED", "not of the staff");
    },
  };
  const access = { admin: false, token: { sub: "ines" } };

  function staff() {
    const { databases, database } = newDatabases();
    database.commit([set("staff/ines"), set("rooms/a", { free: true })]);
    return { database, client: new TestListener(databases, { security: rules, access }), databases };
  }

  it("refused, fails the target alone", () => {
    const { databases, database } = staff();
    database.commit([remove("staff/ines")]);
    const client = new TestListener(databases, { security: rules, access });
    expect(client.add(query(rooms, 2))).toEqual(["REMOVE 2 7"]);
    expect(client.closed).toBeUndefined();
  });

  it("is not asked of an admin", () => {
    const { databases, database } = staff();
    database.commit([remove("staff/ines")]);
    const client = new TestListener(databases, { security: rules, access: { admin: true, token: undefined } });
    expect(client.add(query(rooms, 2))[0]).toBe("ADD 2");
  });

  it("is lost when a document that it was read from changes", () => {
    const { client, database } = staff();
    client.add(query(rooms, 2));
    client.add(query({ from: [{ collectionId: "staff" }] }, 4));
    client.news();
    database.commit([remove("staff/ines"), set("rooms/b")]);
    expect(client.news()).toEqual(["REMOVE 2 7", "REMOVE 4 7"]);
    database.commit([set("staff/ines"), set("rooms/c")]);
    expect(client.news()).toEqual([]);
  });

  it("is lost when the document itself turns secret, and its content not shown", () => {
    const { client, database } = staff();
    client.add(document("rooms/a", 2));
    client.news();
    database.commit([set("rooms/a", { secret: true })]);
    expect(client.news()).toEqual(["REMOVE 2 7"]);
  });

  it("to see a document that leaves a query is asked: otherwise it is only said to be gone", () => {
    const { client, database } = staff();
    client.add(query(free, 2));
    client.news();
    database.commit([set("rooms/a", { free: false, secret: true })]);
    expect(client.news()).toEqual(["rooms/a removed -2", "SNAPSHOT"]);
  });

  it("is asked again when the rules change", () => {
    const { databases } = staff();
    let allowed = true;
    const listeners = new Set<() => void>();
    const security: Security = {
      ...everyone,
      checkList: () => {
        if (!allowed) throw new RpcError("PERMISSION_DENIED", "new rules");
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const client = new TestListener(databases, { security, access });
    client.add(query(rooms, 2));
    client.news();
    for (const listener of listeners) listener();
    expect(client.news()).toEqual([]);
    allowed = false;
    for (const listener of listeners) listener();
    expect(client.news()).toEqual(["REMOVE 2 7"]);
  });
});
