import type { Expression, PatternSegment } from "./ast.ts";
import { RulesSyntaxError } from "./diagnostic.ts";
import type { Scanner } from "./scanner.ts";
import { expect, expectName, takes } from "./tokens.ts";

/** `/databases/$(database)/documents/users/$(uid)`, in an expression. */
export function parsePathLiteral(scanner: Scanner, parseExpression: (scanner: Scanner) => Expression): Expression {
  const { start } = expect(scanner, "/");
  const segments: (string | Expression)[] = [];
  do {
    if (scanner.takeAdjacent("$(")) {
      segments.push(parseExpression(scanner));
      expect(scanner, ")");
    } else {
      segments.push(takeText(scanner));
    }
  } while (scanner.takeAdjacent("/"));
  return { kind: "path", segments, start, end: scanner.lastEnd };
}

/** `/users/{uid}/posts/{rest=**}`, after `match`. */
export function parsePattern(scanner: Scanner): PatternSegment[] {
  expect(scanner, "/");
  const segments: PatternSegment[] = [];
  do {
    const start = scanner.lastEnd;
    if (scanner.takeAdjacent("{")) {
      const name = expectName(scanner).text;
      const recursive = takes(scanner, "=") && takesStars(scanner);
      expect(scanner, "}");
      segments.push({ kind: "capture", name, recursive, start, end: scanner.lastEnd });
    } else {
      const text = takeText(scanner);
      segments.push({ kind: "literal", text, start, end: scanner.lastEnd });
    }
  } while (scanner.takeAdjacent("/"));
  return segments;
}

/** `**` is recursive, `*` is a plain capture. */
function takesStars(scanner: Scanner): boolean {
  expect(scanner, "*");
  return takes(scanner, "*");
}

function takeText(scanner: Scanner): string {
  const start = scanner.lastEnd;
  const text = scanner.takeSegmentText();
  if (text !== "") return text;
  throw new RulesSyntaxError("Missing path segment after '/'.", { start, end: start + 1 });
}
