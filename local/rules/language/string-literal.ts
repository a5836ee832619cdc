import { RulesSyntaxError } from "./diagnostic.ts";

/** Reads a quoted string that begins at `start`; `end` is just after its closing quote. */
export function readString(source: string, start: number): { text: string; end: number } {
  let text = "";
  const end = readQuoted(source, start, textEscapes, (part) => {
    text += typeof part === "number" ? String.fromCharCode(part) : part;
  });
  return { text, end };
}

/** `b'…'`: characters as UTF-8, but an escape by number is one byte. Bytes come as characters up to U+00FF. */
export function readBytes(source: string, start: number): { text: string; end: number } {
  const parts: Buffer[] = [];
  const end = readQuoted(source, start + 1, byteEscapes, (part) => {
    parts.push(typeof part === "number" ? Buffer.of(part) : Buffer.from(part));
  });
  return { text: Buffer.concat(parts).toString("latin1"), end };
}

/** Gives what stands between quotes: text as it is, and numbers for `\x41`, `\101` and, where known, `\u0041`. */
function readQuoted(source: string, start: number, escapes: Escapes, take: (part: string | number) => void) {
  const quote = source[start] ?? "";
  let i = start + 1;
  while (i < source.length) {
    special.lastIndex = i;
    const at = special.exec(source)?.index ?? source.length;
    if (at > i) take(source.slice(i, at));
    const character = source[at];
    i = at;
    if (character === quote) return at + 1;
    if (character === "\\") {
      const { part, end } = readEscape(source, at, escapes);
      take(part);
      i = end;
    } else if (character === "'" || character === '"') {
      take(character);
      i++;
    } else break;
  }
  throw new RulesSyntaxError("String is never closed.", { start, end: i });
}

interface Escapes {
  readonly simple: ReadonlyMap<string, string>;
  /** By the letter that announces them. */
  readonly hex: ReadonlyMap<string, RegExp>;
}

function readEscape(source: string, backslash: number, escapes: Escapes): { part: string | number; end: number } {
  const letter = source[backslash + 1] ?? "";
  const octal = matchAt(octalDigits, source, backslash + 1);
  if (octal) return { part: Number.parseInt(octal, 8), end: backslash + 1 + octal.length };
  const simple = escapes.simple.get(letter);
  if (simple !== undefined) return { part: simple, end: backslash + 2 };
  const pattern = escapes.hex.get(letter);
  const hex = pattern && matchAt(pattern, source, backslash + 2);
  if (hex) return { part: Number.parseInt(hex, 16), end: backslash + 2 + hex.length };
  throw new RulesSyntaxError(`Invalid escape '\\${letter}'.`, { start: backslash, end: backslash + 2 });
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

const special = /['"\\\r\n]/g;
const octalDigits = /[0-3][0-7]{2}/y;
const simpleEscapes = [
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
] as const;
const hexByte = /[0-9a-fA-F]{2}/y;
const byteEscapes: Escapes = { simple: new Map(simpleEscapes), hex: new Map([["x", hexByte]]) };
/** `\u` is one UTF-16 unit: what lies beyond U+FFFF is written as a pair. */
const textEscapes: Escapes = {
  simple: new Map(simpleEscapes),
  hex: new Map([
    ["x", hexByte],
    ["u", /[0-9a-fA-F]{4}/y],
  ]),
};
