import type { CalendarGrid } from "../../model/calendar-model.ts";
import type { GridPoint } from "../../model/gesture.ts";

/** Pixels shared by what is drawn and by what reads the pointer. */
export const headPx = 68;
export const gutterPx = 64;
export const minColumnPx = 128;

/** A finger needs 44 px per slot; a mouse reads a whole day on one screen. */
export function rowHeight(stepMinutes: number, coarse: boolean): number {
  return coarse ? 44 : Math.max(18, (56 * stepMinutes) / 60);
}

export function pointAt(grid: CalendarGrid, body: DOMRect, rowPx: number, x: number, y: number): GridPoint {
  const columnPx = (body.width - gutterPx) / grid.columns.length;
  return {
    column: clamp(Math.floor((x - body.left - gutterPx) / columnPx), grid.columns.length),
    row: clamp(Math.floor((y - body.top - headPx) / rowPx), grid.axis.rows.length),
  };
}

/** Left edge and width of a column, as CSS. */
export function columnBox(grid: CalendarGrid, column: number): { left: string; width: string } {
  const width = `(100% - ${gutterPx}px) / ${grid.columns.length}`;
  return { left: `calc(${gutterPx}px + ${width} * ${column})`, width: `calc(${width})` };
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
