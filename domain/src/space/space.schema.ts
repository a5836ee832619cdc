import { z } from "zod";
import { spaceKinds } from "./space.ts";

const cents = z.int().min(0).max(100_000_000);
const minutes = (min: number, max: number) => z.int().min(min).max(max);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);

/** A space as the back office writes it; its id is the document's. firestore.rules refuses the same shapes, coarsely. */
export const spaceSchema = z.object({
  siteId: id,
  kind: z.enum(spaceKinds),
  name: z.string().min(1).max(120),
  summary: z.string().max(300),
  description: z.string().max(5000),
  capacity: z.int().min(1).max(5000),
  units: z.int().min(1).max(500),
  prices: z.object({
    hour: cents.exactOptional(),
    halfDay: cents.exactOptional(),
    day: cents.exactOptional(),
    month: cents.exactOptional(),
  }),
  vatPercent: z.number().min(0).max(100),
  slotMinutes: minutes(5, 1440),
  minimumMinutes: minutes(5, 527_040),
  maximumMinutes: minutes(5, 527_040),
  noticeMinutes: minutes(0, 527_040),
  horizonDays: z.int().min(0).max(1100),
  bufferBeforeMinutes: minutes(0, 1440),
  bufferAfterMinutes: minutes(0, 1440),
  cancellation: z
    .array(z.object({ hoursBefore: z.number().min(0).max(8784), refundPercent: z.number().min(0).max(100) }))
    .max(10),
  blocks: z.array(id).max(20),
  amenities: z.array(z.string().max(80)).max(50),
  photos: z
    .array(
      z.object({
        src: z.string().max(2000),
        alt: z.string().max(300),
        width: z.int().min(1),
        height: z.int().min(1),
        placeholder: z.string().max(4000),
      }),
    )
    .max(30),
  order: z.number(),
  published: z.boolean(),
});
