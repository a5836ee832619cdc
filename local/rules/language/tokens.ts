import { RulesSyntaxError } from "./diagnostic.ts";
import type { Scanner, Token } from "./scanner.ts";

export function sees(scanner: Scanner, text: string): boolean {
  const token = scanner.peek();
  return token.text === text && (token.kind === "symbol" || token.kind === "name");
}

export function takes(scanner: Scanner, text: string): boolean {
  if (!sees(scanner, text)) return false;
  scanner.take();
  return true;
}

export function expect(scanner: Scanner, text: string): Token {
  if (!sees(scanner, text)) throw missing(scanner, text);
  return scanner.take();
}

export function expectName(scanner: Scanner): Token {
  const token = scanner.peek();
  if (token.kind !== "name") throw unexpected(token);
  return scanner.take();
}

export function missing(scanner: Scanner, text: string): RulesSyntaxError {
  const token = scanner.peek();
  return new RulesSyntaxError(`Missing '${text}' at ${shown(token)}.`, token);
}

export function unexpected(token: Token): RulesSyntaxError {
  return new RulesSyntaxError(`Unexpected ${shown(token)}.`, token);
}

function shown(token: Token): string {
  return token.kind === "end" ? "end of file" : `'${token.text}'`;
}
