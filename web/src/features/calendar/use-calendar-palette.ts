import type { Booking } from "@novis/domain/booking/booking";
import { plain, searchKey } from "@novis/domain/booking/search-keys";
import { dayOf } from "@novis/domain/time/calendar";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useFormats } from "../../lib/format.ts";
import { useSettled } from "../../lib/settled.ts";
import { useTexts } from "../../lib/texts.ts";
import { type PaletteCommand, usePaletteSource, usePaletteWords } from "../staff-shell/palette-sources.tsx";
import type { CalendarWorld } from "./calendar-world.ts";
import type { CalendarAddress } from "./model/address.ts";
import { matchesCustomer } from "./model/customers.ts";
import { dayFromWords } from "./model/spoken-day.ts";
import { clientsQuery } from "./queries.ts";
import { texts } from "./texts.ts";
import { nameOf } from "./use-outcomes.ts";

interface Options {
  world: CalendarWorld;
  change: (part: Partial<CalendarAddress>) => void;
  onNew: () => void;
}

const shownClients = 8;

/** What Ctrl K finds on the calendar: a day, a space's week, a new booking, any booking by its client or reference. */
export function useCalendarPalette({ world, change, onNew }: Options): void {
  const all = useTexts(texts);
  const format = useFormats();
  const known = useKnownBookings(world);
  const source = useCallback(
    (words: string): PaletteCommand[] => {
      const t = all.palette;
      const { site, spaces, mayWrite } = world;
      const today = dayOf(world.now, site.zone);
      const day = words === "" ? today : dayFromWords(words, today);
      const has = (text: string) => plain(text).includes(plain(words));

      const days = day
        ? [
            {
              id: `day-${day}`,
              group: t.days,
              label: t.goTo(format.civilDay(day)),
              run: () => change({ day, view: "jour" }),
            },
          ]
        : [];
      const actions =
        mayWrite && has(all.newBooking) ? [{ id: "new", group: t.actions, label: all.newBooking, run: onNew }] : [];
      const weeks = spaces
        .filter(({ name }) => words !== "" && has(name))
        .map(({ id, name }) => ({
          id: `space-${id}`,
          group: t.spaces,
          label: t.weekOfSpace(name),
          run: () => change({ view: "semaine", spaceId: id }),
        }));
      const clients = known
        .filter((booking) => words !== "" && (matchesCustomer(booking.customer, words) || has(booking.reference)))
        .slice(0, shownClients)
        .map((booking) => ({
          id: `booking-${booking.id}`,
          group: t.clients,
          label: nameOf(booking),
          detail: [
            booking.spaceName,
            format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone),
            ...(booking.status === "confirmed" ? [] : [all.status[booking.status]]),
          ].join(", "),
          run: () => change({ siteId: booking.siteId, day: dayOf(booking.startsAt, booking.zone), openId: booking.id }),
        }));
      return [...days, ...actions, ...weeks, ...clients];
    },
    [all, format, world, known, change, onNew],
  );
  usePaletteSource(source);
}

/** Those on screen, and those that the server finds for what is being typed; each once. */
function useKnownBookings({ bookings }: CalendarWorld): readonly Booking[] {
  const key = useSettled(searchKey(usePaletteWords()));
  const found = useQuery({ ...clientsQuery(key ?? ""), enabled: key !== undefined });
  return useMemo(
    () => [...new Map([...(found.data?.data ?? []), ...bookings].map((booking) => [booking.id, booking])).values()],
    [bookings, found.data],
  );
}
