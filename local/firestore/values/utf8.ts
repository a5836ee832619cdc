/**
 * Firestore orders strings by their UTF-8 bytes. UTF-16 order is the same except that surrogates, which stand for the
 * highest code points, sort below U+E000–U+FFFF; so only a first difference at or above U+D800 needs care.
 */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return compareUnits(x, y);
  }
  return a.length - b.length;
}

/** Order of two different UTF-16 units at the same place of two strings. */
export function compareUnits(x: number, y: number): number {
  if (x >= 0xd800 && y >= 0xd800 && isSurrogate(x) !== isSurrogate(y)) return isSurrogate(x) ? 1 : -1;
  return x - y;
}

export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // A surrogate pair takes four bytes for its two units.
    length += unit < 0x800 || isSurrogate(unit) ? 1 : 2;
  }
  return length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
