import type { Block, Booking } from "@novis/domain/booking/booking";
import type { OutboxMessage } from "@novis/domain/message/message";
import type { Payment } from "@novis/domain/payment/payment";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import { type LiveQuery, watchQuery } from "../../lib/firestore-live.ts";
import { liveOptions } from "../../lib/live-query.ts";

/** Staff see what is not published yet: it can be booked and blocked from here. */
export const sitesQuery = () => live<Site>("staff-sites", { collection: "sites" });

export const spacesQuery = (siteId: string) =>
  live<Space>("staff-spaces", { collection: "spaces", where: [["siteId", "==", siteId]] });

/** Seven days at most: reads follow what is on screen, never the history. */
export const bookingsQuery = (siteId: string, days: readonly Day[]) =>
  live<Booking>("staff-bookings", usesOn("bookings", siteId, days));

export const blocksQuery = (siteId: string, days: readonly Day[]) =>
  live<Block>("staff-blocks", usesOn("blocks", siteId, days));

/** Who came, ever, to recognise a client on the phone: by the beginning of a name, an e-mail or a number. */
export const clientsQuery = (key: string) =>
  live<Booking>("staff-clients", {
    collection: "bookings",
    where: [["searchKeys", "array-contains", key]],
    orderBy: [["createdAt", "desc"]],
    limit: 50,
  });

export const paymentsQuery = (bookingId: string) =>
  live<Payment>("staff-payments", {
    collection: "payments",
    where: [["bookingId", "==", bookingId]],
    orderBy: [["receivedAt", "asc"]],
  });

export const messagesQuery = (bookingId: string) =>
  live<OutboxMessage>("staff-messages", { collection: "outbox", where: [["bookingId", "==", bookingId]] });

function usesOn(collection: string, siteId: string, days: readonly Day[]): LiveQuery {
  return {
    collection,
    where: [
      ["siteId", "==", siteId],
      ["days", "array-contains-any", [...days]],
    ],
  };
}

function live<T>(name: string, query: LiveQuery) {
  return liveOptions<T[]>([name, query], (onNext, onError) => watchQuery<T>(query, onNext, onError));
}
