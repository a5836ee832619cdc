import { describe, expect, it } from "vitest";
import { compileRules } from "../compile-rules.ts";
import { formatDiagnostic } from "../language/diagnostic.ts";
import { guarding } from "../testing/evaluate.ts";

/** Diagnostics of rules whose one condition is this; line 5, where the condition begins at column 35. */
function diagnosticsOf(condition: string, before = ""): string[] {
  return compileRules(guarding(condition, before)).diagnostics.map(formatDiagnostic);
}

function diagnosticsOfSource(source: string): string[] {
  return compileRules(source).diagnostics.map(formatDiagnostic);
}

const inService = (body: string, version = 2) => `rules_version = '${version}';
service cloud.firestore {
${body}
}`;

describe("conditions that do not compile", () => {
  it.each([
    ["", "L5:35 Missing conditional expression after 'if'."],
    ["1 +", "L5:38 Unexpected ';'."],
    ["(true", "L5:40 missing ')' at ';'"],
    ["[1, 2", "L5:40 Unexpected ';'."],
    ["{'a' 1}", "L5:40 missing ':' at '1'"],
    ["true true", "L5:40 missing ';' at 'true'"],
    ["'abc", "L5:35 String is never closed."],
    ["'a\\q'", "L5:37 Invalid escape '\\q'."],
    ["'\\u12'", "L5:36 Invalid escape '\\u'."],
    ["'\\U0001F600'", "L5:36 Invalid escape '\\U'."],
    ["'\\0'", "L5:36 Invalid escape '\\0'."],
    ["'\\12'", "L5:36 Invalid escape '\\1'."],
    ["'\\400'", "L5:36 Invalid escape '\\4'."],
    ["'\\/'", "L5:36 Invalid escape '\\/'."],
    ["'\\?'", "L5:36 Invalid escape '\\?'."],
    ["'\\`'", "L5:36 Invalid escape '\\`'."],
    ["'\\X41'", "L5:36 Invalid escape '\\X'."],
    ["'\\x4g'", "L5:36 Invalid escape '\\x'."],
    ["b'\\u0041'", "L5:37 Invalid escape '\\u'."],
    ["b'\\400'", "L5:37 Invalid escape '\\4'."],
    ["b 'a'", "L5:37 missing ';' at 'a'"],
    ["1.size() == 1", "L5:37 Unexpected 'size'."],
    ["9223372036854775808 > 0", "L5:35 Integer 9223372036854775808 does not fit in 64 bits."],
    ["1/0 == 1", "L5:36 Missing 'match' keyword before path."],
    ["1 /0 == 1", "L5:37 Missing 'match' keyword before path."],
    ["(1/0) == 1", "L5:37 Missing 'match' keyword before path."],
    ["true ? 1", "L5:43 missing ':' at ';'"],
    ["request.auth is null", "L5:51 An unsupported type was used with 'is': 'null'."],
    ["1 is integer", "L5:40 An unsupported type was used with 'is': 'integer'."],
    ["a.b.", "L5:39 Unexpected ';'."],
    ["f(1,", "L5:39 Unexpected ';'."],
    ["@", "L5:35 Unexpected '@'."],
    ["request.auth = null", "L5:48 missing ';' at '='"],
    ["a & b", "L5:37 Unexpected '&'."],
    ["/* no end", "L5:35 Comment is never closed."],
    ["exists(/a//b)", "L5:45 Missing path segment after '/'."],
    ["'a'.matches('(')", "L5:47 Invalid regular expression"],
    ["'a'.matches('(?=a)')", "L5:47 Invalid regular expression"],
    ["'a'.matches('(a)\\\\1')", "L5:47 Invalid regular expression"],
    ["'a'.split('[')", "L5:45 Invalid regular expression"],
    ["'a'.replace('*', '')", "L5:47 Invalid regular expression"],
  ])("%s → %s", (condition, expected) => {
    const { ruleset, diagnostics } = compileRules(guarding(condition));
    expect(ruleset).toBeUndefined();
    expect(diagnostics.map(formatDiagnostic)[0]).toContain(expected);
  });
});

const wrapped = (open: string, inner: string, close: string, count: number) =>
  guarding(`${open.repeat(count)}${inner}${close.repeat(count)}`);
const chained = (text: string, count: number) => guarding(Array.from({ length: count }, () => text).join(" && "));
const complexity = "Expression is too complex to evaluate safely.";

/** As measured in production, the place included: the condition begins at column 35. */
const tooComplex: readonly (readonly [source: string, expected: string])[] = [
  [wrapped("(", "id == 'a'", ")", 98), `L5:133 ${complexity}\nL5:139 ${complexity}`],
  [wrapped("(", "id == 'a'", ")", 99), `L5:134 ${complexity}`],
  [wrapped("(", "id == 'a'", ")", 200), `L5:134 ${complexity}`],
  [wrapped("(", "true", ")", 99), `L5:134 ${complexity}`],
  [chained("id == 'a'", 99), complexity],
  [chained("true", 100), complexity],
  [wrapped("id == 'a' && (", "id == 'b'", ")", 49), complexity],
  [wrapped("[", "1", "]", 99), complexity],
  [wrapped("{'a': ", "1", "}", 99), complexity],
  [wrapped("string(", "id", ")", 99), complexity],
  [chained("id == 'a'", 1500), complexity],
];

const justSimpleEnough = [
  wrapped("(", "id == 'a'", ")", 97),
  wrapped("(", "true", ")", 98),
  chained("id == 'a'", 98),
  chained("true", 99),
  wrapped("id == 'a' && (", "id == 'b'", ")", 48),
  wrapped("[", "1", "]", 98),
  wrapped("!", "true", "", 200),
  wrapped("id.size().", "size()", "", 200),
];

describe("structure that does not compile", () => {
  it.each<readonly [source: string, expected: string]>([
    ["", "L1:1 Missing 'service' declaration."],
    ["rules_version = '3';", "L1:17 Invalid rules version '3'. Expected '1' or '2'."],
    ["service cloud.firestore {", "L1:26 Unexpected '<EOF>'."],
    ["service cloud.nonsense { }", "L1:1 Unknown service 'cloud.nonsense'."],
    [inService("/a/{b} { allow read; }"), "L3:1 Missing 'match' keyword before path."],
    [inService("allow read;"), "L3:1 Unexpected 'allow'."],
    [inService("match /a/{b { }"), "L3:13 missing '}' at '{'"],
    [inService("match a/{b} { }"), "L3:7 missing '/' at 'a'"],
    [inService("match /a/{b} { allow peek; }"), "L3:22 Invalid method 'peek'."],
    [inService("match /a/{b} { allow read if true; }"), "L3:27 missing ';' at 'if'"],
    [inService("match /a/{b} { allow read: true; }"), "L3:28 missing 'if' at 'true'"],
    [inService("match /a/{b} { deny read; }"), "L3:16 Unexpected 'deny'."],
    [inService("function f() { true }"), "L3:16 missing 'return' at 'true'"],
    [inService("function f() { let a = 1 return a; }"), "L3:26 missing ';' at 'return'"],
    [inService("function f(a b) { return a; }"), "L3:14 Unexpected 'b'."],
    [
      inService("match /{a=**}/b/{c=**} { }"),
      "L3:16 Invalid glob match expression. Only one glob match is permitted in a match declaration path.",
    ],
    [
      inService("match /{a=**} { match /{b=**} { } }"),
      "L3:23 Invalid glob match expression. Only one glob match is permitted in a match declaration path.",
    ],
    [inService("match /{a=**}/b { }", 1), "must be the last segment of its path."],
    [inService("match /{a=**} { match /b { } }", 1), "must be the last segment of its path."],
    [inService("match /{a}/{a} { }"), "L3:12 The identifier [a] is already bound in the current scope."],
    [inService("function f(a, a) { return a; }"), "L3:15 The identifier [a] is already bound in the current scope."],
    [
      inService("function f(a) { let a = 1; return a; }"),
      "L3:21 The identifier [a] is already bound in the current scope.",
    ],
    [inService("function f() { return 1; } function f() { return 2; }"), "L3:37 Function f is already defined."],
    [inService("function f() { return f(); }"), "L3:10 Recursive call is not allowed."],
    [inService("function f() { return g(); } function g() { return f(); }"), "L3:10 Recursive call is not allowed."],
    [inService(`function f(${"abcdefgh".split("").join(", ")}) { return 1; }`), "more than 7 parameters."],
    [
      inService(`function f() { ${lets(12)} return 1; }`),
      "L3:171 Maximum allowed variable count of 10 for a given function has been reached.",
    ],
    [inService(chain(22)), "L24:10 Maximum allowed call depth of 20 is reached for [f1->f2->f3->"],
    [inService(`${"match /a { ".repeat(11)}${"}".repeat(11)}`), "More than 10 nested match statements."],
    [inService(`match ${"/a".repeat(101)} { }`), "Path has more than 100 segments."],
    [inService(`match ${captures(21)} { }`), "Path has more than 20 captures."],
    ...tooComplex,
    [`// ${"x".repeat(262_145)}`, "L1:1 Rules are larger than 256 KB."],
  ])("%.60s → %s", (source, expected) => {
    const { ruleset } = compileRules(source);
    expect(ruleset).toBeUndefined();
    expect(diagnosticsOfSource(source).join("\n")).toContain(expected);
  });
});

describe("all the errors of one compilation", () => {
  const source = inService(`function a() { true }
function b(x y) { return x; }
match /one/{id} {
  allow read if true;
  allow peek: if true;
  allow write: if request.auth. ;
  allow get: if id == 'un\\d';
  match two/{x} { allow list: if (true; }
  deny read;
}
match /two/{id} { allow read: if # true; allow list: if false; }
match /three/{id { allow read; }`);

  it("are told in order, each statement read on its own", () => {
    expect(diagnosticsOfSource(source)).toEqual([
      "L3:16 missing 'return' at 'true'",
      "L4:14 Unexpected 'y'.",
      "L6:14 missing ';' at 'if'",
      "L7:9 Invalid method 'peek'.",
      "L8:33 Unexpected ';'.",
      "L9:26 Invalid escape '\\d'.",
      "L10:9 missing '/' at 'two'",
      "L10:39 missing ')' at ';'",
      "L11:3 Unexpected 'deny'.",
      "L13:34 Unexpected '#'.",
      "L14:18 missing '}' at '{'",
      "L15:2 Unexpected '<EOF>'.",
    ]);
  });

  it("are told up to twenty", () => {
    expect(diagnosticsOfSource(inService("deny read;\n".repeat(100)))).toHaveLength(20);
  });

  it("leave out what only a file that can be read would be warned of", () => {
    expect(diagnosticsOfSource(inService("function f() { return g(); }\nallow read;"))).toHaveLength(1);
  });
});

describe("limits that are just kept", () => {
  it.each([
    inService(`function f(${"abcdefg".split("").join(", ")}) { return 1; }`),
    inService(`function f() { ${lets(11)} return 1; }`),
    inService(chain(21)),
    inService(`${"match /a { ".repeat(10)}${"}".repeat(10)}`),
    inService(`match ${"/a".repeat(100)} { }`),
    inService(`match ${captures(20)} { }`),
    ...justSimpleEnough,
  ])("%.60s", (source) => {
    expect(compileRules(source).ruleset).toBeDefined();
  });
});

describe("warnings do not stop the rules", () => {
  it.each([
    ["nonsense == 1", "", ["L5:35 Invalid variable name: nonsense."]],
    ["nonsense()", "", ["L5:35 Invalid function name: nonsense."]],
    ["'a'.nonsense() == 1", "", ["L5:39 Invalid function name: nonsense."]],
    ["math.nonsense(1) == 1", "", ["L5:40 Invalid function name: math.nonsense."]],
    ["math.pow(1) == 1", "", ["L5:40 Incorrect number of arguments supplied to function: math.pow."]],
    ["f(1)", "function f() { return true; }", ["L5:35 Incorrect number of arguments supplied to function: f."]],
    ["true", "function f() { return true; }", ["L4:14 Unused function: f."]],
    ["f(1)", "function f(a) { return true; }", ["L4:16 Unused variable: a."]],
    ["f()", "function f() { let a = 1; return true; }", ["L4:24 Unused variable: a."]],
    ["firestore.get(/a/b) == null", "", ["L5:35 Invalid variable name: firestore."]],
    ["bool(true)", "", ["L5:35 Invalid function name: bool."]],
    ["bytes('a') == null", "", ["L5:35 Invalid function name: bytes."]],
    [
      "true",
      "function f() { return request == resource; }",
      ["L4:14 Unused function: f.", "L4:27 Invalid variable name: request.", "L4:38 Invalid variable name: resource."],
    ],
    ["f()", "function f() { return g(); } function g() { return request.auth == null; }", []],
    ["true", "function f(request) { return request == 1; }", ["L4:14 Unused function: f."]],
    ["true", "", []],
    ["f(id)", "function f(a) { let b = a; let c = b; return c == database; }", []],
  ])("%s with %s", (condition, before, expected) => {
    const { ruleset, diagnostics } = compileRules(guarding(condition, before));
    expect(ruleset).toBeDefined();
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    const found = diagnosticsOf(condition, before);
    expect(found).toHaveLength(expected.length);
    for (const [i, text] of expected.entries()) expect(found[i]).toContain(text);
  });
});

describe("what is written in other ways", () => {
  it.each([
    "service cloud.firestore { match /a/{b} { allow read } }",
    "service cloud.firestore { match /a/{b} { allow read: if b == '1' allow write function f() { return 1 } match /c { } } }",
    'rules_version = "2" service cloud.firestore { }',
    "/* a */ rules_version = '2'; // b\nservice cloud.firestore {\n// c\nmatch /a/{b} /* d */ { allow read, write: if true; } }",
    "rules_version='2';service cloud.firestore{match /a/{b}{allow read:if true;}}",
    "rules_version = '2';\r\nservice cloud.firestore {\r\n  match /a/{b} {\r\n    allow get, list;\r\n  }\r\n}\r\n",
    "function f(a) { return a == 1; } service cloud.firestore { match /a/{b} { allow read: if f(1); } }",
    "service cloud.firestore { function f() { return true } match /a-b_c.d/{e=*} { ; allow read: if f(); ; } }",
  ])("%s", (source) => {
    expect(compileRules(source).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

function lets(count: number): string {
  return Array.from({ length: count }, (_, i) => `let v${i} = ${i};`).join(" ");
}

function captures(count: number): string {
  return Array.from({ length: count }, (_, i) => `/{c${i}}`).join("");
}

/** f1 calls f2, which calls f3… */
function chain(length: number): string {
  const call = (i: number) => (i < length ? `f${i + 1}()` : "true");
  return Array.from({ length }, (_, i) => `function f${i + 1}() { return ${call(i + 1)}; }`).join("\n");
}
