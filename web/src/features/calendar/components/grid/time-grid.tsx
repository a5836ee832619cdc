import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import { dayOf } from "@novis/domain/time/calendar";
import { type MouseEvent, useMemo, useRef } from "react";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { CalendarGrid, Column } from "../../model/calendar-model.ts";
import type { GridPoint, Landing } from "../../model/gesture.ts";
import type { CalendarItem } from "../../model/items.ts";
import { gutterPx, headPx, minWidth, rowHeight } from "./geometry.ts";
import { GridHead } from "./grid-head.tsx";
import { GridRow, type RowContext } from "./grid-row.tsx";
import { startPoint, useOpeningScroll } from "./opening.ts";
import { GridOverlay } from "./overlay.tsx";
import { pointOf, useGridKeys } from "./use-grid-keys.ts";
import { useGridPointer } from "./use-grid-pointer.ts";
import { placeOf, useLandingWords, useMayDrag } from "./use-landing.ts";
import { useWords } from "./use-words.ts";

export interface GridActions {
  onOpen: (item: CalendarItem) => void;
  onCreate: (landing: Landing) => void;
  /** M: through a form. */
  onMove: (item: CalendarItem) => void;
  onDrop: (item: CalendarItem, landing: Landing) => void;
  onHead: (column: Column) => void;
}

interface Props extends GridActions {
  grid: CalendarGrid;
  label: string;
  several: boolean;
  /** What the open form speaks of. */
  proposed: Landing | null;
}

/** Spaces (or days) as columns, wall times as rows: an ARIA grid that mouse, finger and keyboard use alike (ADR 5). */
export function TimeGrid({ grid, label, several, proposed, onOpen, onCreate, onMove, onDrop, onHead }: Props) {
  const { now, mayWrite, waiting, site } = useCalendarWorld();
  const words = useWords();
  const coarse = useMediaQuery("(pointer: coarse)");
  const rowPx = rowHeight(grid.axis.stepMinutes, coarse);
  const body = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const mayDrag = useMayDrag();
  const today = dayOf(now, site.zone);
  const start = useMemo(() => startPoint(grid, now), [grid, now]);

  const keys = useGridKeys({ grid, body, mayWrite, start, onOpen, onCreate, onMove });
  const pointer = useGridPointer({
    grid,
    body,
    scroller,
    rowPx,
    enabled: mayWrite,
    mayDrag,
    onSelect: onCreate,
    onDrop,
  });
  const landingWords = useLandingWords(grid);
  const selected = keys.selected && { landing: keys.selected, column: keys.active.column };
  const landing = landingWords(pointer.preview ?? selected ?? placeOf(grid, proposed));
  useOpeningScroll(scroller, grid, rowPx, now);

  const latestOpen = useRef(onOpen);
  latestOpen.current = onOpen;
  const context = useMemo<RowContext>(
    () => ({ words, rowPx, now, several, waiting, mayDrag, onOpen: (item) => latestOpen.current(item) }),
    [words, rowPx, now, several, waiting, mayDrag],
  );

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const point = pointOf(event.target instanceof Element ? event.target : null);
    const column = point && grid.columns[point.column];
    const cell = point && column?.cells[point.row];
    if (!point || !column || !cell?.interval || !mayWrite) return;
    keys.onFocusCell(point);
    onCreate({ spaceId: column.space.id, interval: cell.interval });
  };

  return (
    <Box ref={scroller} sx={scrollLook}>
      <Box sx={{ position: "relative" }} style={{ minWidth: minWidth(grid) }}>
        <Box
          ref={body}
          role="grid"
          aria-label={label}
          aria-rowcount={grid.axis.rows.length + 1}
          aria-colcount={grid.columns.length + 1}
          onKeyDown={keys.onKeyDown}
          onClick={onClick}
          onFocus={(event) => {
            const point = pointOf(event.target);
            if (point) keys.onFocusCell(point);
          }}
          {...pointer.handlers}
        >
          <GridHead grid={grid} several={several} today={today} onHead={onHead} />
          {grid.axis.rows.map((line, row) => (
            <GridRow
              key={`${line.wall}${line.second}`}
              grid={grid}
              row={row}
              active={concerns(grid, keys.active, row) ? keys.active : null}
              context={context}
            />
          ))}
        </Box>
        <GridOverlay grid={grid} rowPx={rowPx} now={now} landing={landing} />
      </Box>
    </Box>
  );
}

/** Only the rows that the focus touches are drawn again when it moves. */
function concerns(grid: CalendarGrid, active: GridPoint, row: number): boolean {
  if (active.row === row) return true;
  const cards = grid.columns[active.column]?.cards ?? [];
  return cards.some((card) => Math.floor(card.top) === row && card.bottom > active.row);
}

const scrollLook = {
  flex: 1,
  minHeight: 320,
  overflow: "auto",
  overscrollBehavior: "contain",
  scrollPaddingTop: `${headPx + 8}px`,
  scrollPaddingLeft: `${gutterPx + 8}px`,
  borderTop: 1,
  borderColor: "divider",
} as const;
