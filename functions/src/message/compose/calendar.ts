import type { Booking } from "@novis/domain/booking/booking";
import type { Site } from "@novis/domain/site/site";
import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Email } from "../../adapters/carrier.ts";

/**
 * The booking as calendars know it: the same UID for life, a SEQUENCE that grows, times in UTC (a zone without its
 * VTIMEZONE would be read differently by different calendars).
 */
export function composeCalendar(booking: Booking, site: Site): NonNullable<Email["calendar"]> {
  const cancelled = booking.status === "cancelled";
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: { company: "NOVIS", product: "bookings", language: "FR" }, method });
  calendar.createEvent({
    id: `${booking.id}@novis`,
    sequence: booking.sequence,
    stamp: new Date(booking.updatedAt),
    start: new Date(booking.startsAt),
    end: new Date(booking.endsAt),
    summary: `${booking.spaceName}, ${booking.siteName}`,
    description: `${booking.reference}\n${site.directions ?? ""}`.trim(),
    location: addressOf(site),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: booking.siteName, email: site.email },
    attendees: [
      {
        name: `${booking.customer.firstName} ${booking.customer.lastName}`,
        email: booking.customer.email,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
  return { method: cancelled ? "CANCEL" : "REQUEST", content: calendar.toString() };
}

export function addressOf({ name, address }: Site): string {
  return `${name}, ${address.street}, ${address.postcode} ${address.city}`;
}
