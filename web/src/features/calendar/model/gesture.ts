import { type Instant, type Interval, MINUTE } from "@novis/domain/time/interval";
import { startOfRow } from "./axis.ts";
import type { CalendarGrid } from "./calendar-model.ts";
import type { CalendarItem } from "./items.ts";

/** A place under the pointer: which column, which row. */
export interface GridPoint {
  column: number;
  row: number;
}

export interface Landing {
  spaceId: string;
  interval: Interval;
}

/** Dragged over empty rows, in either direction; both rows included. */
export function selectedBetween(grid: CalendarGrid, anchor: GridPoint, row: number): Landing | undefined {
  const column = grid.columns[anchor.column];
  if (!column) return undefined;
  const from = startOfRow(column.track, Math.min(anchor.row, row));
  const to = startOfRow(column.track, Math.max(anchor.row, row) + 1);
  return from < to ? { spaceId: column.space.id, interval: { from, to } } : undefined;
}

/** The same length elsewhere: as far from where it was as the pointer went. */
export function movedTo(grid: CalendarGrid, item: CalendarItem, grab: GridPoint, to: GridPoint): Landing | undefined {
  const source = grid.columns[grab.column];
  const target = grid.columns[to.column];
  if (!source || !target) return undefined;
  const delta = startOfRow(target.track, to.row) - startOfRow(source.track, grab.row);
  const { from, to: end } = item.interval;
  return { spaceId: target.space.id, interval: { from: from + delta, to: end + delta } };
}

/** One edge follows the pointer; at least one row remains. */
export function resizedTo(
  grid: CalendarGrid,
  item: CalendarItem,
  edge: "start" | "end",
  to: GridPoint,
): Landing | undefined {
  const column = grid.columns[to.column];
  if (!column) return undefined;
  const least = grid.axis.stepMinutes * MINUTE;
  const { from, to: end } = item.interval;
  const interval =
    edge === "start"
      ? { from: Math.min(startOfRow(column.track, to.row), end - least), to: end }
      : { from, to: Math.max(startOfRow(column.track, to.row + 1), from + least) };
  return { spaceId: item.spaceId, interval };
}

export function isSame(item: CalendarItem, landing: Landing): boolean {
  return (
    item.spaceId === landing.spaceId &&
    item.interval.from === landing.interval.from &&
    item.interval.to === landing.interval.to
  );
}

/** A new use at a cell: one hour, or the space's shortest booking when that is longer, up to the next use. */
export function suggestedEnd(from: Instant, minimumMinutes: number, takenFrom: Instant | undefined): Instant {
  const wanted = from + Math.max(60, minimumMinutes) * MINUTE;
  return takenFrom !== undefined && takenFrom > from ? Math.min(wanted, takenFrom) : wanted;
}
