import { demandFor, freeUnits } from "@novis/domain/booking/admission";
import { overlaps } from "@novis/domain/time/interval";
import { useMemo } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { CalendarGrid } from "../../model/calendar-model.ts";
import type { Landing } from "../../model/gesture.ts";
import { type CalendarItem, entriesOf } from "../../model/items.ts";
import { texts } from "../../texts.ts";

/** What a person may take with the pointer: what is not over, in its own space, and not on its way. */
export function useMayDrag() {
  const { mayWrite, now, waiting } = useCalendarWorld();
  return useMemo(
    () => (item: CalendarItem) =>
      mayWrite &&
      item.via === undefined &&
      (item.kind === "block" || item.booking.status !== "no-show") &&
      item.interval.to > now &&
      !waiting.has(item.id),
    [mayWrite, now, waiting],
  );
}

/** Where it would land, in words; in red when the place is already known to be taken. */
export function useLandingWords(grid: CalendarGrid) {
  const { items, now, site, waiting } = useCalendarWorld();
  const format = useFormats();
  const t = useTexts(texts);
  return (place: Place | undefined) => {
    const space = place && grid.columns[place.column]?.space;
    if (!place || !space) return undefined;
    const { landing, column, item } = place;
    // What is being sent is already drawn there.
    const sending = items.some(
      ({ id, spaceId, interval }) => waiting.has(id) && spaceId === space.id && overlaps(interval, landing.interval),
    );
    if (sending) return undefined;
    // A block that lands on bookings is not refused: what becomes of them is asked.
    const asks = item?.kind === "block";
    const demand = demandFor(space, landing.interval, item?.units ?? 1);
    const refused = !asks && freeUnits(space, entriesOf(items, space.id), demand, now, item?.id) < demand.units;
    const range = format.timeRange(landing.interval, site.zone);
    return { landing, column, refused, text: refused ? `${range} · ${t.taken}` : range };
  };
}

interface Place {
  landing: Landing;
  column: number;
  item?: CalendarItem;
}

/** The column where a landing begins, if it is shown. */
export function placeOf(grid: CalendarGrid, landing: Landing | null): Place | undefined {
  if (!landing) return undefined;
  const column = grid.columns.findIndex(
    ({ space, track }) => space.id === landing.spaceId && overlaps(landing.interval, track.shown),
  );
  return column < 0 ? undefined : { landing, column };
}
