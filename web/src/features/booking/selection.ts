import type { AgendaEntry } from "@novis/domain/booking/agenda";
import { slotsOf } from "@novis/domain/booking/slots";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import { type Instant, type Interval, MINUTE, merge } from "@novis/domain/time/interval";

/** A step of the timeline as the visitor meets it. */
export interface Cell extends Interval {
  state: "free" | "taken" | "past" | "too-short" | "unknown";
  freeUnits: number;
}

/**
 * The day's steps for so many units. A free step inside a stretch shorter than the shortest booking cannot be taken;
 * nothing can while the entries are being read (undefined).
 */
export function cellsOf(
  site: Site,
  space: Space,
  day: Day,
  units: number,
  entries: readonly AgendaEntry[] | undefined,
  now: Instant,
): Cell[] {
  const steps = slotsOf(site, space, day, entries ?? [], now).map((slot) => ({
    from: slot.from,
    to: slot.to,
    freeUnits: slot.freeUnits,
    free: slot.bookable && slot.freeUnits >= units,
    past: slot.freeUnits >= units && !slot.bookable,
  }));
  const long = stretchesOf(steps.filter((step) => step.free)).filter(
    (stretch) => stretch.to - stretch.from >= space.minimumMinutes * MINUTE,
  );
  const possible = entries ? "free" : "unknown";
  return steps.map(({ from, to, freeUnits, free, past }) => {
    const reachable = long.some((stretch) => stretch.from <= from && to <= stretch.to);
    return { from, to, freeUnits, state: free ? (reachable ? possible : "too-short") : past ? "past" : "taken" };
  });
}

/** The stretches without a break that can be chosen. Two free steps side by side are one free stretch, buffers included. */
export function freeStretches(cells: readonly Cell[]): Interval[] {
  return stretchesOf(cells.filter((cell) => cell.state === "free"));
}

/**
 * What taking `cell` selects: the wanted length from there; shorter when something comes after; the shortest booking
 * ending there when only the last step of a stretch was left.
 */
export function selectFrom(
  cells: readonly Cell[],
  cell: Interval,
  wantedMinutes: number,
  minimumMinutes: number,
): Interval | undefined {
  const stretch = freeStretches(cells).find((each) => each.from <= cell.from && cell.to <= each.to);
  if (!stretch) return undefined;
  const to = Math.min(cell.from + wantedMinutes * MINUTE, stretch.to);
  if (to - cell.from >= minimumMinutes * MINUTE) return { from: cell.from, to };
  const from = stretch.to - minimumMinutes * MINUTE;
  return from >= stretch.from ? { from, to: stretch.to } : undefined;
}

/** From one step to another, dragged or with Shift, kept inside the free stretch where it began. */
export function selectBetween(
  cells: readonly Cell[],
  start: Interval,
  end: Interval,
  limits: { minimumMinutes: number; maximumMinutes: number },
): Interval | undefined {
  const stretch = freeStretches(cells).find((each) => each.from <= start.from && start.to <= each.to);
  if (!stretch) return undefined;
  const from = Math.max(Math.min(start.from, end.from), stretch.from);
  const to = Math.min(Math.max(start.to, end.to), stretch.to, from + limits.maximumMinutes * MINUTE);
  if (to - from >= limits.minimumMinutes * MINUTE) return { from, to };
  return selectFrom(cells, { from, to: from + 1 }, limits.minimumMinutes, limits.minimumMinutes);
}

/** Lengths offered as buttons: what the space allows and the day can hold. */
export function durationChoices(space: Space, opening: readonly Interval[]): number[] {
  const longest = Math.max(0, ...opening.map((period) => (period.to - period.from) / MINUTE));
  return [30, 60, 90, 120, 180, 240, 480, longest]
    .filter((minutes, index, all) => all.indexOf(minutes) === index && minutes <= longest)
    .filter((minutes) => minutes >= space.minimumMinutes && minutes <= space.maximumMinutes)
    .filter((minutes) => minutes % space.slotMinutes === 0);
}

function stretchesOf(steps: readonly Interval[]): Interval[] {
  return merge(steps.map(({ from, to }) => ({ from, to })));
}
