import type { AgendaEntry } from "@novis/domain/booking/agenda";
import type { Block, Booking } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import { paths } from "@novis/domain/contract/collections";
import { fromDocument, toDocument } from "../firestore/instants.ts";
import type { Work } from "../firestore/unit-of-work.ts";

/** A booking on a day sheet: who it is for stays behind. */
export function bookingEntry(booking: Booking): AgendaEntry {
  return {
    id: booking.id,
    kind: booking.status === "held" ? "hold" : "booking",
    from: booking.startsAt,
    to: booking.endsAt,
    units: booking.units,
    bufferBeforeMinutes: booking.bufferBeforeMinutes,
    bufferAfterMinutes: booking.bufferAfterMinutes,
    ...(booking.holdUntil !== undefined && { until: booking.holdUntil }),
  };
}

/** A block on a day sheet: why stays behind. It asks for no time around it. */
export function blockEntry(block: Block): AgendaEntry {
  const { id, startsAt, endsAt, units } = block;
  return { id, kind: "block", from: startsAt, to: endsAt, units, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
}

export async function readBooking(work: Work, bookingId: string): Promise<Booking> {
  const [data] = await work.read([paths.booking(bookingId)]);
  if (!data) throw bookingError("booking-unknown", { bookingId });
  return fromDocument<Booking>(data);
}

export function writeBooking(work: Work, booking: Booking): void {
  work.put(paths.booking(booking.id), toDocument(booking));
}
