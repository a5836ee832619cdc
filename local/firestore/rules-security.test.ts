import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../rules/language/diagnostic.ts";
import { RpcError } from "./errors.ts";
import type { Filter, StructuredQuery } from "./query/query.ts";
import { RulesSecurity } from "./rules-security.ts";
import type { Access, CheckedWrite } from "./security.ts";
import type { Database } from "./store/database.ts";
import { Databases } from "./store/databases.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "./values/value.ts";

const camille: Access = { admin: false, token: { sub: "camille", level: 3, email: "camille@example.org" } };
const nobody: Access = { admin: false, token: undefined };
const admin: Access = { admin: true, token: undefined };
const noon = 1_772_366_400_123_456;

function rules(body: string, version = 2): string {
  return `rules_version = '${version}';
service cloud.firestore { match /databases/{database}/documents { ${body} } }`;
}

function open(documents: Record<string, Record<string, Value>> = {}): Database {
  let now = noon;
  const database = new Databases(() => now++).open("p", "(default)");
  for (const [path, fields] of Object.entries(documents)) {
    database.commit([{ op: "set", path, fields: new Map(Object.entries(fields)), transforms: [] }]);
  }
  return database;
}

function guarded(body: string, version = 2): RulesSecurity {
  const security = new RulesSecurity();
  const diagnostics = security.install("p", rules(body, version));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(formatDiagnostic).join("\n"));
  return security;
}

function refusal(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof RpcError && error.code === "PERMISSION_DENIED") return error.message;
    throw error;
  }
}

const isAllowed = (check: () => void) => refusal(check) === undefined;

function create(path: string, fields: Record<string, Value>): CheckedWrite {
  const after = { path, fields: new Map(Object.entries(fields)), createTime: noon, updateTime: noon };
  return { path, kind: "create", before: undefined, after };
}

describe("installing rules", () => {
  const database = open();
  const get = (security: RulesSecurity, access = nobody) =>
    isAllowed(() => security.checkGet(access, database, "a/1", undefined, noon));

  it("allows everything before there are any", () => {
    expect(get(new RulesSecurity())).toBe(true);
  });

  it("refuses everything but to admins when the rules of the command line do not compile", () => {
    const security = new RulesSecurity();
    expect(security.installDefault("service cloud.firestore {").map(formatDiagnostic)).toHaveLength(1);
    expect(get(security)).toBe(false);
    expect(get(security, admin)).toBe(true);
    expect(refusal(() => security.checkGet(nobody, database, "a/1", undefined, noon))).toContain("L1:26");
  });

  it("keeps the former rules when the next do not compile", () => {
    const security = guarded("match /a/{x} { allow get; }");
    expect(security.install("p", "nonsense").map(({ severity }) => severity)).toEqual(["error"]);
    expect(get(security)).toBe(true);
  });

  it("prefers a project's own rules to those of the command line", () => {
    const security = new RulesSecurity();
    security.installDefault(rules("match /a/{x} { allow get: if false; }"));
    expect(get(security)).toBe(false);
    security.install("other", rules("match /a/{x} { allow get; }"));
    expect(get(security)).toBe(false);
    security.install("p", rules("match /a/{x} { allow get; }"));
    expect(get(security)).toBe(true);
  });

  it("tells whoever listens", () => {
    const security = new RulesSecurity();
    let told = 0;
    const stop = security.onChange(() => told++);
    security.install("p", rules(""));
    security.install("p", "nonsense");
    stop();
    security.install("p", rules(""));
    expect(told).toBe(1);
  });
});

describe("what a get sees", () => {
  const database = open({
    "a/1": {
      owner: "camille",
      at: Timestamp.fromMicros(noon),
      place: new GeoPoint(1, 2),
      ref: new Reference("projects/p/databases/(default)/documents/a/2"),
      count: 3n,
      ratio: 0.5,
    },
    "a/2": { count: 4n },
  });
  const document = database.get("a/1");

  it.each([
    ["resource.data.owner == request.auth.uid", true],
    ["resource.id == '1' && x == '1'", true],
    ["resource.__name__ == request.path", true],
    ["request.path == /databases/(default)/documents/a/1", true],
    ["request.auth.token.email == 'camille@example.org'", true],
    ["request.auth.token.level is int && request.auth.token.level == 3", true],
    ["request.method == 'get'", true],
    ["request.time.toMillis() == 1772366400123 && request.time.nanos() == 123000000", true],
    ["resource.data.at is timestamp", true],
    ["get(resource.data.ref).data.count == 4", true],
    ["resource.data.count is int && resource.data.ratio is float", true],
    ["request.resource == null", false],
    ["request.query.limit == null", false],
    ["getAfter(/databases/(default)/documents/a/2).data.count == 4", true],
    ["exists(/databases/other/documents/a/2)", false],
  ])("%s → %s", (condition, expected) => {
    const security = guarded(`match /a/{x} { allow get: if ${condition}; }`);
    expect(isAllowed(() => security.checkGet(camille, database, "a/1", document, noon))).toBe(expected);
  });

  it("has a null resource for a document that is not there, and a null auth without a token", () => {
    const security = guarded("match /a/{x} { allow get: if resource == null && request.auth == null; }");
    expect(isAllowed(() => security.checkGet(nobody, database, "a/9", undefined, noon))).toBe(true);
    expect(isAllowed(() => security.checkGet(camille, database, "a/9", undefined, noon))).toBe(false);
  });
});

describe("another database of the project", () => {
  it("has its name in the path, and its own documents behind get", () => {
    const database = new Databases(() => noon).open("p", "archive");
    database.commit([{ op: "set", path: "a/1", fields: new Map([["n", 1n]]), transforms: [] }]);
    const security = guarded(`match /a/{x} {
      allow get: if database == 'archive' && get(/databases/$(database)/documents/a/1).data.n == 1;
    }`);
    const get = (from: Database) => isAllowed(() => security.checkGet(nobody, from, "a/1", undefined, noon));
    expect(get(database)).toBe(true);
    expect(get(open({ "a/1": { n: 1n } }))).toBe(false);
  });
});

describe("what a write sees", () => {
  const database = open({ "a/1": { n: 1n } });
  const before = database.get("a/1");
  const after = { ...create("a/1", { n: 2n }).after, path: "a/1" } as CheckedWrite["after"];
  const writes: Record<CheckedWrite["kind"], CheckedWrite> = {
    create: create("a/2", { n: 2n }),
    update: { path: "a/1", kind: "update", before, after },
    delete: { path: "a/1", kind: "delete", before, after: undefined },
  };

  it.each([
    ["create", "resource == null && request.resource.data.n == 2", true],
    ["create", "resource.data.n == 1", false],
    ["create", "request.resource.id == '2' && request.resource.__name__ == request.path", true],
    ["update", "resource.data.n == 1 && request.resource.data.n == 2", true],
    ["update", "request.resource.data.diff(resource.data).affectedKeys().hasOnly(['n'])", true],
    ["delete", "resource.data.n == 1 && request.resource == null", true],
    ["delete", "request.resource.data.n == 1", false],
    ["create", "request.method == 'create'", true],
    ["update", "request.method == 'update'", true],
    ["create", "existsAfter(request.path) && !exists(request.path)", true],
    ["update", "getAfter(request.path).data.n == 2 && get(request.path).data.n == 1", true],
    ["delete", "exists(request.path) && !existsAfter(request.path)", true],
    ["create", "getAfter(request.path).data == request.resource.data", true],
  ] as const)("%s: %s → %s", (kind, condition, expected) => {
    const security = guarded(`match /a/{x} { allow write: if ${condition}; }`);
    expect(isAllowed(() => security.checkCommit(camille, database, [writes[kind]], noon))).toBe(expected);
  });

  it("gives request.time as the server timestamps of the same commit", () => {
    const security = guarded("match /a/{x} { allow create: if request.resource.data.at == request.time; }");
    const at = Timestamp.fromMicros(Math.floor(noon / 1000) * 1000);
    expect(isAllowed(() => security.checkCommit(camille, database, [create("a/2", { at })], noon))).toBe(true);
    const late = Timestamp.fromMicros(noon + 1000);
    expect(isAllowed(() => security.checkCommit(camille, database, [create("a/2", { at: late })], noon))).toBe(false);
  });

  it("refuses the whole commit for one write, and sees the others of the commit through getAfter", () => {
    const security = guarded(`
      match /a/{x} { allow create: if existsAfter(/databases/(default)/documents/b/$(x)); }
      match /b/{x} { allow create: if x != 'secret'; }`);
    const check = (...paths: string[]) =>
      isAllowed(() =>
        security.checkCommit(
          camille,
          database,
          paths.map((path) => create(path, {})),
          noon,
        ),
      );
    expect(check("a/2", "b/2")).toBe(true);
    expect(check("a/2")).toBe(false);
    expect(check("b/2", "b/secret")).toBe(false);
    expect(isAllowed(() => security.checkCommit(admin, database, [create("b/secret", {})], noon))).toBe(true);
  });
});

describe("how many documents rules may read", () => {
  const database = open();
  const exists = (id: string) => `!exists(/databases/(default)/documents/b/${id})`;
  const reading = (count: number) => Array.from({ length: count }, (_, i) => exists(`d${i}`)).join(" && ");
  const get = (condition: string) =>
    isAllowed(() =>
      guarded(`match /a/{x} { allow get: if ${condition}; }`).checkGet(camille, database, "a/1", undefined, noon),
    );

  it("ten for one document, the same one counted once whichever way it is read", () => {
    expect(get(reading(10))).toBe(true);
    expect(get(reading(11))).toBe(false);
    expect(get(`${reading(10)} && ${reading(10)}`)).toBe(true);
    expect(get(`${reading(10)} && !existsAfter(/databases/(default)/documents/b/d3)`)).toBe(true);
  });

  it("does not let an allow that read too many take the others with it", () => {
    const security = guarded(`match /a/{x} { allow get: if ${reading(11)}; allow get: if x == '1'; }`);
    expect(isAllowed(() => security.checkGet(camille, database, "a/1", undefined, noon))).toBe(true);
  });

  it("twenty for a commit, ten for each of its writes", () => {
    const each = (count: number) =>
      guarded(
        `match /a/{x} { allow create: if ${Array.from({ length: count }, (_, i) => exists(`$(x + '${i}')`)).join(" && ")}; }`,
      );
    const commit = (security: RulesSecurity, ...ids: string[]) =>
      isAllowed(() =>
        security.checkCommit(
          camille,
          database,
          ids.map((id) => create(`a/${id}`, {})),
          noon,
        ),
      );
    expect(commit(each(10), "x", "y")).toBe(true);
    expect(commit(each(10), "x", "y", "z")).toBe(false);
    expect(commit(each(6), "x", "y", "z")).toBe(true);
    expect(commit(each(7), "x", "y", "z")).toBe(false);
    expect(commit(each(11), "x", "y")).toBe(false);
  });
});

describe("denials", () => {
  const database = open();
  const check = (body: string) =>
    refusal(() => guarded(body).checkGet(nobody, database, "a/1", undefined, noon))?.split(", ");

  it("name every allow that applied, its line, and where it failed", () => {
    const messages = check(
      "match /a/{x} {\nallow get: if false;\nallow read: if request.auth.uid == x;\nallow list;\n}",
    );
    expect(messages).toEqual([
      "\nfalse for 'get' @ L3",
      "evaluation error at L4:16 for 'get' @ L4",
      "Null value error. for 'get' @ L4",
    ]);
  });

  it("say so when no allow applies", () => {
    expect(
      check("match /a/{x} {\nallow get:\nif false;\nallow get: if f();\n}\nfunction f() {\nreturn x.y;\n}"),
    ).toEqual([
      "\nfalse for 'get' @ L4",
      "evaluation error at L5:15 for 'get' @ L5",
      "Null value error. for 'get' @ L5 (L8:8)",
    ]);
    expect(check("match /b/{x} { allow get; }")).toEqual(["No matching allow statements"]);
  });
});

const owner = { op: "==", field: ["owner"], value: "camille" } as const;
const filter = (field: string, op: "==" | "in" | "array-contains-any", value: Value): Filter => ({
  field: [field],
  op,
  value,
});

function query(where?: Filter, rest: Partial<StructuredQuery> = {}): StructuredQuery {
  return { from: [{ collectionId: "a", allDescendants: false }], orderBy: [], ...(where ? { where } : {}), ...rest };
}

describe("lists are proved from the query", () => {
  const database = open({ "a/1": { owner: "someone else" } });
  const op = (operator: string, field: string, value: Value) =>
    ({ op: operator, field: field.split("."), value }) as Filter;
  const and = (...filters: Filter[]): Filter => ({ op: "and", filters });
  const or = (...filters: Filter[]): Filter => ({ op: "or", filters });

  const ownerRule = "resource.data.owner == request.auth.uid";
  const memberRule = "request.auth.uid in resource.data.members";
  const scoreRule = "resource.data.score > 4";
  const stateRule = "resource.data.state != 'blocked'";
  const table: [rule: string, where: Filter | undefined, expected: boolean][] = [
    [ownerRule, owner, true],
    [ownerRule, op("in", "owner", ["camille"]), true],
    [ownerRule, and(owner, op(">", "n", 3n)), true],
    [ownerRule, or(and(owner, op("==", "n", 1n)), and(owner, op("==", "n", 2n))), true],
    [ownerRule, and(owner, or(op("==", "n", 1n), op("==", "n", 2n))), true],
    [ownerRule, undefined, false],
    [ownerRule, op("==", "owner", "karim"), false],
    [ownerRule, op("in", "owner", ["camille", "karim"]), false],
    [ownerRule, op("array-contains", "owner", "camille"), false],
    [ownerRule, op(">=", "owner", "camille"), false],
    [ownerRule, and(op(">=", "owner", "camille"), op("<=", "owner", "camille")), false],
    [ownerRule, or(owner, op("==", "n", 1n)), false],
    [ownerRule, op("==", "n", 1n), false],
    [memberRule, op("array-contains", "members", "camille"), true],
    [memberRule, op("array-contains-any", "members", ["camille"]), true],
    [memberRule, op("array-contains-any", "members", ["camille", "karim"]), false],
    [memberRule, op("==", "members", ["camille"]), true],
    [memberRule, op("==", "members", ["karim"]), false],
    [memberRule, op("==", "members", "camille"), false],
    [memberRule, undefined, false],
    [scoreRule, op("==", "score", 5n), true],
    [scoreRule, op(">", "score", 5n), true],
    [scoreRule, op(">=", "score", 5n), true],
    [scoreRule, op(">", "score", 4n), true],
    [scoreRule, op(">", "score", 4.5), true],
    [scoreRule, op("in", "score", [5n, 7n]), true],
    [scoreRule, op(">=", "score", 4n), false],
    [scoreRule, op("in", "score", [4n, 7n]), false],
    [scoreRule, op("<", "score", 10n), false],
    [scoreRule, op(">", "score", "x"), false],
    [scoreRule, undefined, false],
    ["resource.data.score >= 4", op(">=", "score", 4n), true],
    ["resource.data.score >= 4", op(">", "score", 4n), true],
    ["4 <= resource.data.score", op(">=", "score", 4n), true],
    ["resource.data.score < 4", op("<", "score", 4n), true],
    ["resource.data.score < 4", op("<=", "score", 4n), false],
    ["resource.data.score <= 4", op("<", "score", 4n), true],
    ["!(resource.data.score > 4)", op("<=", "score", 4n), true],
    ["!(resource.data.score > 4)", op("<=", "score", 5n), false],
    ["!(resource.data.score < 4)", op(">=", "score", 4n), true],
    ["resource.data.score > 4 && resource.data.score < 8", and(op(">", "score", 5n), op("<", "score", 7n)), true],
    ["resource.data.score > 4", and(op(">", "score", 5n), op(">", "score", 1n)), true],
    ["resource.data.score < 4", and(op("<", "score", 9n), op("<", "score", 4n), op("<=", "score", 4n)), true],
    ["resource.data.score != 3", op(">", "score", 3n), true],
    ["resource.data.score != 3", op(">=", "score", 3n), false],
    ["resource.data.score is number", op(">", "score", 3n), true],
    ["resource.data.score is string", op(">", "score", 3n), false],
    ["resource.data.name is string", op(">=", "name", "a"), true],
    ["resource.data.at < request.time", op("<", "at", Timestamp.fromMicros(noon - 1_000_000)), true],
    ["resource.data.at < request.time", op("<", "at", Timestamp.fromMicros(noon + 1_000_000)), false],
    [stateRule, op("!=", "state", "blocked"), true],
    [stateRule, op("not-in", "state", ["blocked", "old"]), true],
    [stateRule, op("==", "state", "x"), true],
    [stateRule, undefined, false],
    [stateRule, op("!=", "state", "other"), false],
    ["!(resource.data.state in ['blocked'])", op("!=", "state", "blocked"), true],
    ["!(resource.data.state in ['old', 'blocked'])", op("not-in", "state", ["blocked", "old"]), true],
    ["!(resource.data.state in ['old', 'blocked'])", op("not-in", "state", ["blocked"]), false],
    ["!(resource.data.state in ['old', 'blocked'])", op("in", "state", ["open", "new"]), true],
    ["resource.data.state in ['open', 'new']", op("in", "state", ["open", "new"]), true],
    ["resource.data.state in ['open', 'new']", op("in", "state", ["open", "old"]), false],
    ["resource.data.x != null", op("!=", "x", null), true],
    ["resource.data.x != null", op("is-not-null", "x", null), true],
    ["resource.data.x != null", op("==", "x", 1n), true],
    ["resource.data.x == null", op("is-null", "x", null), true],
    ["resource.data.x != null", undefined, false],
    ["resource.data.open", op("==", "open", true), true],
    ["resource.data.open", op("==", "open", false), false],
    ["!resource.data.open", op("==", "open", false), true],
    ["resource.data.open ? true : resource.data.owner == 'x'", op("==", "open", true), true],
    ["resource['data']['owner'] == request.auth.uid", owner, true],
    ["resource.data.owner in ['nobody', request.auth.uid]", owner, true],
    ["!('gone' in resource.data) || resource.data.gone == null", op("is-null", "gone", null), true],
    ["request.auth.uid in resource.data.members.keys()", op("==", "members.camille.role", "x"), true],
    ["resource.data.members[request.auth.uid].role == 'x'", op("==", "members.camille.role", "x"), true],
    ["resource.data.at > request.time - duration.value(1, 'd')", op(">", "at", Timestamp.fromMicros(noon)), true],
    ["string(resource.data.n) == '1'", op("==", "n", 1n), true],
    [
      "resource.data.ref == /databases/$(database)/documents/users/$(request.auth.uid)",
      op("==", "ref", new Reference("projects/p/databases/(default)/documents/users/camille")),
      true,
    ],
    [
      "resource.data.ref == /databases/$(database)/documents/users/$(request.auth.uid)",
      op("==", "ref", new Reference("projects/p/databases/(default)/documents/users/karim")),
      false,
    ],
    ["true", undefined, true],
    ["true", owner, true],
    ["resource.data.a.b == 1", op("==", "a.b", 1n), true],
    ["resource.data.a.b == 1", op("==", "a", new Map([["b", 1n]])), true],
    ["resource.data.a.b == 1", op("==", "a.c", 1n), false],
    ["resource.data.get('owner', '') == request.auth.uid", owner, true],
    ["resource.data.get('n', 0) == 0", owner, false],
    ["resource.data.get(['a', 'b'], 0) == 1", op("==", "a.b", 1n), true],
    ["'owner' in resource.data", owner, true],
    ["'n' in resource.data", owner, false],
    ["!('n' in resource.data)", owner, false],
    ["!('n' in resource.data) || true", owner, true],
    ["resource.data.keys().hasAll(['owner'])", owner, true],
    ["resource.data.keys().hasAll(['owner', 'n'])", owner, false],
    ["resource.data.keys().hasAll(['owner', 'n'])", and(owner, op("==", "n", 1n)), true],
    ["resource.data.keys().hasOnly(['owner'])", owner, false],
    ["resource.data.size() == 1", owner, false],
    ["request.auth.uid in resource.data.roles", op("==", "roles.camille", "reader"), true],
    ["request.auth.uid in resource.data.roles", op("!=", "roles.camille", null), true],
    ["request.auth.uid in resource.data.roles", op("==", "roles.karim", "reader"), false],
    ["resource.data.roles[request.auth.uid] == 'owner'", op("==", "roles.camille", "owner"), true],
    ["resource.data.roles[request.auth.uid] == 'owner'", op("==", "roles.camille", "reader"), false],
    ["resource.data.roles[request.auth.uid] in ['owner']", op("in", "roles.camille", ["owner"]), true],
    ["resource.data.roles[request.auth.uid] in ['owner']", op("in", "roles.camille", ["owner", "reader"]), false],
    ["resource.data.roles[request.auth.uid] in ['owner']", op(">", "roles.camille", ""), false],
    ["debug(resource.data.owner) == debug(request.auth.uid)", owner, true],
    ["debug(resource.data.owner) == debug(request.auth.uid)", undefined, false],
    ["resource != null", undefined, true],
    ["resource == null", undefined, false],
    ["resource.data.missing == 1 || resource.data.owner == 'camille'", owner, true],
    ["resource.data.missing == 1 && resource.data.owner == 'camille'", owner, false],
    ["!(resource.data.missing == 1)", owner, false],
    ["resource.data.tags.hasAny(['a', 'b'])", op("array-contains-any", "tags", ["a", "b"]), true],
    ["resource.data.tags.hasAny(['a'])", op("array-contains-any", "tags", ["a", "b"]), false],
    ["resource.data.tags.hasAny(['a', 'b'])", op("array-contains-any", "tags", ["b"]), true],
    ["resource.data.tags.hasAll(['a'])", op("array-contains", "tags", "a"), false],
    ["resource.data.tags.hasAll(['a']) || true", op("array-contains", "tags", "a"), true],
    ["resource.data.tags.size() > 0", op("array-contains", "tags", "a"), false],
    ["resource.data.name.size() > 0", op(">", "name", "a"), false],
    ["['a'].hasAny(resource.data.tags)", op("array-contains", "tags", "a"), false],
    ["resource.data.tags is list", op("array-contains", "tags", "a"), true],
    ["x == 'me'", undefined, false],
    ["resource.id == 'me'", undefined, false],
    [
      "x == 'me' && resource.id == 'me'",
      op("==", "__name__", new Reference("projects/p/databases/(default)/documents/a/me")),
      true,
    ],
    ["x == 'me'", op("==", "__name__", new Reference("projects/p/databases/(default)/documents/a/you")), false],
    ["x == 'me'", op("in", "__name__", [new Reference("projects/p/databases/(default)/documents/a/me")]), true],
    ["x == 'me'", op(">=", "__name__", new Reference("projects/p/databases/(default)/documents/a/me")), false],
    ["request.path[3] == 'a'", undefined, true],
    ["request.path[4] == 'me'", undefined, false],
    ["database == '(default)'", undefined, true],
    ["exists(/databases/$(database)/documents/a/$(x))", undefined, false],
    ["exists(/databases/$(database)/documents/a/1)", undefined, true],
    ["!exists(/databases/$(database)/documents/a/$(x))", undefined, false],
    [
      "!exists(/databases/$(database)/documents/a/$(x)) || exists(/databases/$(database)/documents/a/1)",
      undefined,
      true,
    ],
    ["!(exists(/databases/$(database)/documents/a/$(x)) && false)", undefined, true],
    ["get(/databases/$(database)/documents/a/none).data.owner == '' || true", undefined, true],
    ["!(get(/databases/$(database)/documents/a/none).data.owner == '' && false)", undefined, true],
    ["get(/databases/$(database)/documents/a/$(resource.data.ref)).data.owner != ''", op("==", "ref", "1"), true],
    ["exists(/databases/$(database)/documents/a/$(resource.data.ref))", op("in", "ref", ["1", "none"]), false],
    ["exists(/databases/$(database)/documents/a/$(resource.data.ref))", op(">", "ref", "1"), false],
    ["isMine(resource)", owner, true],
    ["isMine(resource)", undefined, false],
    ["request.method == 'list'", undefined, true],
    ["request.resource == null", undefined, false],
  ];

  it.each(table)("%s", (rule, where, expected) => {
    const security = guarded(`
      function isMine(document) { let data = document.data; return data.owner == request.auth.uid; }
      match /a/{x} { allow list: if ${rule}; }`);
    expect(isAllowed(() => security.checkList(camille, database, "", query(where), noon))).toBe(expected);
  });

  it("in as many words when the proof fails", () => {
    const security = guarded(`match /a/{x} { allow list: if x == 'me'; allow list: if ${ownerRule}; }`);
    expect(refusal(() => security.checkList(camille, database, "", query(), noon))).toMatch(
      /^\nnot proved by the query for 'list' @ L2, Property owner is undefined on object\. for 'list' @ L2$/,
    );
  });

  it("needs every branch, each by any allow", () => {
    const security = guarded(
      `match /a/{x} { allow list: if ${ownerRule}; allow list: if resource.data.open == true; }`,
    );
    const list = (where: Filter) => isAllowed(() => security.checkList(camille, database, "", query(where), noon));
    expect(list(or(owner, op("==", "open", true)))).toBe(true);
    expect(list(or(owner, op("==", "open", false)))).toBe(false);
  });

  it("reads ten documents for the whole query", () => {
    const security = guarded(
      "match /a/{x} { allow list: if !exists(/databases/$(database)/documents/b/$(resource.data.ref)); }",
    );
    const list = (count: number) => {
      const refs = Array.from({ length: count }, (_, i) => `r${i}`);
      return isAllowed(() => security.checkList(camille, database, "", query(filter("ref", "in", refs)), noon));
    };
    expect(list(10)).toBe(true);
    expect(list(11)).toBe(false);
  });
});

describe("request.query", () => {
  it.each([
    ["request.query.limit <= 10", { limit: 10 }, true],
    ["request.query.limit <= 10", { limit: 11 }, false],
    ["request.query.limit <= 10", {}, false],
    ["request.query.limit == null", {}, true],
    ["request.query.orderBy == null", {}, true],
    ["request.query.orderBy is map", { orderBy: [{ field: ["n"], direction: "asc" }] }, true],
    ["request.query.offset == 0", {}, true],
    ["request.query.offset == 3", { offset: 3 }, true],
    ["request.query.orderBy.n == 'DESC'", { orderBy: [{ field: ["n"], direction: "desc" }] }, true],
    ["request.query.orderBy.n == 'ASC'", { orderBy: [{ field: ["n"], direction: "asc" }] }, true],
    ["request.query.orderBy.n == 'ASC'", {}, false],
    ["request.query.orderBy['a.b'] == 'ASC'", { orderBy: [{ field: ["a", "b"], direction: "asc" }] }, true],
  ] as [string, Partial<StructuredQuery>, boolean][])("%s of %o → %s", (condition, rest, expected) => {
    const security = guarded(`match /a/{x} { allow list: if ${condition}; }`);
    expect(isAllowed(() => security.checkList(camille, open(), "", query(undefined, rest), noon))).toBe(expected);
  });
});

describe("where a list looks", () => {
  const from = (collectionId: string, allDescendants = false): Partial<StructuredQuery> => ({
    from: [{ collectionId, allDescendants }],
  });
  it.each([
    ["match /rooms/{r}/agenda/{d} { allow list: if r == 'blue'; }", "rooms/blue", from("agenda"), 2, true],
    ["match /rooms/{r}/agenda/{d} { allow list: if r == 'blue'; }", "rooms/red", from("agenda"), 2, false],
    ["match /rooms/{r}/agenda/{d} { allow list; }", "", from("agenda", true), 2, false],
    ["match /{p=**}/agenda/{d} { allow list; }", "", from("agenda", true), 2, true],
    ["match /{p=**}/agenda/{d} { allow list; }", "rooms/blue", from("agenda", true), 2, true],
    ["match /{p=**}/agenda/{d} { allow list; }", "rooms/blue", from("agenda"), 2, true],
    ["match /{p=**} { allow list; }", "", from("agenda", true), 1, false],
    ["match /rooms/{r}/{p=**} { allow list; }", "rooms/blue", from("agenda", true), 2, true],
    ["match /rooms/{r}/{p=**} { allow list; }", "", from("agenda", true), 2, false],
  ] as const)("%s from %s", (body, parent, rest, version, expected) => {
    const security = guarded(body, version);
    expect(isAllowed(() => security.checkList(camille, open(), parent, query(undefined, rest), noon))).toBe(expected);
  });
});
