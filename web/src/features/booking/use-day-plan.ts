import { mergeEntries } from "@novis/domain/booking/agenda";
import { isBookable, nearestFree } from "@novis/domain/booking/slots";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import { type Interval, MINUTE } from "@novis/domain/time/interval";
import { useMemo } from "react";
import { useNow } from "../../lib/clock.ts";
import { useLiveAgenda } from "../space/queries.ts";
import { dayAvailability, weekAround } from "../space/week.ts";
import { cellsOf, selectFrom } from "./selection.ts";

/**
 * Live: a week of a space around a day, as the screens need it. With `selected` over several days, as many day sheets as
 * it touches. `ignoredId` is the booking being moved: its own place counts as free.
 */
export function useDayPlan(
  site: Site,
  space: Space,
  day: Day,
  units: number,
  selected: Interval | undefined,
  ignoredId?: string,
) {
  const now = useNow();
  const week = weekAround(day);
  const until = selected ? [week.to, addDays(dayOf(selected.to, site.zone), 1)].sort().at(-1) : week.to;
  const agenda = useLiveAgenda(space.id, week.from, until ?? week.to);
  const sheets = agenda.data?.data;
  const entries = useMemo(
    () => sheets && mergeEntries(sheets).filter((entry) => entry.id !== ignoredId),
    [sheets, ignoredId],
  );
  const cells = useMemo(() => cellsOf(site, space, day, units, entries, now), [site, space, day, units, entries, now]);
  const monday = week.days[0];
  // A form is typed into beside this: the week is drawn again when it changes, not at every letter.
  const days = useMemo(
    () => weekAround(monday ?? day).days.map((each) => dayAvailability(site, space, each, entries, now)),
    [site, space, monday, day, entries, now],
  );
  return {
    days,
    seen: days.find((each) => each.day === day) ?? dayAvailability(site, space, day, entries, now),
    cells,
    live: agenda.data,
    pending: agenda.isPending,
    error: agenda.error,
    retry: () => agenda.refetch(),
    take: (cell: Interval, minutes: number) => selectFrom(cells, cell, minutes, space.minimumMinutes),
    /** Undefined while the agenda is not known: neither promised nor refused. */
    isFree: (interval: Interval) => entries && isBookable(site, space, interval, units, entries, now),
    /** The free slot nearest to this one in the week, as long, or as long as the shortest booking when it is longer than a day. */
    nextFree: (wanted: Interval): Interval | undefined => {
      if (!entries) return undefined;
      const minutes = Math.min((wanted.to - wanted.from) / MINUTE, Math.max(space.minimumMinutes, 60));
      const days = [day, ...week.days.filter((each) => each > day)];
      return nearestFree(
        site,
        space,
        { from: wanted.from, to: wanted.from + minutes * MINUTE },
        units,
        days,
        entries,
        now,
      );
    },
  };
}

export type DayPlan = ReturnType<typeof useDayPlan>;
