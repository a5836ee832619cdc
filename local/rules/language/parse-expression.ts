import { type BinaryOperator, type Expression, type TypeName, typeNames } from "./ast.ts";
import { RulesSyntaxError } from "./diagnostic.ts";
import { parseArguments, parsePrimary } from "./parse-primary.ts";
import type { Scanner, Token } from "./scanner.ts";
import { expect, expectName, sees, takes } from "./tokens.ts";

export function parseExpression(scanner: Scanner): Expression {
  return scanner.nested(() => parseTernary(scanner));
}

function parseTernary(scanner: Scanner): Expression {
  const condition = parseBinary(scanner, 0);
  if (!takes(scanner, "?")) return condition;
  const then = parseExpression(scanner);
  expect(scanner, ":");
  const otherwise = parseExpression(scanner);
  return { kind: "ternary", condition, then, otherwise, start: condition.start, end: otherwise.end };
}

/** Loosest first. All associate to the left. */
const levels: readonly ReadonlySet<string>[] = [
  new Set(["||"]),
  new Set(["&&"]),
  new Set(["==", "!="]),
  new Set(["<", "<=", ">", ">=", "in", "is"]),
  new Set(["+", "-"]),
  new Set(["*", "/", "%"]),
];

function parseBinary(scanner: Scanner, level: number): Expression {
  const operators = levels[level];
  if (!operators) return parseUnary(scanner);
  let left = parseBinary(scanner, level + 1);
  while (isOperator(scanner.peek(), operators)) {
    const op = scanner.take().text;
    if (op === "is") {
      const type = parseType(scanner);
      left = { kind: "is", operand: left, type, start: left.start, end: scanner.lastEnd };
    } else {
      const right = parseBinary(scanner, level + 1);
      left = { kind: "binary", op: op as BinaryOperator, left, right, start: left.start, end: right.end };
    }
  }
  return left;
}

function isOperator(token: Token, operators: ReadonlySet<string>): boolean {
  if (token.kind !== "symbol" && token.kind !== "name") return false;
  return operators.has(token.text) && (token.text !== "/" || token.spaced);
}

function parseType(scanner: Scanner): TypeName {
  const token = scanner.take();
  const type = typeNames.find((name) => name === token.text);
  if (token.kind !== "name" || !type) {
    throw new RulesSyntaxError(
      `An unsupported type was used with 'is': '${token.text}'. Expected one of ${typeNames.join(", ")}.`,
      token,
    );
  }
  return type;
}

function parseUnary(scanner: Scanner): Expression {
  const token = scanner.peek();
  if (!sees(scanner, "!") && !sees(scanner, "-")) return parsePostfix(scanner);
  scanner.take();
  const lowest = token.text === "-" ? negativeInteger(scanner, token) : undefined;
  if (lowest) return lowest;
  const operand = scanner.nested(() => parseUnary(scanner));
  return { kind: "unary", op: token.text as "!" | "-", operand, start: token.start, end: operand.end };
}

/** -9223372036854775808 is legal although its digits alone are too large. */
function negativeInteger(scanner: Scanner, minus: Token): Expression | undefined {
  const token = scanner.peek();
  if (token.kind !== "int" || BigInt(token.text) !== 2n ** 63n) return undefined;
  scanner.take();
  return { kind: "literal", value: -(2n ** 63n), start: minus.start, end: token.end };
}

function parsePostfix(scanner: Scanner): Expression {
  let target = parsePrimary(scanner, parseExpression);
  for (;;) {
    if (takes(scanner, ".")) target = parseMember(scanner, target);
    else if (takes(scanner, "[")) target = parseIndex(scanner, target);
    else return target;
  }
}

function parseMember(scanner: Scanner, target: Expression): Expression {
  const { text: name, ...nameAt } = expectName(scanner);
  if (!sees(scanner, "(")) return { kind: "member", target, name, start: target.start, end: nameAt.end };
  const args = parseArguments(scanner, parseExpression);
  return { kind: "call", target, name, nameAt, args, start: target.start, end: scanner.lastEnd };
}

function parseIndex(scanner: Scanner, target: Expression): Expression {
  const index = parseExpression(scanner);
  if (takes(scanner, ":")) {
    const to = parseExpression(scanner);
    expect(scanner, "]");
    return { kind: "slice", target, from: index, to, start: target.start, end: scanner.lastEnd };
  }
  expect(scanner, "]");
  return { kind: "index", target, index, start: target.start, end: scanner.lastEnd };
}
