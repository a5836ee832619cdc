import { dayInterval, dayOf } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { useMemo } from "react";
import { isRepeatedHour, useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { Cell, Column } from "../../model/calendar-model.ts";
import type { CalendarItem } from "../../model/items.ts";
import { texts } from "../../texts.ts";

/** How slots and cards are called, on screen and by a screen reader: one place, so that names stay the same everywhere. */
export function useWords() {
  const t = useTexts(texts);
  const format = useFormats();
  const { site, spaces } = useCalendarWorld();
  return useMemo(() => {
    const spaceName = (id: string | undefined) => spaces.find((space) => space.id === id)?.name ?? t.anotherSpace;
    const time = (at: number) =>
      isRepeatedHour(at, site.zone)
        ? `${format.time(at, site.zone)} (${format.season(at, site.zone)})`
        : format.time(at, site.zone);
    const dayMonth = (at: number) => format.civilDay(dayOf(at, site.zone), "short");
    /** Hours, or days when it lasts for more than one. */
    const range = ({ interval }: CalendarItem) =>
      interval.to - interval.from > 24 * HOUR
        ? t.stay(dayMonth(interval.from), dayMonth(interval.to - 1))
        : format.timeRange(interval, site.zone);

    /** On a day of the week: when it begins, or what it covers of that day. */
    const onDay = ({ interval }: CalendarItem, day: string) => {
      const whole = dayInterval(day, site.zone);
      if (interval.from >= whole.from) return time(interval.from);
      return interval.to >= whole.to ? t.allDay : t.untilTime(time(interval.to));
    };

    const title = (item: CalendarItem): string => {
      if (item.via !== undefined) return t.closedBy(spaceName(item.via));
      if (item.kind === "block") return item.block.reason;
      const { firstName, lastName } = item.booking.customer;
      return `${firstName} ${lastName}`;
    };

    const status = (item: CalendarItem): string => {
      if (item.kind === "block") return t.blocked;
      return t.status[item.booking.status];
    };

    /** The whole of it when the day holds it, its part of the day otherwise. */
    const partOf = (item: CalendarItem, day: string) => {
      const held = dayOf(item.interval.from, site.zone) === day && dayOf(item.interval.to - 1, site.zone) === day;
      return held ? range(item) : onDay(item, day);
    };

    return {
      spaceName,
      partOf,
      /** Told apart by the season only where it is needed. */
      time,
      clock: (at: number) => format.time(at, site.zone),
      summer: t.summer,
      winter: t.winter,
      onDay,
      range,
      title,
      status,
      /** "Salle Bleue, 14 h à 15 h 30, Camille Durand, confirmée": what is read on the card, in its order, is in its name. */
      card: (item: CalendarItem) =>
        [
          spaceName(item.spaceId),
          range(item),
          title(item),
          ...(item.units > 1 && item.kind !== "block" ? [t.unitsTaken(item.units)] : []),
          status(item),
        ].join(", "),
      /** "Salle Bleue, mardi 4 mai, 14 h Camille Durand, 14 h à 15 h 30, confirmée": a line of the week. */
      chip: (item: CalendarItem, day: string) =>
        [
          spaceName(item.spaceId),
          format.civilDay(day),
          `${onDay(item, day)} ${title(item)}`,
          range(item),
          status(item),
        ].join(", "),
      /** "Salle Bleue, 14 h, libre". */
      cell: (column: Column, cell: Cell, several: boolean): string => {
        if (!cell.interval) return t.hourSkipped;
        const free = column.space.units - cell.usedUnits;
        const state =
          free === 0
            ? t.taken
            : column.space.units > 1
              ? t.freeOf(free, column.space.units)
              : cell.open
                ? t.free
                : t.freeClosed;
        const where = several ? column.space.name : `${column.space.name}, ${format.civilDay(column.day)}`;
        return `${where}, ${time(cell.interval.from)}, ${state}`;
      },
    };
  }, [t, format, site.zone, spaces]);
}

export type Words = ReturnType<typeof useWords>;
