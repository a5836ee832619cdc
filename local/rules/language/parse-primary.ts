import type { Expression } from "./ast.ts";
import { RulesSyntaxError } from "./diagnostic.ts";
import { parsePathLiteral } from "./parse-path.ts";
import type { Scanner, Token } from "./scanner.ts";
import { expect, sees, takes, unexpected } from "./tokens.ts";

/** How what is inside is parsed: given, since the two files would import each other. */
type Parse = (scanner: Scanner) => Expression;

/** A literal, a name, a call, or something in brackets. */
export function parsePrimary(scanner: Scanner, parseExpression: Parse): Expression {
  const token = scanner.peek();
  const { start, end, text } = token;
  switch (token.kind) {
    case "string":
      scanner.take();
      return { kind: "literal", value: text, start, end };
    case "bytes":
      scanner.take();
      return { kind: "literal", value: new Uint8Array(Buffer.from(text, "latin1")), start, end };
    case "int":
      scanner.take();
      return { kind: "literal", value: integer(token), start, end };
    case "float":
      scanner.take();
      return { kind: "literal", value: Number(text), start, end };
    case "name":
      return parseNamed(scanner, parseExpression);
    case "symbol":
      return parseBracketed(scanner, parseExpression);
    case "end":
      throw unexpected(token);
  }
}

function integer(token: Token): bigint {
  const value = BigInt(token.text);
  if (value >= 2n ** 63n) throw new RulesSyntaxError(`Integer ${token.text} does not fit in 64 bits.`, token);
  return value;
}

const words = new Map<string, null | boolean>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function parseNamed(scanner: Scanner, parseExpression: Parse): Expression {
  const { text, start, end } = scanner.take();
  const value = words.get(text);
  if (value !== undefined) return { kind: "literal", value, start, end };
  if (!sees(scanner, "(")) return { kind: "name", name: text, start, end };
  const args = parseArguments(scanner, parseExpression);
  return { kind: "call", target: undefined, name: text, nameAt: { start, end }, args, start, end: scanner.lastEnd };
}

function parseBracketed(scanner: Scanner, parseExpression: Parse): Expression {
  const token = scanner.peek();
  const { start } = token;
  switch (token.text) {
    case "(": {
      scanner.take();
      const inner = parseExpression(scanner);
      expect(scanner, ")");
      return { kind: "parens", inner, start, end: scanner.lastEnd };
    }
    case "[": {
      scanner.take();
      const items = parseItems(scanner, "]", () => parseExpression(scanner));
      return { kind: "list", items, start, end: scanner.lastEnd };
    }
    case "{": {
      scanner.take();
      const entries = parseItems(scanner, "}", () => parseEntry(scanner, parseExpression));
      return { kind: "map", entries, start, end: scanner.lastEnd };
    }
    case "/":
      return parsePathLiteral(scanner, parseExpression);
    default:
      throw unexpected(token);
  }
}

function parseEntry(scanner: Scanner, parseExpression: Parse): { key: string; value: Expression } {
  const token = scanner.take();
  if (token.kind !== "string" && token.kind !== "name") throw unexpected(token);
  expect(scanner, ":");
  return { key: token.text, value: parseExpression(scanner) };
}

export function parseArguments(scanner: Scanner, parseExpression: Parse): Expression[] {
  expect(scanner, "(");
  return parseItems(scanner, ")", () => parseExpression(scanner));
}

/** Comma-separated, a trailing comma accepted; takes the closing bracket. */
function parseItems<T>(scanner: Scanner, close: string, parseItem: () => T): T[] {
  const items: T[] = [];
  while (!takes(scanner, close)) {
    items.push(parseItem());
    if (!takes(scanner, ",") && !sees(scanner, close)) throw unexpected(scanner.peek());
  }
  return items;
}
