/** Integer minor units: 2400 is 24,00 €; 5000 is 5 000 F CFA (XOF and XAF have no decimals). */
export type Cents = number;

export const currencies = ["EUR", "XOF", "XAF"] as const;
export type Currency = (typeof currencies)[number];

export const decimalsOf = { EUR: 2, XOF: 0, XAF: 0 } as const satisfies Record<Currency, number>;

/** Half away from zero, once, on the final amount. */
export function percentOf(cents: Cents, percent: number): Cents {
  const exact = (cents * percent) / 100;
  return Math.sign(exact) * Math.round(Math.abs(exact));
}
