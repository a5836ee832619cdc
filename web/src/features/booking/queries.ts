import type { Booking } from "@novis/domain/booking/booking";
import { paths } from "@novis/domain/contract/collections";
import type { Instant } from "@novis/domain/time/interval";
import { useQuery } from "@tanstack/react-query";
import { watchDocument, watchQuery } from "../../lib/firestore-live.ts";
import { liveOptions } from "../../lib/live-query.ts";

/** Live: one booking of the person who looks; null when it is not theirs or does not exist. */
export function useBooking(bookingId: string, uid: string | null) {
  return useQuery({
    ...liveOptions<Booking | null>(["booking", bookingId, uid], (onNext, onError) =>
      watchDocument<Booking>(paths.booking(bookingId), onNext, onError),
    ),
    enabled: uid !== null,
  });
}

/** Live: what begins from `since` on, soonest first. Two bounded reads whatever the history. */
export function useUpcoming(uid: string | null, since: Instant) {
  return useMine(uid, "upcoming", ">=", since, "asc", 60);
}

/** Live: what began before `since`, latest first. */
export function useEarlier(uid: string | null, since: Instant) {
  return useMine(uid, "earlier", "<", since, "desc", 30);
}

function useMine(
  uid: string | null,
  name: string,
  op: ">=" | "<",
  since: Instant,
  order: "asc" | "desc",
  limit: number,
) {
  return useQuery({
    ...liveOptions<Booking[]>(["bookings", uid, name, since], (onNext, onError) =>
      watchQuery<Booking>(
        {
          collection: "bookings",
          where: [
            ["userId", "==", uid],
            ["startsAt", op, { instant: since }],
          ],
          orderBy: [["startsAt", order]],
          limit,
        },
        onNext,
        onError,
      ),
    ),
    enabled: uid !== null,
  });
}
