export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly position: SourcePosition;
}

/** 1-based line and column; offsets count UTF-16 units from 0. */
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

  constructor(source: string) {
    for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) this.#lineStarts.push(i + 1);
  }

  at({ start, end }: Span): SourcePosition {
    const line = this.lineOf(start);
    const lineStart = this.#lineStarts[line - 1] ?? 0;
    return { line, column: start - lineStart + 1, currentOffset: start, endOffset: end };
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
