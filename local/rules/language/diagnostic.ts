export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly position: SourcePosition;
}

/** 1-based line and column; offsets from 0, of the first and the last character. An emoji is one, as officially. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
  readonly currentOffset: number;
  readonly endOffset: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `L12:5 Unexpected 'x'.`, as the official compiler prints it. */
export function formatDiagnostic({ position, message }: Diagnostic): string {
  return `L${position.line}:${position.column} ${message}`;
}

/** Thrown by the parser at something it cannot read; caught where it can go on (recover.ts). */
export class RulesSyntaxError extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** Finds lines and columns; built once per source. */
export class Positions {
  readonly #lineStarts: number[] = [0];
  /** Where two UTF-16 units make one character. */
  readonly #pairs: readonly number[];

  constructor(source: string) {
    this.#pairs = Array.from(source.matchAll(/[\u{10000}-\u{10FFFF}]/gu), ({ index }) => index);
    for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) this.#lineStarts.push(i + 1);
  }

  at({ start, end }: Span): SourcePosition {
    const line = this.#lineOf(start);
    const lineStart = this.#lineStarts[line - 1] ?? 0;
    const currentOffset = this.#characters(start);
    const column = currentOffset - this.#characters(lineStart) + 1;
    return { line, column, currentOffset, endOffset: this.#characters(end) - 1 };
  }

  #characters(offset: number): number {
    return offset - countUpTo(this.#pairs, offset - 1);
  }

  #lineOf(offset: number): number {
    return countUpTo(this.#lineStarts, offset);
  }
}

/** How many of these are not beyond the limit. They are in order. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
