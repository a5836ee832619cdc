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

/** In the words of the official compiler. */
export function missing(scanner: Scanner, text: string): RulesSyntaxError {
  const token = scanner.peek();
  if (isPath(token)) return unexpected(token);
  return new RulesSyntaxError(`missing '${text}' at ${shown(token)}`, token);
}

export function unexpected(token: Token): RulesSyntaxError {
  if (isPath(token)) return new RulesSyntaxError("Missing 'match' keyword before path.", token);
  return new RulesSyntaxError(`Unexpected ${shown(token)}.`, token);
}

function isPath({ kind, text }: Token): boolean {
  return kind === "symbol" && text === "/";
}

function shown(token: Token): string {
  return token.kind === "end" ? "'<EOF>'" : `'${token.text}'`;
}
