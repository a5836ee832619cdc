import type { Booking } from "@novis/domain/booking/booking";
import type { MessageKind } from "@novis/domain/message/message";
import { dayOf, wallTimeOf } from "@novis/domain/time/calendar";
import type { Sms } from "../../adapters/carrier.ts";
import type { Claim } from "../outbox.ts";

/**
 * One segment, always: 160 characters of the GSM alphabet. A single « ê » or typographic apostrophe would halve it, so
 * texts are written without and names lose theirs.
 */
const oneSegment = 160;

const verbs = {
  fr: {
    "booking-confirmed": "reservation confirmee",
    "booking-moved": "reservation deplacee",
    "booking-cancelled": "reservation annulee",
    "reminder-day-before": "rappel",
    "reminder-hour-before": "dans une heure",
  },
  en: {
    "booking-confirmed": "booking confirmed",
    "booking-moved": "booking moved",
    "booking-cancelled": "booking cancelled",
    "reminder-day-before": "reminder",
    "reminder-hour-before": "in one hour",
  },
} as const satisfies Record<"fr" | "en", Record<MessageKind, string>>;

export function composeSms({ message, booking }: Pick<Claim, "message" | "booking">): Sms {
  const head = `NOVIS: ${verbs[message.language][message.kind]}, `;
  const tail = `, ${when(booking)}. Ref. ${booking.reference}`;
  const name = plain(`${booking.spaceName}, ${booking.siteName}`).slice(0, oneSegment - head.length - tail.length);
  return { to: message.to, body: `${head}${name}${tail}` };
}

function when({ startsAt, endsAt, zone }: Booking): string {
  const [year, month, day] = dayOf(startsAt, zone).split("-");
  return `${day}/${month}/${year} ${wallTimeOf(startsAt, zone)}-${wallTimeOf(endsAt, zone)}`;
}

/** What every telephone of 1990 can show. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/œ/g, "oe")
    .replace(/Œ/g, "OE")
    .replace(/[’‘]/g, "'")
    .replace(/[^ -Z_a-z]/g, " ");
}
