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
    const range = (item: CalendarItem) => format.timeRange(item.interval, site.zone);

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

    return {
      spaceName,
      time,
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
      /** "Salle Bleue, mardi 4 mai, 14 h Camille Durand, jusqu’à 15 h 30, confirmée": a line of the week. */
      chip: (item: CalendarItem, day: string) =>
        [
          spaceName(item.spaceId),
          format.civilDay(day),
          `${time(item.interval.from)} ${title(item)}`,
          t.panel.until(time(item.interval.to)),
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
