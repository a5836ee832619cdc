import { describe, expect, it } from "vitest";
import { anyDepth, anyId, type RequestedPath } from "./evaluate/match.ts";
import type { Method } from "./language/ast.ts";
import { guarding, host, outcomeOf, rulesetOf } from "./testing/evaluate.ts";
import { Failure } from "./values/odd.ts";
import { typeError } from "./values/type-error.ts";

const root = ["databases", "(default)", "documents"];

function firestoreRules(body: string, version = 2): string {
  return `rules_version = '${version}';
service cloud.firestore { match /databases/{database}/documents { ${body} } }`;
}

function allows(source: string, method: Method, path: RequestedPath | string): boolean {
  const requested = typeof path === "string" ? [...root, ...path.split("/")] : path;
  return rulesetOf(source).decide("cloud.firestore", method, requested, host).allowed;
}

describe("which blocks apply", () => {
  it.each([
    ["match /a/{x} { allow get; }", "a/1", true],
    ["match /a/{x} { allow get; }", "b/1", false],
    ["match /a/{x} { allow get; }", "a/1/c/2", false],
    ["match /a/1 { allow get; }", "a/1", true],
    ["match /a/1 { allow get; }", "a/2", false],
    ["match /a/{x} { match /c/{y} { allow get; } }", "a/1/c/2", true],
    ["match /a/{x} { match /c/{y} { allow get; } }", "a/1", false],
    ["match /a/{x}/c/{y} { allow get: if x == '1' && y == '2'; }", "a/1/c/2", true],
    ["match /a/{x} { match /c/{y} { allow get: if x == '1' && y == '2'; } }", "a/1/c/2", true],
    ["match /{x=**} { allow get; }", "a/1/c/2", true],
    ["match /a/{x=**} { allow get; }", "a/1", true],
    ["match /a/{x=**} { allow get; }", "b/1", false],
    ["match /a/{x=**} { allow get: if x == /1/c/2; }", "a/1/c/2", true],
    ["match /a/{x} { match /{rest=**} { allow get: if rest == path('/'); } }", "a/1", true],
    ["match /{x=**}/c/{y} { allow get: if y == '2'; }", "a/1/c/2", true],
    ["match /{x=**}/c/{y} { allow get: if y == '2'; }", "c/2", true],
    ["match /{x=**}/c/{y} { allow get; }", "c/2/d/3", false],
    ["match /a/{x=**}/c/{y} { allow get: if x[0] == '1'; }", "a/1/c/2", true],
    // Nothing below a block whose own path goes on after its recursive wildcard; below one that ends with it, anything.
    ["match /{x=**}/c/{y} { match /d/{z} { allow get; } }", "a/1/c/2/d/3", false],
    ["match /{x=**}/c/{y} { match /d/{z} { allow get; } }", "c/2/d/3", false],
    ["match /{x=**}/c/{y} { match /d/{z} { allow get; } allow get; }", "a/1/c/2", true],
    ["match /{x=**} { match /c/{y} { allow get: if y == '2'; } }", "a/1/c/2", true],
    ["match /{x=**} { match /c/{y} { allow get: if y == '2'; } }", "c/1/c/2", true],
    ["match /{x=**} { match /c/{y} { match /d/{z} { allow get; } } }", "a/1/c/2/d/3", true],
    ["match /a/{x} { allow get: if false; } match /a/{x} { allow get; }", "a/1", true],
    ["match /a/{x} { allow get: if false; } match /{d=**} { allow get: if 1 / 0 == 1; }", "a/1", false],
    ["match /a/{x} { allow get: if 1 / 0 == 1; allow get; }", "a/1", true],
    ["match /a/{x} { allow get; allow get: if 1 / 0 == 1; }", "a/1", true],
    ["match /é/{x} { allow get: if x == 'ß😀'; }", "é/ß😀", true],
  ])("%s for %s → %s", (body, path, expected) => {
    expect(allows(firestoreRules(body), "get", path)).toBe(expected);
  });

  it("reads a recursive wildcard of version 1 as one segment or more", () => {
    expect(allows(firestoreRules("match /a/{x=**} { allow get; }", 1), "get", "a/1")).toBe(true);
    expect(allows(firestoreRules("match /a/{x} { match /{r=**} { allow get; } }", 1), "get", "a/1")).toBe(false);
    expect(allows(firestoreRules("match /a/{x} { match /{r=**} { allow get; } }", 2), "get", "a/1")).toBe(true);
  });

  const table: [string, Method[]][] = [
    ["read", ["get", "list"]],
    ["write", ["create", "update", "delete"]],
    ["get", ["get"]],
    ["list", ["list"]],
    ["create, delete", ["create", "delete"]],
    ["read, update", ["get", "list", "update"]],
  ];
  it.each(table)("allow %s covers %s and nothing else", (granted, expected) => {
    const source = firestoreRules(`match /a/{x} { allow ${granted}; }`);
    const methods: Method[] = ["get", "list", "create", "update", "delete"];
    expect(methods.filter((method) => allows(source, method, "a/1"))).toEqual(expected);
  });

  it("keeps the rules of one service from the other", () => {
    const ruleset = rulesetOf("service firebase.storage { match /{all=**} { allow read, write; } }");
    expect(ruleset.decide("cloud.firestore", "get", [...root, "a", "1"], host).allowed).toBe(false);
    expect(ruleset.decide("firebase.storage", "get", ["b", "x", "o", "y"], host).allowed).toBe(true);
  });
});

describe("a path that a query leaves open", () => {
  const group: RequestedPath = [...root, anyDepth, "c", anyId];
  const table: [body: string, path: RequestedPath, version: number, expected: boolean][] = [
    ["match /c/{x} { allow list; }", [...root, "c", anyId], 2, true],
    ["match /c/1 { allow list; }", [...root, "c", anyId], 2, false],
    ["match /c/{x} { allow list: if x == '1'; }", [...root, "c", anyId], 2, false],
    ["match /c/{x} { allow list: if x == '1' || true; }", [...root, "c", anyId], 2, true],
    ["match /c/{x} { allow list; }", group, 2, false],
    ["match /a/{y}/c/{x} { allow list; }", group, 2, false],
    ["match /{p=**}/c/{x} { allow list; }", group, 2, true],
    ["match /{p=**}/c/{x} { allow list; }", [...root, "a", "1", "c", anyId], 2, true],
    ["match /{p=**} { allow list; }", group, 2, true],
    ["match /{p=**} { allow list; }", group, 1, false],
    ["match /{p=**} { allow list; }", [...root, "c", anyId], 1, true],
    ["match /{p=**}/d/{x} { allow list; }", group, 2, false],
  ];
  it.each(table)("%s", (body, path, version, expected) => {
    expect(allows(firestoreRules(body, version), "list", path)).toBe(expected);
  });
});

describe("functions and lets", () => {
  it.each([
    ["f()", "function f() { return true; }", true],
    ["f(1, 2)", "function f(a, b) { return a + b == 3; }", true],
    ["f(1)", "function f(a) { let b = a + 1; let c = b * 2; return c == 4; }", true],
    ["f(1)", "function f(a) { let b = 1 / 0; return a == 1; }", true],
    ["f(1)", "function f(a) { let b = 1 / 0; return b == 1; }", "error"],
    ["f(1 / 0)", "function f(a) { return true; }", true],
    ["f(1 / 0)", "function f(a) { return a == 1 || true; }", true],
    ["f(resource.data.missing)", "function f(a) { return a == 1; }", "error"],
    ["f()", "function f() { return g(); } function g() { return database == '(default)'; }", true],
    ["f()", "function f() { return id == '1'; }", "error"],
    ["f('x')", "function f(id) { return id == 'x'; }", true],
    ["f(1) && f(2)", "function f(a) { return g(a) && a > 0; } function g(a) { return a < 3; }", true],
    ["f(3)", "function f(a) { let b = g(a - 1); return b + a == 5; } function g(a) { return a; }", true],
    ["get(1)", "function get(a) { return a == 1; }", true],
    ["math(1)", "function math(a) { return math.abs(-a) == 1; }", true],
    ["f({'abs': 2})", "function f(math) { return math.abs == 2; }", true],
    ["f(1)", "function f(request) { return request == 1; }", true],
    ["f(1, 2)", "function f(a) { return true; }", "error"],
    ["f()", "function f() { let a = b; let b = 1; return a == 1; }", "error"],
    ["f() == 3", "function f() { let a = 1; let b = a + 1; return a + b; }", true],
  ] as const)("%s with %s → %s", (condition, before, expected) => {
    expect(outcomeOf(condition, before)).toBe(expected);
  });

  it("finds the nearest function, and evaluates it where it is declared", () => {
    const source = firestoreRules(`
      function f() { return 'outer'; }
      function where() { return f(); }
      match /a/{x} {
        function f() { return 'inner'; }
        allow get: if f() == 'inner' && where() == 'outer';
      }`);
    expect(allows(source, "get", "a/1")).toBe(true);
  });

  it("has no request, resource or get in functions outside the service", () => {
    const source = (body: string) => `function f() { return ${body}; }
service cloud.firestore { match /{all=**} { allow get: if f(); } }`;
    expect(allows(source("1 == 1"), "get", "a/1")).toBe(true);
    expect(allows(source("request.method == 'get'"), "get", "a/1")).toBe(false);
    expect(allows(source("resource.id == '1'"), "get", "a/1")).toBe(false);
    expect(allows(source("exists(/databases/(default)/documents/users/camille)"), "get", "a/1")).toBe(false);
  });
});

describe("the budget of a thousand expressions", () => {
  /** A balanced tree of `true &&`, as the official limit was measured. */
  function tree(leaves: number): string {
    if (leaves === 1) return "true";
    const half = Math.floor(leaves / 2);
    return `(${tree(half)} && ${tree(leaves - half)})`;
  }

  it("passes 334 leaves, not 335", () => {
    expect(outcomeOf(tree(334))).toBe(true);
    expect(outcomeOf(tree(335))).toBe("error");
  });

  /** How many times over a condition fits beside 334 leaves, which leave nothing: what it costs is read off the rest. */
  const fits = (condition: string, before: string, rest: number) =>
    outcomeOf(`${condition} && ${tree(rest)}`, before) === true;

  // Besides the condition: three for each leaf but two less for the first, and two for the `&&`.
  it.each([
    ["true", "", 1],
    ["!(id == 'x')", "", 4],
    ["(id == '1')", "", 3],
    ["!(id == 'x' && id == 'y' && id == 'z')", "", 6],
    ["(!(id != 'x' || id == 'y' || id == 'z') || true)", "", 9],
    ["(true ? true : false)", "", 4],
    ["/a/b == /a/b", "", 7],
    ["/a/$(id) == /a/$(id)", "", 7],
    ["id in ['1', 'x']", "", 5],
    ["request.auth.token.level >= 3", "", 6],
    ["f(id)", "function f(a) { return a == '1'; }", 5],
    ["f(id)", "function f(a) { let b = a; return b == '1'; }", 7],
    ["f(id)", "function f(a) { let b = a == '2'; return a == '1' || b; }", 10],
  ])("counts %s with %s as %i", (condition, before, cost) => {
    const leaves = Math.floor((1000 - cost) / 3);
    expect(fits(condition, before, leaves)).toBe(true);
    expect(fits(condition, before, leaves + 1)).toBe(false);
  });

  it("counts one more for each operand that a chain comes to, in whatever function", () => {
    const chains = (functions: number, operands: number) => {
      const next = (i: number) => (i + 1 < functions ? ` && f${i + 1}()` : "");
      const bodies = Array.from(
        { length: functions },
        (_, i) => `function f${i}() { return ${Array(operands).fill("true").join(" && ")}${next(i)}; }`,
      );
      return outcomeOf("f0()", bodies.join("\n"));
    };
    expect(chains(8, 40)).toBe(true);
    expect(chains(10, 40)).toBe("error");
  });
});

describe("refusals", () => {
  it.each([
    ["'ab'", "Type error. Received: [string] Expected: [bool]."],
    ["!1", "Type error. Received: [int] Expected: [bool]."],
    ["true && 1.0", "Type error. Received: [float] Expected: [bool]."],
    ["false || []", "Type error. Received: [list] Expected: [bool]."],
    ["null ? true : true", "Type error. Received: [null] Expected: [bool]."],
    ["['a'].size > 0", "Type error. Received: [list] Expected: [map,path]."],
    ["null.size > 0", "Null value error."],
    ["{'a': 1}.b == 1", "Property b is undefined on object."],
    ["['a', 'b'][2] == 'a'", "Index out of bound error. Index: [2] , size: [2]."],
    ["['a', 'b']['x'] == 'a'", "Unsupported operation error. Received: list[string]. Expected: list[int]."],
    ["['a'].hasAny('a')", "Unsupported operation error. Received: list.hasAny(string). Expected: list.hasAny(list)."],
    ["int('1.5') == 1", "Type conversion error. Argument: [1.5], From type: [string], To type: [int]."],
    [
      "int('9223372036854775808') == 1",
      "Type conversion error. Argument: [9223372036854775808], From type: [string], To type: [int].",
    ],
    ["int([]) == 1", "Unsupported operation error. Received: int(list). Expected: int(int), int(float), int(string)."],
    ["1 in {'a': 1}", "Unsupported operation error. Received: map.in(int). Expected: map.in(string)."],
    ["f(1)", "Incorrect number of arguments. Received: 1. Expected: f(a, b)."],
    ["'a'.all() == 1", "Function not found error: Name: [all]."],
  ])("say of %s what production says", (condition, message) => {
    const ruleset = rulesetOf(guarding(condition, "function f(a, b) { return true; }"));
    const verdict = ruleset.decide("cloud.firestore", "get", [...root, "t", "1"], host);
    const [refusal] = verdict.allowed ? [] : verdict.refusals;
    const outcome = refusal?.outcome;
    expect(outcome instanceof Failure ? outcome.message : typeError(outcome ?? null, "bool").message).toBe(message);
  });

  it("tell the line of each allow and where the innermost failure stands", () => {
    const source = guarding(
      "f()",
      "function f() { return resource.data.missing == 1; }\nmatch /t/{x} { allow get: if 1 == 2; }",
    );
    const ruleset = rulesetOf(source);
    const verdict = ruleset.decide("cloud.firestore", "get", [...root, "t", "1"], host);
    if (verdict.allowed) throw new Error("allowed");
    expect(verdict.refusals.map(({ position }) => position.line)).toEqual([5, 6]);
    const [, second] = verdict.refusals;
    if (!(second?.outcome instanceof Failure)) throw new Error("no failure");
    expect(second.outcome.message).toBe("Property missing is undefined on object.");
    expect(source.slice(second.outcome.start)).toMatch(/^resource\.data\.missing == 1/);
  });
});
