import { type KeyboardEvent, type RefObject, useState } from "react";
import { rowInterval } from "../../model/axis.ts";
import type { CalendarGrid } from "../../model/calendar-model.ts";
import { existing, nextCell } from "../../model/cell-focus.ts";
import { type GridPoint, type Landing, selectedBetween } from "../../model/gesture.ts";
import type { CalendarItem } from "../../model/items.ts";

interface Options {
  grid: CalendarGrid;
  body: RefObject<HTMLElement | null>;
  mayWrite: boolean;
  /** Where the focus starts: the present hour. */
  start: GridPoint;
  onOpen: (item: CalendarItem) => void;
  onCreate: (landing: Landing) => void;
  onMove: (item: CalendarItem) => void;
}

/**
 * Arrows walk between slots, Shift with them stretches a selection, Enter opens what stands there or creates, M moves it
 * through a form, Escape comes back from a card to its slot.
 */
export function useGridKeys({ grid, body, mayWrite, start, onOpen, onCreate, onMove }: Options) {
  const [focused, setFocused] = useState<GridPoint | null>(null);
  const [anchor, setAnchor] = useState<GridPoint | null>(null);
  const active = existing(grid, focused ?? start, 1);
  const selected = anchor && anchor.column === active.column ? selectedBetween(grid, anchor, active.row) : undefined;

  const focusCell = (point: GridPoint) => {
    setFocused(point);
    const cell = body.current?.querySelector<HTMLElement>(`[data-cell="${point.column}-${point.row}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const cell = pointOf(target);
    if (!cell || event.altKey || event.metaKey) return;
    const key = event.key;
    const card = itemOf(grid, target);
    const standing = card ?? onlyItemAt(grid, cell);

    const next = nextCell(grid, cell, key, event.ctrlKey);
    if (next) {
      event.preventDefault();
      const stretching = event.shiftKey && key.startsWith("Arrow");
      setAnchor(stretching ? (anchor ?? cell) : null);
      focusCell(stretching ? { column: cell.column, row: next.row } : next);
      return;
    }
    if (key === "Escape" && (card || anchor)) {
      event.stopPropagation();
      setAnchor(null);
      focusCell(cell);
    } else if (key.toLowerCase() === "m" && !event.ctrlKey && standing && mayWrite) {
      event.preventDefault();
      onMove(standing);
    } else if ((key === "Enter" || key === " ") && !card) {
      event.preventDefault();
      enter(cell, standing);
    }
  };

  /** A full slot opens what fills it; a slot with room left makes a booking there. */
  const enter = (point: GridPoint, standing: CalendarItem | undefined) => {
    const column = grid.columns[point.column];
    const cell = column?.cells[point.row];
    if (!column || !cell?.interval) return;
    if (selected && mayWrite) onCreate(selected);
    else if (standing && (cell.usedUnits >= column.space.units || !mayWrite)) onOpen(standing);
    else if (mayWrite) onCreate({ spaceId: column.space.id, interval: cell.interval });
    setAnchor(null);
  };

  return { active, selected, onKeyDown, onFocusCell: setFocused };
}

export function pointOf(target: Element | null): GridPoint | undefined {
  const cell = target?.closest<HTMLElement>("[data-cell]")?.dataset.cell;
  const [column, row] = (cell ?? "").split("-").map(Number);
  return column === undefined || row === undefined ? undefined : { column, row };
}

function itemOf(grid: CalendarGrid, target: Element | null): CalendarItem | undefined {
  const key = target?.closest<HTMLElement>("[data-item]")?.dataset.item;
  if (key === undefined) return undefined;
  return grid.columns.flatMap(({ cards }) => cards).find(({ item }) => item.key === key)?.item;
}

/** What stands on a slot, when it is one thing only: there is no doubt about what M means. */
function onlyItemAt(grid: CalendarGrid, point: GridPoint): CalendarItem | undefined {
  const column = grid.columns[point.column];
  const interval = column && rowInterval(grid.axis, column.track, point.row);
  if (!column || !interval) return undefined;
  const found = column.cards.filter(({ item }) => item.interval.from < interval.to && item.interval.to > interval.from);
  return found.length === 1 ? found[0]?.item : undefined;
}
