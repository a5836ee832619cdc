import type { RulesFile, ServiceNode } from "./ast.ts";
import {
  type AllowNode,
  type Block,
  type FunctionNode,
  type LetNode,
  type MatchNode,
  type Method,
  methods,
} from "./ast.ts";
import { RulesSyntaxError } from "./diagnostic.ts";
import { parseExpression } from "./parse-expression.ts";
import { parsePattern } from "./parse-path.ts";
import { Scanner, type Token } from "./scanner.ts";
import { expect, expectName, missing, sees, takes, unexpected } from "./tokens.ts";

/** Throws RulesSyntaxError at the first thing that is not the language. */
export function parse(source: string): RulesFile {
  const scanner = new Scanner(source);
  const version = parseVersion(scanner);
  const services: ServiceNode[] = [];
  const functions: FunctionNode[] = [];
  while (scanner.peek().kind !== "end") {
    if (sees(scanner, "service")) services.push(parseService(scanner));
    else if (sees(scanner, "function")) functions.push(parseFunction(scanner));
    else throw unexpected(scanner.peek());
  }
  if (services.length === 0) throw new RulesSyntaxError("Missing 'service' declaration.", scanner.peek());
  return { version, services, functions };
}

function parseVersion(scanner: Scanner): 1 | 2 {
  if (!takes(scanner, "rules_version")) return 1;
  expect(scanner, "=");
  const token = scanner.take();
  if (token.kind !== "string" || (token.text !== "1" && token.text !== "2")) {
    throw new RulesSyntaxError(`Invalid rules version '${token.text}'. Expected '1' or '2'.`, token);
  }
  takes(scanner, ";");
  return token.text === "2" ? 2 : 1;
}

function parseService(scanner: Scanner): ServiceNode {
  const { start } = expect(scanner, "service");
  let name = expectName(scanner).text;
  while (takes(scanner, ".")) name += `.${expectName(scanner).text}`;
  const block = parseBlock(scanner, "service");
  return { ...block, name, start, end: scanner.lastEnd };
}

function parseBlock(scanner: Scanner, where: "service" | "match"): Block {
  const matches: MatchNode[] = [];
  const functions: FunctionNode[] = [];
  const allows: AllowNode[] = [];
  expect(scanner, "{");
  while (!takes(scanner, "}")) {
    const token = scanner.peek();
    if (sees(scanner, "match")) matches.push(parseMatch(scanner));
    else if (sees(scanner, "function")) functions.push(parseFunction(scanner));
    else if (sees(scanner, "allow") && where === "match") allows.push(parseAllow(scanner));
    else if (takes(scanner, ";")) continue;
    else throw unexpected(token);
  }
  return { matches, functions, allows };
}

function parseMatch(scanner: Scanner): MatchNode {
  const { start } = expect(scanner, "match");
  const path = parsePattern(scanner);
  const block = scanner.nested(() => parseBlock(scanner, "match"));
  return { ...block, path, start, end: scanner.lastEnd };
}

function parseAllow(scanner: Scanner): AllowNode {
  const { start } = expect(scanner, "allow");
  const granted = new Set<Method>();
  do for (const method of methodsOf(expectName(scanner))) granted.add(method);
  while (takes(scanner, ","));
  const condition = takes(scanner, ":") ? parseCondition(scanner) : undefined;
  const { lastEnd } = scanner;
  if (!takes(scanner, ";") && !sees(scanner, "}")) throw missing(scanner, ";");
  return { methods: granted, condition, start, end: lastEnd };
}

function parseCondition(scanner: Scanner): AllowNode["condition"] {
  expect(scanner, "if");
  if (sees(scanner, ";") || sees(scanner, "}")) {
    throw new RulesSyntaxError("Missing expression after 'if'.", scanner.peek());
  }
  return parseExpression(scanner);
}

function methodsOf(token: Token): readonly Method[] {
  if (token.text === "read") return ["get", "list"];
  if (token.text === "write") return ["create", "update", "delete"];
  const method = methods.find((name) => name === token.text);
  if (!method) throw new RulesSyntaxError(`Invalid method '${token.text}'.`, token);
  return [method];
}

function parseFunction(scanner: Scanner): FunctionNode {
  expect(scanner, "function");
  const { text: name, start, end } = expectName(scanner);
  expect(scanner, "(");
  const parameters: Token[] = [];
  while (!takes(scanner, ")")) {
    parameters.push(expectName(scanner));
    if (!takes(scanner, ",") && !sees(scanner, ")")) throw unexpected(scanner.peek());
  }
  expect(scanner, "{");
  const lets: LetNode[] = [];
  while (sees(scanner, "let")) lets.push(parseLet(scanner));
  expect(scanner, "return");
  const result = parseExpression(scanner);
  takes(scanner, ";");
  expect(scanner, "}");
  return { name, parameters, lets, result, start, end };
}

function parseLet(scanner: Scanner): LetNode {
  const { start } = expect(scanner, "let");
  const name = expectName(scanner);
  expect(scanner, "=");
  const value = parseExpression(scanner);
  const { lastEnd: end } = scanner;
  expect(scanner, ";");
  return { name, value, start, end };
}
