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
import { attempt, isKeyword, look, note, toBlock, toEndOfBody, toNextStatement } from "./recover.ts";
import { Scanner, type Token } from "./scanner.ts";
import { expect, expectName, missing, sees, takes, unexpected } from "./tokens.ts";

export interface Parsed {
  /** Of use only when there are no errors. */
  readonly file: RulesFile;
  readonly errors: readonly RulesSyntaxError[];
}

export function parse(source: string): Parsed {
  const scanner = new Scanner(source);
  const { errors } = scanner;
  const services: ServiceNode[] = [];
  const functions: FunctionNode[] = [];
  let version: 1 | 2 = 1;
  try {
    version = attempt(scanner, () => parseVersion(scanner), version, toNextStatement);
    while (look(scanner).kind !== "end")
      attempt(scanner, () => parseOutermost(scanner, services, functions), undefined, toNextStatement);
    const isEmpty = services.length === 0 && errors.length === 0;
    if (isEmpty) note(scanner, new RulesSyntaxError("Missing 'service' declaration.", scanner.peek()));
  } catch (error) {
    // One more than we tell.
    if (!(error instanceof RulesSyntaxError)) throw error;
  }
  return { file: { version, services, functions }, errors: errors.toSorted((a, b) => a.span.start - b.span.start) };
}

function parseOutermost(scanner: Scanner, services: ServiceNode[], functions: FunctionNode[]): void {
  if (sees(scanner, "service")) services.push(parseService(scanner));
  else if (sees(scanner, "function")) functions.push(...parseFunction(scanner));
  else throw unexpected(scanner.peek());
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
  const name = attempt(scanner, () => parseServiceName(scanner), "", toBlock);
  const block = parseBlock(scanner, "service");
  return { ...block, name, start, end: scanner.lastEnd };
}

function parseServiceName(scanner: Scanner): string {
  let name = expectName(scanner).text;
  while (takes(scanner, ".")) name += `.${expectName(scanner).text}`;
  return name;
}

interface OpenBlock {
  readonly matches: MatchNode[];
  readonly functions: FunctionNode[];
  readonly allows: AllowNode[];
}

function parseBlock(scanner: Scanner, where: "service" | "match"): Block {
  const block: OpenBlock = { matches: [], functions: [], allows: [] };
  expect(scanner, "{");
  let isOpen = true;
  while (isOpen) {
    isOpen = attempt(scanner, () => parseItem(scanner, where, block), true, toNextStatement);
    if (!isOpen || look(scanner).kind !== "end") continue;
    note(scanner, unexpected(scanner.peek()));
    return block;
  }
  return block;
}

/** False at the end of the block. */
function parseItem(scanner: Scanner, where: "service" | "match", { matches, functions, allows }: OpenBlock): boolean {
  if (takes(scanner, "}")) return false;
  if (sees(scanner, "match")) matches.push(parseMatch(scanner));
  else if (sees(scanner, "function")) functions.push(...parseFunction(scanner));
  else if (sees(scanner, "allow") && where === "match") allows.push(parseAllow(scanner));
  else if (!takes(scanner, ";")) throw unexpected(scanner.peek());
  return true;
}

function parseMatch(scanner: Scanner): MatchNode {
  const { start } = expect(scanner, "match");
  const path = attempt(scanner, () => parsePattern(scanner), [], toBlock);
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
  // Officially left out where the next statement or the end of the block makes it plain.
  if (!takes(scanner, ";") && !sees(scanner, "}") && !isKeyword(scanner)) throw missing(scanner, ";");
  return { methods: granted, condition, start, end: lastEnd };
}

function parseCondition(scanner: Scanner): AllowNode["condition"] {
  expect(scanner, "if");
  if (sees(scanner, ";") || sees(scanner, "}")) {
    throw new RulesSyntaxError("Missing conditional expression after 'if'.", scanner.peek());
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

/** None when it cannot be read. */
function parseFunction(scanner: Scanner): readonly FunctionNode[] {
  expect(scanner, "function");
  const head = parseHead(scanner);
  const body = attempt(scanner, () => parseBody(scanner), undefined, toEndOfBody);
  return body ? [{ ...head, ...body }] : [];
}

function parseHead(scanner: Scanner): Omit<FunctionNode, "lets" | "result"> {
  const { text: name, start, end } = expectName(scanner);
  expect(scanner, "(");
  const parameters: Token[] = [];
  while (!takes(scanner, ")")) {
    parameters.push(expectName(scanner));
    if (!takes(scanner, ",") && !sees(scanner, ")")) throw unexpected(scanner.peek());
  }
  expect(scanner, "{");
  return { name, parameters, start, end };
}

function parseBody(scanner: Scanner): Pick<FunctionNode, "lets" | "result"> {
  const lets: LetNode[] = [];
  while (sees(scanner, "let")) lets.push(parseLet(scanner));
  expect(scanner, "return");
  const result = parseExpression(scanner);
  takes(scanner, ";");
  expect(scanner, "}");
  return { lets, result };
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
