import { type RefObject, useEffect, useRef } from "react";
import { topOf } from "../../model/axis.ts";
import type { CalendarGrid } from "../../model/calendar-model.ts";
import type { GridPoint } from "../../model/gesture.ts";

/** The first sight of a day is its working hours, a little before now when it is today. */
export function useOpeningScroll(
  scroller: RefObject<HTMLElement | null>,
  grid: CalendarGrid,
  rowPx: number,
  now: number,
) {
  const days = grid.columns.map(({ day }) => day).join();
  const latest = useRef({ grid, rowPx, now });
  latest.current = { grid, rowPx, now };
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the days change, not at each tick or booking.
  useEffect(() => {
    const { grid: shown, rowPx: height, now: at } = latest.current;
    const { row } = startPoint(shown, at);
    scroller.current?.scrollTo({ top: Math.max(0, (row - 3) * height) });
  }, [days, scroller]);
}

/** The row of the present, or the first open one. */
export function startPoint(grid: CalendarGrid, now: number): GridPoint {
  const index = grid.columns.findIndex(({ track }) => track.shown.from <= now && now < track.shown.to);
  const column = grid.columns[Math.max(0, index)];
  if (!column) return { column: 0, row: 0 };
  if (index >= 0) return { column: index, row: Math.floor(topOf(grid.axis, column.track, now)) };
  return {
    column: 0,
    row: Math.max(
      0,
      column.cells.findIndex(({ open }) => open),
    ),
  };
}
