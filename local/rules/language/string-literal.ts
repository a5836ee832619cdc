import { RulesSyntaxError } from "./diagnostic.ts";

/** Reads a quoted string that begins at `start`; `end` is just after its closing quote. */
export function readString(source: string, start: number): { text: string; end: number } {
  const quote = source[start];
  let text = "";
  let i = start + 1;
  while (i < source.length) {
    const character = source[i] as string;
    if (character === quote) return { text, end: i + 1 };
    if (character === "\n") break;
    if (character !== "\\") {
      text += character;
      i++;
      continue;
    }
    const found = readEscape(source, i);
    text += found.text;
    i = found.end;
  }
  throw new RulesSyntaxError("String is never closed.", { start, end: i });
}

function readEscape(source: string, backslash: number): { text: string; end: number } {
  const letter = source[backslash + 1] ?? "";
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { text: simple, end: backslash + 2 };
  const digits = hexDigits.get(letter) ?? 0;
  const hex = source.slice(backslash + 2, backslash + 2 + digits);
  const code = Number.parseInt(hex, 16);
  if (digits === 0 || hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) {
    throw new RulesSyntaxError(`Invalid escape '\\${letter}'.`, { start: backslash, end: backslash + 2 });
  }
  return { text: String.fromCodePoint(code), end: backslash + 2 + digits };
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["0", "\0"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["`", "`"],
  ["?", "?"],
  ["/", "/"],
]);
const hexDigits = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);
