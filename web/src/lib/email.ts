/** Enough to catch a slip before sending; the server judges the address itself. */
export function looksLikeEmail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}
