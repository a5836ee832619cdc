import type { Booking } from "@novis/domain/booking/booking";
import type { MessageKind } from "@novis/domain/message/message";
import type { Site } from "@novis/domain/site/site";
import { HOUR, type Instant } from "@novis/domain/time/interval";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Email } from "../../adapters/carrier.ts";
import type { Claim } from "../outbox.ts";
import { addressOf, composeCalendar } from "./calendar.ts";
import { type Language, moment, money, percent, slot } from "./formats.ts";
import { asHtml, asText, type Letter } from "./layout.ts";
import { type Facts, words } from "./words.ts";

/** News carry the calendar object; reminders would only make calendars ask again. */
const withCalendar: readonly MessageKind[] = ["booking-confirmed", "booking-moved", "booking-cancelled"];

export function composeEmail({ message, booking, site }: Omit<Claim, "uncertain">, siteUrl: string): Email {
  const { language, kind } = message;
  const facts = factsOf(booking, language);
  const { subject, lead } = words[language].kinds[kind];
  const letter: Letter = {
    language,
    title: subject(facts),
    paragraphs: [words[language].hello(facts), ...lead(facts)],
    details: detailsOf(booking, site, language, message.createdAt),
    button: { label: words[language].button, href: `${siteUrl}/reserver/${booking.id}` },
    closing: words[language].closing,
    footer: [addressOf(site), readablePhone(site.phone), words[language].zoneNote].join(" · "),
  };
  return {
    to: { email: message.to, name: `${booking.customer.firstName} ${booking.customer.lastName}` },
    replyTo: site.email,
    subject: letter.title,
    text: asText(letter),
    html: asHtml(letter),
    ...(withCalendar.includes(kind) && { calendar: composeCalendar(booking, site) }),
  };
}

function factsOf(booking: Booking, language: Language): Facts {
  const { customer, startsAt, endsAt, zone, refundDueCents, price } = booking;
  return {
    firstName: customer.firstName,
    space: booking.spaceName,
    site: booking.siteName,
    when: slot({ from: startsAt, to: endsAt }, zone, language),
    reference: booking.reference,
    refund: refundDueCents > 0 ? money(refundDueCents, price.currency, language) : "",
    reason: booking.cancelledBy === "staff" ? (booking.cancelReason ?? "") : "",
  };
}

function detailsOf(booking: Booking, site: Site, language: Language, now: Instant): Letter["details"] {
  const { details } = words[language];
  const cancelled = booking.status === "cancelled";
  const rows: [string, string | undefined][] = [
    [details.reference, booking.reference],
    [details.space, booking.spaceName],
    [details.when, slot({ from: booking.startsAt, to: booking.endsAt }, booking.zone, language)],
    [details.units, booking.units > 1 ? String(booking.units) : undefined],
    [details.people, booking.attendees?.toString()],
    [details.price, money(booking.price.totalCents, booking.price.currency, language)],
    [details.place, addressOf(site)],
    [details.directions, cancelled ? undefined : site.directions],
    [details.policy, cancelled ? undefined : policyOf(booking, language, now)],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** What is left of the policy that was shown, with its deadlines as dates rather than as hours to count. */
function policyOf({ cancellation, startsAt, zone }: Booking, language: Language, now: Instant): string {
  const texts = words[language];
  const tiers = cancellation.filter((tier) => tier.refundPercent > 0 && startsAt - tier.hoursBefore * HOUR > now);
  if (tiers.length === 0) return texts.noRefund;
  const sentences = tiers.map(({ hoursBefore, refundPercent }) => {
    const deadline = moment(startsAt - hoursBefore * HOUR, zone, language);
    return refundPercent === 100
      ? texts.freeUntil(deadline)
      : texts.partUntil(percent(refundPercent, language), deadline);
  });
  return [...sentences, texts.noRefundAfter].join(" ");
}

function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
