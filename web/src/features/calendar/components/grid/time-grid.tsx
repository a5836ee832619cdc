import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import { demandFor, freeUnits } from "@novis/domain/booking/admission";
import { dayOf } from "@novis/domain/time/calendar";
import { overlaps } from "@novis/domain/time/interval";
import { type MouseEvent, useEffect, useMemo, useRef } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { topOf } from "../../model/axis.ts";
import type { CalendarGrid, Column } from "../../model/calendar-model.ts";
import type { GridPoint, Landing } from "../../model/gesture.ts";
import { type CalendarItem, entriesOf } from "../../model/items.ts";
import { texts } from "../../texts.ts";
import { gutterPx, headPx, minWidth, rowHeight } from "./geometry.ts";
import { GridHead } from "./grid-head.tsx";
import { GridRow, type RowContext } from "./grid-row.tsx";
import { GridOverlay } from "./overlay.tsx";
import { pointOf, useGridKeys } from "./use-grid-keys.ts";
import { useGridPointer } from "./use-grid-pointer.ts";
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

/** What a person may take with the pointer: a booking that can still move, in its own space, not one on its way. */
function useMayDrag() {
  const { mayWrite, now, waiting } = useCalendarWorld();
  return useMemo(
    () => (item: CalendarItem) =>
      mayWrite &&
      item.kind !== "block" &&
      item.via === undefined &&
      item.booking.status !== "no-show" &&
      item.interval.to > now &&
      !waiting.has(item.id),
    [mayWrite, now, waiting],
  );
}

/** Where it would land, in words; in red when the place is already known to be taken. */
function useLandingWords(grid: CalendarGrid) {
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
    const demand = demandFor(space, landing.interval, item?.units ?? 1);
    const refused = freeUnits(space, entriesOf(items, space.id), demand, now, item?.id) < demand.units;
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
function placeOf(grid: CalendarGrid, landing: Landing | null): Place | undefined {
  if (!landing) return undefined;
  const column = grid.columns.findIndex(
    ({ space, track }) => space.id === landing.spaceId && overlaps(landing.interval, track.shown),
  );
  return column < 0 ? undefined : { landing, column };
}

/** The first sight of a day is its working hours, a little before now when it is today. */
function useOpeningScroll(
  scroller: React.RefObject<HTMLElement | null>,
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
function startPoint(grid: CalendarGrid, now: number): GridPoint {
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
