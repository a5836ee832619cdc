import type { Instant } from "@novis/domain/time/interval";

/** Every address of the product, once. */
export const paths = {
  home: "/",
  spaces: "/espaces",
  space: (spaceId: string) => `/espaces/${spaceId}`,
  book: "/reserver",
  confirmation: (bookingId: string) => `/reserver/${bookingId}`,
  account: "/mon-compte",
  myBookings: "/mon-compte/reservations",
  moveBooking: (bookingId: string) => `/mon-compte/reservations/${bookingId}/deplacer`,
  signIn: "/connexion",
  createAccount: "/inscription",
  staff: "/equipe",
  staffCalendar: "/equipe/calendrier",
} as const;

/** What a booking address may say; instants are written so that a person can read them, "2026-11-25T13:00Z". */
export interface BookingAddress {
  spaceId?: string | undefined;
  day?: string | undefined;
  from?: Instant | undefined;
  to?: Instant | undefined;
  units?: number | undefined;
}

export function bookingLink(address: BookingAddress): string {
  return `${paths.book}${bookingSearch(address)}`;
}

export function bookingSearch({ spaceId, day, from, to, units }: BookingAddress): string {
  const search = new URLSearchParams();
  if (spaceId !== undefined) search.set("espace", spaceId);
  if (day !== undefined) search.set("jour", day);
  if (from !== undefined) search.set("de", readableInstant(from));
  if (to !== undefined) search.set("a", readableInstant(to));
  if (units !== undefined && units > 1) search.set("places", String(units));
  return search.size > 0 ? `?${search.toString().replaceAll("%3A", ":")}` : "";
}

export function parseBookingSearch(search: URLSearchParams): BookingAddress {
  const instant = (name: string) => {
    const at = Date.parse(search.get(name) ?? "");
    return Number.isNaN(at) ? undefined : at;
  };
  const day = search.get("jour") ?? undefined;
  const units = Number(search.get("places") ?? "1");
  return {
    spaceId: search.get("espace") ?? undefined,
    day: day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined,
    from: instant("de"),
    to: instant("a"),
    units: Number.isInteger(units) && units >= 1 && units <= 500 ? units : 1,
  };
}

function readableInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
