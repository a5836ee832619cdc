import type { Channel, MessageKind } from "../message/message.ts";
import { shiftDays, type Zone } from "../time/calendar.ts";
import { HOUR, type Instant } from "../time/interval.ts";
import type { Booking } from "./booking.ts";

export interface Notice {
  kind: MessageKind;
  channel: Channel;
  to: string;
  dueAt: Instant;
}

/** The day before at the same wall time, by e-mail; one hour before, by SMS (by e-mail without a number). */
export function remindersFor(booking: Pick<Booking, "startsAt" | "zone" | "customer">, now: Instant): Notice[] {
  const { email, phone } = booking.customer;
  const notices: Notice[] = [
    { kind: "reminder-day-before", channel: "email", to: email, dueAt: dayBefore(booking.startsAt, booking.zone) },
    {
      kind: "reminder-hour-before",
      channel: phone ? "sms" : "email",
      to: phone ?? email,
      dueAt: booking.startsAt - HOUR,
    },
  ];
  return notices.filter((notice) => notice.dueAt > now);
}

export function newsFor(
  kind: "booking-confirmed" | "booking-moved" | "booking-cancelled",
  booking: Pick<Booking, "customer">,
  now: Instant,
): Notice[] {
  const { email, phone } = booking.customer;
  const mail: Notice = { kind, channel: "email", to: email, dueAt: now };
  return phone ? [mail, { kind, channel: "sms", to: phone, dueAt: now }] : [mail];
}

export function messageId(bookingId: string, sequence: number, notice: Pick<Notice, "kind" | "channel">): string {
  return `${bookingId}_${sequence}_${notice.kind}_${notice.channel}`;
}

function dayBefore(startsAt: Instant, zone: Zone): Instant {
  return shiftDays(startsAt, -1, zone);
}
