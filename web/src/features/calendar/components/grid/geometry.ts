import type { CalendarGrid, Column } from "../../model/calendar-model.ts";
import type { GridPoint } from "../../model/gesture.ts";

/** Pixels shared by what is drawn and by what reads the pointer. */
export const headPx = 68;
export const gutterPx = 64;
const minColumnPx = 124;
/** Room for "3/8" at the right of a pool's cells. */
export const gaugePx = 30;

/** A finger needs 44 px per slot; a mouse reads a whole day on one screen. */
export function rowHeight(stepMinutes: number, coarse: boolean): number {
  return coarse ? 44 : Math.max(18, (56 * stepMinutes) / 60);
}

/** Under this the grid scrolls sideways. */
export function minWidth(grid: CalendarGrid): number {
  return gutterPx + total(grid) * minColumnPx;
}

export function pointAt(grid: CalendarGrid, body: DOMRect, rowPx: number, x: number, y: number): GridPoint {
  const unitPx = (body.width - gutterPx) / total(grid);
  let edge = body.left + gutterPx;
  const column = grid.columns.findIndex((each) => {
    edge += weightOf(each) * unitPx;
    return x < edge;
  });
  const row = Math.floor((y - body.top - headPx) / rowPx);
  return {
    column: column < 0 ? grid.columns.length - 1 : column,
    row: Math.max(0, Math.min(grid.axis.rows.length - 1, row)),
  };
}

/** Left edge and width of a column, as CSS. */
export function columnBox(grid: CalendarGrid, column: number): { left: string; width: string } {
  const share = (weight: number) => `(100% - ${gutterPx}px) * ${weight / total(grid)}`;
  const before = grid.columns.slice(0, column).reduce((sum, each) => sum + weightOf(each), 0);
  const own = grid.columns[column];
  return { left: `calc(${gutterPx}px + ${share(before)})`, width: `calc(${share(own ? weightOf(own) : 0)})` };
}

export function tracks(grid: CalendarGrid): string {
  return `${gutterPx}px ${grid.columns.map((column) => `minmax(0, ${weightOf(column)}fr)`).join(" ")}`;
}

/** Cards stand side by side in a pool: it needs more width than a room. */
function weightOf({ space }: Column): number {
  return space.units > 1 ? 1.6 : 1;
}

function total(grid: CalendarGrid): number {
  return grid.columns.reduce((sum, column) => sum + weightOf(column), 0);
}
