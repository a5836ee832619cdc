import type { Booking } from "@novis/domain/booking/booking";
import type { Site } from "@novis/domain/site/site";

/** The same UID as in the messages, so that a calendar shows one event however it learnt of it. Loaded on demand. */
export async function calendarFile(booking: Booking, site: Site | undefined): Promise<File> {
  const { default: calendar, ICalCalendarMethod, ICalEventStatus } = await import("ical-generator");
  const file = calendar({
    prodId: { company: "NOVIS", product: "Coworking", language: "FR" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const address = site ? `, ${site.address.street}, ${site.address.postcode} ${site.address.city}` : "";
  file.createEvent({
    id: `${booking.id}@novis`,
    sequence: booking.sequence,
    start: new Date(booking.startsAt),
    end: new Date(booking.endsAt),
    stamp: new Date(booking.updatedAt),
    summary: `${booking.spaceName}, ${booking.siteName}`,
    location: `${booking.siteName}${address}`,
    description: [booking.reference, site?.directions].filter(Boolean).join("\n"),
    status: booking.status === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return new File([file.toString()], `novis-${booking.reference}.ics`, { type: "text/calendar" });
}

export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
