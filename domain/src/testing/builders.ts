import type { Booking } from "../booking/booking.ts";
import type { Site } from "../site/site.ts";
import type { Space } from "../space/space.ts";

const everyDay = [{ opens: "08:00", closes: "20:00" }];

export function aSite(overrides: Partial<Site> = {}): Site {
  return {
    id: "paris",
    name: "NOVIS Paris",
    address: { street: "12 rue des Ateliers", postcode: "75011", city: "Paris", country: "FR" },
    phone: "+33123456789",
    email: "bonjour@novis.example",
    zone: "Europe/Paris",
    currency: "EUR",
    openingHours: { 1: everyDay, 2: everyDay, 3: everyDay, 4: everyDay, 5: everyDay, 6: everyDay, 7: everyDay },
    closedDays: [],
    directions: "Porte verte, au fond de la cour.",
    published: true,
    ...overrides,
  };
}

export function aSpace(overrides: Partial<Space> = {}): Space {
  return {
    id: "salle-bleue",
    siteId: "paris",
    kind: "room",
    name: "Salle Bleue",
    summary: "",
    description: "",
    capacity: 8,
    units: 1,
    prices: { hour: 2400 },
    vatPercent: 20,
    slotMinutes: 30,
    minimumMinutes: 30,
    maximumMinutes: 24 * 60,
    noticeMinutes: 0,
    horizonDays: 400,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    cancellation: [
      { hoursBefore: 24, refundPercent: 100 },
      { hoursBefore: 2, refundPercent: 50 },
    ],
    blocks: [],
    amenities: [],
    photos: [],
    order: 0,
    published: true,
    ...overrides,
  };
}

export function aBooking(overrides: Partial<Booking> = {}): Booking {
  const startsAt = overrides.startsAt ?? Date.UTC(2027, 4, 4, 12);
  return {
    id: "b1",
    reference: "NV-TEST01",
    siteId: "paris",
    spaceId: "salle-bleue",
    spaceName: "Salle Bleue",
    siteName: "NOVIS Paris",
    zone: "Europe/Paris",
    startsAt,
    endsAt: startsAt + 3_600_000,
    days: [new Date(startsAt).toISOString().slice(0, 10)],
    units: 1,
    status: "confirmed",
    source: "public",
    userId: "u1",
    customer: { firstName: "Camille", lastName: "Durand", email: "camille@example.org", language: "fr" },
    searchKeys: [],
    price: { currency: "EUR", lines: [], totalCents: 2400, vatCents: 400, vatPercent: 20 },
    paidCents: 0,
    refundDueCents: 0,
    cancellation: [{ hoursBefore: 24, refundPercent: 100 }],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    blockedSpaceIds: [],
    note: "",
    sequence: 0,
    createdBy: "u1",
    createdAt: startsAt - 86_400_000,
    updatedAt: startsAt - 86_400_000,
    ...overrides,
  };
}
