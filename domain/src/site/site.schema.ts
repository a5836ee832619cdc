import { z } from "zod";
import { currencies } from "../money/money.ts";
import { isDay, isZone } from "../time/calendar.ts";

const wallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** A site as the back office writes it; its id is the document's. firestore.rules refuses the same shapes, coarsely. */
export const siteSchema = z.object({
  name: z.string().min(1).max(120),
  address: z.object({
    street: z.string().max(200),
    postcode: z.string().max(20),
    city: z.string().max(120),
    country: z.string().regex(/^[A-Z]{2}$/),
  }),
  phone: z.string().max(32),
  email: z.string().max(254),
  zone: z.string().refine(isZone, "zone"),
  currency: z.enum(currencies),
  openingHours: z.record(z.string().regex(/^[1-7]$/), z.array(z.object({ opens: wallTime, closes: wallTime })).max(10)),
  closedDays: z.array(z.object({ day: z.string().refine(isDay, "day"), label: z.string().max(120) })).max(400),
  directions: z.string().max(2000),
  published: z.boolean(),
});
