/** "24", "24,5", "1 234,50" → minor units; undefined when it is not an amount of this currency. */
export function amountOf(text: string, decimals: 0 | 2): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
  const pattern = decimals === 0 ? /^\d+$/ : /^\d+(\.\d{1,2})?$/;
  return pattern.test(plain) ? Math.round(Number(plain) * 10 ** decimals) : undefined;
}

/** What the field is filled with at first. */
export function amountText(cents: number, decimals: 0 | 2): string {
  return (cents / 10 ** decimals).toFixed(decimals).replace(".", ",");
}
