import { type AgendaEntry, unitsInUse } from "@novis/domain/booking/agenda";
import { openingOn, type Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import { contains, type Instant, type Interval, MINUTE, merge, overlaps } from "@novis/domain/time/interval";
import { type Axis, axisOf, bottomOf, rowInterval, type Track, topOf } from "./axis.ts";
import { shownHours } from "./hours.ts";
import { type CalendarItem, entriesOf } from "./items.ts";
import { type Lane, lanesOf } from "./lanes.ts";

/** A use drawn in a column, measured in rows. */
export interface Card extends Lane {
  item: CalendarItem;
  top: number;
  bottom: number;
  /** Rows of buffer before and after, drawn hatched. */
  bufferTop: number;
  bufferBottom: number;
  /** It goes on above or below what is drawn: yesterday, tomorrow. */
  cutTop: boolean;
  cutBottom: boolean;
}

export interface Cell {
  row: number;
  /** Null for an hour that this day skips. */
  interval: Interval | null;
  open: boolean;
  usedUnits: number;
}

/** One space on one day. */
export interface Column {
  key: string;
  space: Space;
  day: Day;
  track: Track;
  cards: Card[];
  cells: Cell[];
  /** The most units in use at once on that day. */
  peakUnits: number;
}

export interface CalendarGrid {
  axis: Axis;
  columns: Column[];
}

export interface GridRequest {
  site: Site;
  /** In the order of the columns: several spaces on one day, or one space on several days. */
  cells: readonly { space: Space; day: Day }[];
  items: readonly CalendarItem[];
  now: Instant;
  wholeDay?: boolean;
}

export function gridOf({ site, cells, items, now, wholeDay = false }: GridRequest): CalendarGrid {
  const days = [...new Set(cells.map(({ day }) => day))];
  const spaceIds = new Set(cells.map(({ space }) => space.id));
  const drawn = items.filter((item) => spaceIds.has(item.spaceId)).map((item) => item.interval);
  const step = Math.min(60, ...cells.map(({ space }) => space.slotMinutes));
  const axis = axisOf(site.zone, days, shownHours(site, days, drawn, wholeDay), Math.max(15, step));
  return { axis, columns: cells.flatMap(({ space, day }) => columnOf(site, axis, space, day, items, now)) };
}

function columnOf(
  site: Site,
  axis: Axis,
  space: Space,
  day: Day,
  items: readonly CalendarItem[],
  now: Instant,
): Column[] {
  const track = axis.tracks.get(day);
  if (!track) return [];
  const own = items.filter((item) => item.spaceId === space.id && overlaps(item.interval, track.shown));
  const lanes = lanesOf(own, space.units);
  const cards = own.map((item, index) => cardOf(axis, track, item, lanes[index] ?? { lane: 0, span: 1, lanes: 1 }));
  const entries = entriesOf(own, space.id);
  const opening = merge(openingOn(site, day));
  const bare = entries.map((entry) => ({ ...entry, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }));
  const cellsOfDay = axis.rows.map((_, row): Cell => {
    const interval = rowInterval(axis, track, row);
    return {
      row,
      interval,
      open: interval !== null && opening.some((period) => contains(period, interval)),
      usedUnits: interval === null ? 0 : peakOf(entries, interval, space, now),
    };
  });
  const peakUnits = peakOf(bare, track.shown, space, now);
  return [{ key: `${space.id}/${day}`, space, day, track, cards, cells: cellsOfDay, peakUnits }];
}

function peakOf(entries: readonly AgendaEntry[], interval: Interval, space: Space, now: Instant): number {
  const demand = { ...interval, units: 1, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  return Math.min(space.units, unitsInUse(entries, demand, now));
}

function cardOf(axis: Axis, track: Track, item: CalendarItem, lane: Lane): Card {
  const { from, to } = item.interval;
  const top = topOf(axis, track, Math.max(from, track.shown.from));
  const bottom = bottomOf(axis, track, Math.min(to, track.shown.to));
  const padFrom = Math.max(track.shown.from, from - item.bufferBeforeMinutes * MINUTE);
  const padTo = Math.min(track.shown.to, to + item.bufferAfterMinutes * MINUTE);
  return {
    ...lane,
    item,
    top,
    bottom,
    bufferTop: Math.max(0, top - topOf(axis, track, padFrom)),
    bufferBottom: Math.max(0, bottomOf(axis, track, padTo) - bottom),
    cutTop: from < track.shown.from,
    cutBottom: to > track.shown.to,
  };
}
