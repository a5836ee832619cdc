import Box from "@mui/material/Box";
import type { Space } from "@novis/domain/space/space";
import type { Day, Zone } from "@novis/domain/time/calendar";
import { contains, type Interval } from "@novis/domain/time/interval";
import { useId, useState } from "react";
import { isFullHour, isRepeatedHour, useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { type Cell, selectBetween, selectFrom } from "../selection.ts";
import { texts } from "../texts.ts";
import { useTimelinePointer } from "../use-timeline-pointer.ts";
import { timelineStyles as styles } from "./timeline.styles.ts";

interface Props {
  space: Space;
  zone: Zone;
  day: Day;
  cells: readonly Cell[];
  selected: Interval | undefined;
  /** The length that one touch takes. */
  minutes: number;
  onSelect: (interval: Interval) => void;
}

/**
 * The day as one ribbon of steps that wraps like a line of text: one touch takes the wanted length, a drag or Shift with
 * the arrows takes any other. One tab stop; every step says its day, its hours and its state.
 */
export function Timeline({ space, zone, day, cells, selected, minutes, onSelect }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const helpId = useId();
  const first = Math.max(
    0,
    cells.findIndex((cell) => (selected ? contains(selected, cell) : cell.state === "free")),
  );
  const [focused, setFocused] = useState<number | null>(null);
  const stop = focused !== null && focused < cells.length ? focused : first;
  const take = (cell: Cell) => {
    const interval = selectFrom(cells, cell, minutes, space.minimumMinutes);
    if (interval) onSelect(interval);
  };
  const stretch = (from: Interval, to: Interval) => {
    const interval = selectBetween(cells, from, to, space);
    if (interval) onSelect(interval);
  };
  const pointer = useTimelinePointer(cells, stretch);
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = stepOf(event.key, event.currentTarget);
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(cells.length - 1, Math.max(0, stop + step));
    const [from, to] = [cells[stop], cells[next]];
    setFocused(next);
    event.currentTarget.querySelectorAll<HTMLElement>("button")[next]?.focus();
    if (event.shiftKey && from && to) stretch(selected ? anchorOf(cells, selected, step) : from, to);
  };
  return (
    <Box>
      <Box id={helpId} component="p" sx={styles.help}>
        {t.timelineHelp}{" "}
        <Box component="span" sx={styles.keys}>
          {t.timelineKeys}
        </Box>
      </Box>
      <Box
        role="group"
        aria-label={t.timeline(format.civilDay(day))}
        aria-describedby={helpId}
        data-step={space.slotMinutes}
        sx={styles.ribbon}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        {cells.map((cell, place) => {
          const chosen = selected !== undefined && contains(selected, cell);
          const state = chosen ? "chosen" : cell.state;
          const pool = space.units > 1 && cell.state === "free" ? `, ${t.cell.left(cell.freeUnits)}` : "";
          const season = isRepeatedHour(cell.from, zone) ? ` (${format.season(cell.from, zone)})` : "";
          const words = cell.state === "free" && chosen ? t.cell.chosen : t.cell[cell.state];
          return (
            <Box
              component="button"
              type="button"
              key={cell.from}
              data-place={place}
              data-state={state}
              data-first={chosen && selected.from === cell.from}
              data-last={chosen && selected.to === cell.to}
              aria-pressed={chosen}
              aria-disabled={cell.state !== "free"}
              tabIndex={place === stop ? 0 : -1}
              aria-label={`${format.civilDay(day)}, ${format.timeRange(cell, zone)}${season}, ${words}${pool}`}
              onClick={() => take(cell)}
              onFocus={() => setFocused(place)}
              sx={styles.cell}
            >
              <Box component="span" aria-hidden="true" sx={styles.hour}>
                {labelled(cell, cells[place - 1], zone) ? format.time(cell.from, zone) + season : ""}
              </Box>
              <Box component="span" aria-hidden="true" sx={styles.bar} />
            </Box>
          );
        })}
      </Box>
      <Box component="ul" aria-hidden="true" sx={styles.legend}>
        {(["free", "taken", "chosen"] as const).map((state) => (
          <li key={state}>
            <Box component="span" data-state={state} sx={styles.swatch} />
            {t.legend[state]}
          </li>
        ))}
      </Box>
    </Box>
  );
}

/** Full hours carry their name; so does the first step after a break. */
function labelled(cell: Cell, before: Cell | undefined, zone: Zone): boolean {
  return isFullHour(cell.from, zone) || before?.to !== cell.from;
}

/** Arrows move by a step, up and down by a line of the ribbon, Home and End to its ends. */
function stepOf(key: string, ribbon: HTMLElement): number | undefined {
  const line = getComputedStyle(ribbon).gridTemplateColumns.split(" ").length;
  return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: line, ArrowUp: -line, Home: -1e6, End: 1e6 }[key];
}

/** Stretching moves one end; the other stays. */
function anchorOf(cells: readonly Cell[], selected: Interval, step: number): Interval {
  const inside = cells.filter((cell) => contains(selected, cell));
  return (step > 0 ? inside[0] : inside.at(-1)) ?? selected;
}
