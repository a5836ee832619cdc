import { plain } from "@novis/domain/booking/search-keys";
import { dayOf } from "@novis/domain/time/calendar";
import { useCallback } from "react";
import { useFormats } from "../../lib/format.ts";
import { useTexts } from "../../lib/texts.ts";
import { type PaletteCommand, usePaletteSource } from "../staff-shell/palette-sources.tsx";
import type { CalendarWorld } from "./calendar-world.ts";
import type { CalendarAddress } from "./model/address.ts";
import { matchesCustomer } from "./model/customers.ts";
import { dayFromWords } from "./model/spoken-day.ts";
import { texts } from "./texts.ts";
import { nameOf } from "./use-outcomes.ts";

interface Options {
  world: CalendarWorld;
  change: (part: Partial<CalendarAddress>) => void;
  onNew: () => void;
}

const shownClients = 8;

/** What Ctrl K finds on the calendar: a day, a space's week, a new booking, a client among the bookings loaded. */
export function useCalendarPalette({ world, change, onNew }: Options): void {
  const all = useTexts(texts);
  const format = useFormats();
  const source = useCallback(
    (words: string): PaletteCommand[] => {
      const t = all.palette;
      const { site, spaces, bookings, mayWrite } = world;
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
      const clients = bookings
        .filter((booking) => words !== "" && (matchesCustomer(booking.customer, words) || has(booking.reference)))
        .slice(0, shownClients)
        .map((booking) => ({
          id: `booking-${booking.id}`,
          group: t.clients,
          label: nameOf(booking),
          detail: `${booking.spaceName}, ${format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone)}`,
          run: () => change({ day: dayOf(booking.startsAt, booking.zone), openId: booking.id }),
        }));
      return [...days, ...actions, ...weeks, ...clients];
    },
    [all, format, world, change, onNew],
  );
  usePaletteSource(source);
}
