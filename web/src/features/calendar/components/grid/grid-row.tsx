import Box from "@mui/material/Box";
import { memo } from "react";
import { visuallyHidden } from "../../../../components/visually-hidden.ts";
import type { CalendarGrid, Card, Cell, Column } from "../../model/calendar-model.ts";
import type { GridPoint } from "../../model/gesture.ts";
import type { CalendarItem } from "../../model/items.ts";
import { gaugePx, tracks } from "./geometry.ts";
import { GridCard } from "./grid-card.tsx";
import { closedHours } from "./looks.ts";
import type { Words } from "./use-words.ts";

export interface RowContext {
  words: Words;
  rowPx: number;
  now: number;
  /** Several spaces on one day, or one space on several days. */
  several: boolean;
  waiting: ReadonlySet<string>;
  mayDrag: (item: CalendarItem) => boolean;
  onOpen: (item: CalendarItem) => void;
}

interface Props {
  grid: CalendarGrid;
  row: number;
  /** The focused cell, when a card that covers it or the cell itself stands in this row. */
  active: GridPoint | null;
  context: RowContext;
}

/** One line of slots; a card belongs to the cell where it begins. */
export const GridRow = memo(function GridRow({ grid, row, active, context }: Props) {
  const line = grid.axis.rows[row];
  const onTheHour = line?.wall.endsWith(":00") ?? false;
  const start = grid.columns.map((column) => column.cells[row]?.interval?.from).find((at) => at !== undefined);
  const repeated = grid.axis.rows.some((other) => other.wall === line?.wall && other.second !== line.second);
  const season = repeated && (line?.second ? context.words.winter : context.words.summer);
  const label = start === undefined ? "" : context.words.clock(start);
  return (
    <Box
      role="row"
      aria-rowindex={row + 2}
      sx={rowLook}
      style={{ height: context.rowPx, gridTemplateColumns: tracks(grid) }}
    >
      <Box role="rowheader" sx={hourLook}>
        <Box component="span" sx={onTheHour ? [hourText, row === 0 && { top: 2 }] : visuallyHidden}>
          {label}
          {season && <Box component="small"> {season}</Box>}
        </Box>
      </Box>
      {grid.columns.map((column, index) => {
        const cell = column.cells[row];
        return cell ? (
          <GridCell
            key={column.key}
            column={column}
            cell={cell}
            index={index}
            onTheHour={onTheHour}
            active={active}
            context={context}
          />
        ) : null;
      })}
    </Box>
  );
});

interface CellProps {
  column: Column;
  cell: Cell;
  index: number;
  onTheHour: boolean;
  active: GridPoint | null;
  context: RowContext;
}

function GridCell({ column, cell, index, onTheHour, active, context }: CellProps) {
  const { words, rowPx, now, several, waiting, mayDrag, onOpen } = context;
  const pool = column.space.units > 1;
  const isActive = active?.column === index && active.row === cell.row;
  const name = words.cell(column, cell, several);
  const past = cell.interval !== null && cell.interval.to <= now;
  const cards = column.cards.filter((card) => Math.min(Math.floor(card.top), column.cells.length - 1) === cell.row);
  // A cell that holds something says it too: its name comes from its content.
  const named = cards.length === 0 && !pool;
  return (
    <Box
      role="gridcell"
      data-cell={`${index}-${cell.row}`}
      aria-colindex={index + 2}
      {...(named && { "aria-label": name })}
      tabIndex={isActive ? 0 : -1}
      aria-disabled={cell.interval === null || undefined}
      sx={[
        cellLook,
        { borderTopColor: onTheHour ? "divider" : "transparent" },
        !onTheHour && halfLine,
        !cell.open && { backgroundImage: closedHours },
        past && { bgcolor: "color-mix(in srgb, var(--novis-palette-text-primary) 3%, transparent)" },
      ]}
    >
      {!named && (
        <Box component="span" sx={visuallyHidden}>
          {name}
        </Box>
      )}
      {pool && cell.usedUnits > 0 && cell.usedUnits !== column.cells[cell.row - 1]?.usedUnits && (
        <Box
          aria-hidden
          sx={[gauge, cell.usedUnits === column.space.units && { color: "error.main", fontWeight: 700 }]}
        >
          {cell.usedUnits}/{column.space.units}
        </Box>
      )}
      {cards.map((card) => (
        <GridCard
          key={card.item.key}
          card={card}
          row={cell.row}
          rowPx={rowPx}
          marginPx={pool ? gaugePx : 0}
          words={words}
          waiting={waiting.has(card.item.id)}
          reachable={active?.column === index && covers(card, active.row)}
          resizable={mayDrag(card.item)}
          onOpen={() => onOpen(card.item)}
        />
      ))}
    </Box>
  );
}

export function covers(card: Card, row: number): boolean {
  return card.top < row + 1 && card.bottom > row;
}

const rowLook = { display: "grid" } as const;

const hourLook = {
  position: "sticky",
  left: 0,
  zIndex: 4,
  bgcolor: "background.paper",
  borderRight: 1,
  borderColor: "divider",
} as const;

const hourText = {
  position: "absolute",
  top: -10,
  right: 8,
  fontSize: "0.8125rem",
  lineHeight: "20px",
  color: "text.secondary",
  fontVariantNumeric: "tabular-nums",
  textAlign: "right",
} as const;

const cellLook = {
  position: "relative",
  borderTop: 1,
  borderRight: 1,
  borderRightColor: "divider",
  cursor: "pointer",
  "&:focus-visible": { zIndex: 3, outlineOffset: -3 },
  "@media (hover: hover)": { "&:hover": { bgcolor: "action.hover" } },
} as const;

const gauge = {
  position: "absolute",
  right: 4,
  top: 0,
  fontSize: "0.75rem",
  lineHeight: 1.6,
  color: "text.secondary",
  fontVariantNumeric: "tabular-nums",
} as const;

const halfLine = {
  borderTopStyle: "dotted",
  borderTopColor: "color-mix(in srgb, var(--novis-palette-divider) 60%, transparent)",
} as const;
