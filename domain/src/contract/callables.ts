import type { z } from "zod";
import type { Alternative } from "../booking/booking.errors.ts";
import {
  blockSpaceSchema,
  bookSpaceSchema,
  cancelBookingSchema,
  claimBookingsSchema,
  moveBookingSchema,
  quoteSchema,
  recordPaymentSchema,
  restoreBookingSchema,
  unblockSpaceSchema,
} from "../booking/booking.schema.ts";
import type { Booking, Price } from "../booking/booking.ts";

/** What the slot would cost, and whether it is free now. `refusal` is a BookingError code when it cannot be booked. */
export interface Quote {
  price: Price | null;
  available: boolean;
  freeUnits: number;
  refusal: { code: string; data: unknown } | null;
  alternatives: Alternative[];
}

/** A booking as its owner or staff may see it: every field of Booking. */
export type BookingReply = { booking: Booking };

interface Outputs {
  quote: Quote;
  bookSpace: BookingReply;
  moveBooking: BookingReply;
  cancelBooking: BookingReply & { refundCents: number };
  restoreBooking: BookingReply;
  claimBookings: { bookingIds: string[] };
  blockSpace: { blockId: string; moved: string[]; cancelled: string[]; kept: string[] };
  unblockSpace: { blockId: string };
  recordPayment: BookingReply;
}

/** Every callable, once: functions serve what is listed here and web calls nothing else. */
export const callables = {
  quote: quoteSchema,
  bookSpace: bookSpaceSchema,
  moveBooking: moveBookingSchema,
  cancelBooking: cancelBookingSchema,
  restoreBooking: restoreBookingSchema,
  claimBookings: claimBookingsSchema,
  blockSpace: blockSpaceSchema,
  unblockSpace: unblockSpaceSchema,
  recordPayment: recordPaymentSchema,
} as const satisfies Record<keyof Outputs, z.ZodType>;

export type CallableName = keyof typeof callables;
/** What the client sends (defaults may be left out). */
export type CallableInput<N extends CallableName> = z.input<(typeof callables)[N]>;
/** What the use case receives, parsed. */
export type CallableCommand<N extends CallableName> = z.output<(typeof callables)[N]>;
export type CallableOutput<N extends CallableName> = Outputs[N];
