import type { CalendarGrid } from "./calendar-model.ts";
import type { GridPoint } from "./gesture.ts";

const pageRows = 4;

/** Where the arrows lead, or undefined when the key is not ours. Rows that a day skips are jumped over. */
export function nextCell(grid: CalendarGrid, at: GridPoint, key: string, ctrl: boolean): GridPoint | undefined {
  const lastRow = grid.axis.rows.length - 1;
  const lastColumn = grid.columns.length - 1;
  const moves: Record<string, GridPoint | undefined> = {
    ArrowUp: { column: at.column, row: at.row - 1 },
    ArrowDown: { column: at.column, row: at.row + 1 },
    ArrowLeft: { column: at.column - 1, row: at.row },
    ArrowRight: { column: at.column + 1, row: at.row },
    PageUp: { column: at.column, row: Math.max(0, at.row - pageRows) },
    PageDown: { column: at.column, row: Math.min(lastRow, at.row + pageRows) },
    Home: ctrl ? { column: 0, row: 0 } : { column: 0, row: at.row },
    End: ctrl ? { column: lastColumn, row: lastRow } : { column: lastColumn, row: at.row },
  };
  const wanted = moves[key];
  return wanted && existing(grid, wanted, wanted.row >= at.row ? 1 : -1);
}

/** Clamped to the grid, then to the nearest row that this day has. */
export function existing(grid: CalendarGrid, wanted: GridPoint, direction: 1 | -1): GridPoint {
  const column = clamp(wanted.column, grid.columns.length);
  let row = clamp(wanted.row, grid.axis.rows.length);
  const cells = grid.columns[column]?.cells ?? [];
  while (cells[row]?.interval === null && cells[row + direction]) row += direction;
  return { column, row };
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
