import type { Cents } from "../money/money.ts";

export const spaceKinds = ["office", "room", "desk"] as const;
export type SpaceKind = (typeof spaceKinds)[number];

/** Prices all taxes included, in minor units of the site's currency; a unit that is absent is not sold. */
export interface SpacePrices {
  hour?: Cents;
  halfDay?: Cents;
  day?: Cents;
  month?: Cents;
}

/** From `hoursBefore` the start on, `refundPercent` comes back. Sorted from the earliest deadline to the latest. */
export interface CancellationTier {
  hoursBefore: number;
  refundPercent: number;
}

export interface SpacePhoto {
  /** Path under the site, "/media/salle-bleue-1.webp", or a Storage URL. */
  src: string;
  alt: string;
  width: number;
  height: number;
  /** A tiny data URL drawn until the picture is there. */
  placeholder: string;
}

/** What can be booked. Path: spaces/{id}. */
export interface Space {
  id: string;
  siteId: string;
  kind: SpaceKind;
  name: string;
  summary: string;
  description: string;
  /** People it holds (one unit). */
  capacity: number;
  /** Interchangeable units sold separately: 1 for a room, 5 for a pool of five desks. */
  units: number;
  prices: SpacePrices;
  /** VAT included in the prices, in percent. */
  vatPercent: number;
  slotMinutes: number;
  minimumMinutes: number;
  maximumMinutes: number;
  /** How long before the start the last online booking is taken. */
  noticeMinutes: number;
  /** How far ahead it can be booked. */
  horizonDays: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  cancellation: CancellationTier[];
  /** Spaces that cannot be used while this one is, and the other way round (kept symmetrical by the back office). */
  blocks: string[];
  amenities: string[];
  photos: SpacePhoto[];
  /** Place in lists. */
  order: number;
  published: boolean;
}
