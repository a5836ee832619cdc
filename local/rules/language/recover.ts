import { limits } from "../limits.ts";
import { RulesSyntaxError } from "./diagnostic.ts";
import type { Scanner, Token } from "./scanner.ts";

/** `isStuck`: nothing was read before the error. */
type Resume = (scanner: Scanner, isStuck: boolean) => void;

/**
 * Parses something, or notes what cannot be read and goes on where `resume` leads, so that one compilation tells all its
 * errors. What comes back then is worthless: rules with an error are never installed.
 */
export function attempt<T>(scanner: Scanner, parse: () => T, otherwise: T, resume: Resume): T {
  const from = scanner.lastEnd;
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RulesSyntaxError)) throw error;
    note(scanner, error);
    resume(scanner, scanner.lastEnd === from);
    return otherwise;
  }
}

/** One error for each place: what follows from it is found there again. */
export function note({ errors }: Scanner, error: RulesSyntaxError): void {
  if (errors.length >= limits.syntaxErrors) throw error;
  if (errors.every(({ span }) => span.start !== error.span.start)) errors.push(error);
}

/** Behind the next `;`, or before whatever ends or begins a statement. */
export function toNextStatement(scanner: Scanner, isStuck: boolean): void {
  if (isStuck) skip(scanner);
  for (let depth = 0; ; ) {
    const { kind, text } = look(scanner);
    if (kind === "end" || (depth === 0 && (text === "}" || isKeyword(scanner)))) return;
    if (text === "{") depth++;
    if (text === "}") depth--;
    skip(scanner);
    if (text === ";" && depth === 0) return;
  }
}

/** Behind the brace that closes a function's body, or before the next statement when it is missing. */
export function toEndOfBody(scanner: Scanner): void {
  for (let depth = 1; depth > 0; ) {
    const { kind, text } = look(scanner);
    if (kind === "end" || (depth === 1 && isKeyword(scanner))) return;
    if (text === "{") depth++;
    if (text === "}") depth--;
    skip(scanner);
  }
}

/** Before the brace that opens a block; those of `/{captures}` follow a slash. */
export function toBlock(scanner: Scanner): void {
  for (;;) {
    const { kind, text, start } = look(scanner);
    const opens = text === "{" && scanner.source[start - 1] !== "/";
    if (kind === "end" || opens || text === ";" || isKeyword(scanner)) return;
    skip(scanner);
  }
}

const keywords: ReadonlySet<string> = new Set(["match", "allow", "function", "service"]);

/** Whether a statement begins here. */
export function isKeyword(scanner: Scanner): boolean {
  const { kind, text } = look(scanner);
  return kind === "name" && keywords.has(text);
}

function skip(scanner: Scanner): void {
  if (look(scanner).kind !== "end") scanner.take();
}

/** The next token; a line that holds none that can be read is left behind. */
export function look(scanner: Scanner): Token {
  for (;;) {
    try {
      return scanner.peek();
    } catch (error) {
      if (!(error instanceof RulesSyntaxError)) throw error;
      note(scanner, error);
      const newline = scanner.source.indexOf("\n", error.span.start);
      scanner.moveTo(newline < 0 ? scanner.source.length : newline);
    }
  }
}
