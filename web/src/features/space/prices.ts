import type { SpacePrices } from "@novis/domain/space/space";

export const priceUnits = ["hour", "halfDay", "day", "month"] as const;
export type PriceUnit = (typeof priceUnits)[number];

/** What a card says: the smallest unit sold. */
export function startingPrice(prices: SpacePrices): { unit: PriceUnit; cents: number } | undefined {
  for (const unit of priceUnits) {
    const cents = prices[unit];
    if (cents !== undefined) return { unit, cents };
  }
  return undefined;
}
