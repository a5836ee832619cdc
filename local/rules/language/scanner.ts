import { limits } from "../limits.ts";
import { RulesSyntaxError, type Span } from "./diagnostic.ts";
import { readBytes, readString } from "./string-literal.ts";

export interface Token extends Span {
  readonly kind: "name" | "int" | "float" | "string" | "bytes" | "symbol" | "end";
  /** The name, the symbol, the digits, or what a string stands for; of bytes, a character for each. */
  readonly text: string;
  /** White space follows. A `/` that has none opens a path, wherever it stands. */
  readonly spaced: boolean;
}

/** Gives tokens one at a time, because what `/` means depends on where the parser stands. */
export class Scanner {
  readonly source: string;
  /** What could not be read so far. */
  readonly errors: RulesSyntaxError[] = [];
  #offset = 0;
  #peeked: Token | undefined;
  #lastEnd = 0;
  #depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Parses something inside something else; refuses what would exhaust the stack. */
  nested<T>(parse: () => T): T {
    if (this.#depth >= limits.parserNesting) throw new RulesSyntaxError("Nested too deeply.", this.peek());
    this.#depth++;
    try {
      return parse();
    } finally {
      this.#depth--;
    }
  }

  /** Where the last token taken ended. */
  get lastEnd(): number {
    return this.#lastEnd;
  }

  peek(): Token {
    this.#peeked ??= this.#scan();
    return this.#peeked;
  }

  take(): Token {
    const token = this.peek();
    this.#peeked = undefined;
    this.#lastEnd = token.end;
    return token;
  }

  /** The literal text of a path segment, from just after its slash; "" when there is none. */
  takeSegmentText(): string {
    const start = this.#lastEnd;
    segmentText.lastIndex = start;
    const text = segmentText.exec(this.source)?.[0] ?? "";
    this.moveTo(start + text.length);
    return text;
  }

  /** Takes `text` if it comes at once, with no white space before it. */
  takeAdjacent(text: string): boolean {
    if (!this.source.startsWith(text, this.#lastEnd)) return false;
    this.moveTo(this.#lastEnd + text.length);
    return true;
  }

  moveTo(offset: number): void {
    this.#peeked = undefined;
    this.#offset = offset;
    this.#lastEnd = offset;
  }

  #scan(): Token {
    const { source } = this;
    const start = this.#skipBlanks();
    if (start >= source.length) return this.#token("end", start, start, "");
    const first = source[start] as string;
    if (first === '"' || first === "'") {
      const { text, end } = readString(source, start);
      return this.#token("string", start, end, text);
    }
    if ((first === "b" || first === "B") && /["']/.test(source[start + 1] ?? "")) {
      const { text, end } = readBytes(source, start);
      return this.#token("bytes", start, end, text);
    }
    const name = match(namePattern, source, start);
    if (name) return this.#token("name", start, start + name.length, name);
    const number = match(numberPattern, source, start);
    if (number) return this.#number(number, start);
    const symbol = match(symbolPattern, source, start);
    if (symbol) return this.#token("symbol", start, start + symbol.length, symbol);
    throw new RulesSyntaxError(`Unexpected '${first}'.`, { start, end: start + 1 });
  }

  #number(text: string, start: number): Token {
    const end = start + text.length;
    if (/^[0-9]+$/.test(text) && this.source[end] === ".") {
      const name = match(namePattern, this.source, end + 1) ?? "";
      throw new RulesSyntaxError(`Unexpected '${name || "."}'.`, { start: end + 1, end: end + 1 + name.length });
    }
    return this.#token(/^[0-9]+$/.test(text) ? "int" : "float", start, end, text);
  }

  #token(kind: Token["kind"], start: number, end: number, text: string): Token {
    this.#offset = end;
    return { kind, start, end, text, spaced: isBlank(this.source[end]) };
  }

  #skipBlanks(): number {
    blanks.lastIndex = this.#offset;
    const start = this.#offset + (blanks.exec(this.source)?.[0].length ?? 0);
    if (this.source.startsWith("/*", start)) {
      throw new RulesSyntaxError("Comment is never closed.", { start, end: this.source.length });
    }
    return start;
  }
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

const blanks = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const namePattern = /[A-Za-z_][A-Za-z0-9_]*/y;
const numberPattern = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const symbolPattern = /==|!=|<=|>=|&&|\|\||[{}()[\],;:.?=<>!+\-*/%]/y;
/** Everything that can be in an id and means nothing else here. */
const segmentText = /\(default\)|[^\s/(){}[\],;:"'$&|=!<>?+*]+/y;
