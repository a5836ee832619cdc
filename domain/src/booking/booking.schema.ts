import { z } from "zod";

/** Ids that we make: letters, digits, dash, underscore. Never a path. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);

/** Milliseconds since the epoch, whole minutes, years 2000 to 2100. */
export const instantSchema = z
  .int()
  .min(Date.UTC(2000, 0, 1))
  .max(Date.UTC(2100, 0, 1))
  .refine((at) => at % 60_000 === 0, "whole minutes");

/** Made by the client, once per intention: a double click, a retry and an offline queue carry the same. */
export const idempotencyKeySchema = z.string().regex(/^[A-Za-z0-9-]{16,64}$/);

const text = (max: number) => z.string().trim().max(max);

export const customerSchema = z.strictObject({
  firstName: text(80).min(1),
  lastName: text(80).min(1),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  /** Any national writing; normalised to E.164 by the use case, with the site's country as default. */
  phone: text(32).optional(),
  company: text(120).optional(),
  language: z.enum(["fr", "en"]).default("fr"),
});

const slot = {
  spaceId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  units: z.int().min(1).max(500).default(1),
};

export const quoteSchema = z.strictObject(slot);

export const bookSpaceSchema = z.strictObject({
  ...slot,
  idempotencyKey: idempotencyKeySchema,
  customer: customerSchema,
  attendees: z.int().min(1).max(5000).optional(),
  note: text(1000).default(""),
  /** The total that the person saw; another price is refused rather than charged. */
  expectedTotalCents: z.int().min(0).max(100_000_000),
  /** Staff book for a client: notice and horizon do not bind them. */
  forClient: z.boolean().default(false),
});

export const moveBookingSchema = z.strictObject({
  bookingId: idSchema,
  idempotencyKey: idempotencyKeySchema,
  /** Absent: the same space. */
  spaceId: idSchema.optional(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** The booking's sequence that the person saw: a stale screen is refused as "not-changeable". */
  expectedSequence: z.int().min(0).max(1_000_000).optional(),
});

export const cancelBookingSchema = z.strictObject({
  bookingId: idSchema,
  idempotencyKey: idempotencyKeySchema,
  reason: text(500).default(""),
});

export const claimBookingsSchema = z.strictObject({
  /** The id token of the anonymous account that made them (a JWT, about 600 characters, good for an hour). */
  visitorToken: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]*$/)
    .max(4096),
  idempotencyKey: idempotencyKeySchema,
});

export const restoreBookingSchema = z.strictObject({ bookingId: idSchema, idempotencyKey: idempotencyKeySchema });

export const blockSpaceSchema = z.strictObject({
  spaceId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** Absent: all of them. */
  units: z.int().min(1).max(500).optional(),
  reason: text(300).min(1),
  idempotencyKey: idempotencyKeySchema,
  /** The block that is changed: this one takes its id and its place. Absent: a new one. */
  replaces: idSchema.optional(),
  /** What to do with each booking that stands there; one that is not named refuses the whole block. */
  decisions: z
    .array(
      z.discriminatedUnion("action", [
        z.strictObject({ bookingId: idSchema, action: z.literal("keep") }),
        z.strictObject({ bookingId: idSchema, action: z.literal("cancel"), reason: text(500).default("") }),
        z.strictObject({
          bookingId: idSchema,
          action: z.literal("move"),
          spaceId: idSchema,
          startsAt: instantSchema,
          endsAt: instantSchema,
        }),
      ]),
    )
    .max(50)
    .default([]),
});

export const unblockSpaceSchema = z.strictObject({ blockId: idSchema, idempotencyKey: idempotencyKeySchema });

export const recordPaymentSchema = z.strictObject({
  bookingId: idSchema,
  idempotencyKey: idempotencyKeySchema,
  /** Positive: received at the desk. Negative: a refund given back. Never zero. */
  amountCents: z
    .int()
    .min(-100_000_000)
    .max(100_000_000)
    .refine((cents) => cents !== 0, "zero"),
  method: z.enum(["card", "cash", "transfer"]),
});
