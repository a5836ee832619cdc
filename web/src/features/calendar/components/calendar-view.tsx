import Box from "@mui/material/Box";
import type { Block, Booking } from "@novis/domain/booking/booking";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";
import { useMemo } from "react";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useCalendarWorld } from "../calendar-world.ts";
import { type CalendarAddress, daysShown } from "../model/address.ts";
import { type Column, gridOf } from "../model/calendar-model.ts";
import { type Landing, suggestedEnd } from "../model/gesture.ts";
import type { CalendarItem } from "../model/items.ts";
import { texts } from "../texts.ts";
import { useBlocking } from "../use-blocking.tsx";
import { useOutcomes } from "../use-outcomes.ts";
import { DayList } from "./day-list.tsx";
import { TimeGrid } from "./grid/time-grid.tsx";
import type { When } from "./panel/when-fields.tsx";
import { WeekMatrix } from "./week-matrix.tsx";

interface Props {
  day: Day;
  address: CalendarAddress;
  narrow: boolean;
  change: (part: Partial<CalendarAddress>) => void;
  /** What the open form speaks of, drawn on the grid. */
  proposed: When | null;
  onCreate: (when: When) => void;
  onCreateOn: (space: Space, day: Day) => void;
  onOpen: (id: string, move?: boolean) => void;
}

/** A list on a phone; spaces as columns for a day; a week of one space; a week of them all. */
export function CalendarView({ day, address, narrow, change, proposed, onCreate, onCreateOn, onOpen }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const { spaces } = useCalendarWorld();
  const days = daysShown(address.view, day);
  const chosen = spaces.find(({ id }) => id === address.spaceId);
  const open = (item: CalendarItem) => onOpen(item.id);

  if (narrow && (address.form !== "grille" || address.view === "semaine"))
    return <DayList days={days} spaceId={chosen?.id} onOpen={open} />;
  if (address.view === "semaine" && !chosen && !narrow) {
    return (
      <WeekMatrix
        days={days}
        label={t.gridLabel(t.allSpaces, t.weekOf(format.civilDay(days[0] ?? day)))}
        onOpen={open}
        onCreate={onCreateOn}
        onDay={(next) => change({ view: "jour", day: next })}
        onSpace={(space) => change({ spaceId: space.id })}
      />
    );
  }
  const week = address.view === "semaine" && !narrow;
  const cells =
    week && chosen
      ? days.map((one) => ({ space: chosen, day: one }))
      : (narrow ? [chosen ?? spaces[0]] : spaces).flatMap((space) => (space ? [{ space, day }] : []));
  const label =
    week && chosen
      ? t.gridLabel(chosen.name, t.weekOf(format.civilDay(days[0] ?? day)))
      : t.gridLabel(t.title, format.civilDay(day));
  return (
    <Grid
      cells={cells}
      label={label}
      several={!week}
      address={address}
      change={change}
      proposed={proposed}
      onCreate={onCreate}
      onOpen={onOpen}
    />
  );
}

interface GridProps extends Pick<Props, "address" | "change" | "proposed" | "onCreate" | "onOpen"> {
  cells: readonly { space: Space; day: Day }[];
  label: string;
  several: boolean;
}

function Grid({ cells, label, several, address, change, proposed, onCreate, onOpen }: GridProps) {
  const t = useTexts(texts);
  const { site, spaces, items, now } = useCalendarWorld();
  const { drop, dialog } = useDrop();
  const key = cells.map(({ space, day }) => `${space.id}/${day}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the cells, made anew at each drawing.
  const grid = useMemo(
    () => gridOf({ site, cells, items, now, wholeDay: address.wholeDay }),
    [site, key, spaces, items, now, address.wholeDay],
  );
  const create = ({ spaceId, interval }: Landing) => {
    const space = spaces.find(({ id }) => id === spaceId);
    if (!space) return;
    // One slot is a start; several are a choice.
    const single = interval.to - interval.from <= grid.axis.stepMinutes * 60_000;
    const next = items.find(
      (item) => item.spaceId === spaceId && item.interval.from > interval.from && space.units === 1,
    );
    const to = single ? suggestedEnd(interval.from, space.minimumMinutes, next?.interval.from) : interval.to;
    onCreate({ space, interval: { from: interval.from, to } });
  };
  const head = ({ space, day }: Column) =>
    several ? change({ view: "semaine", spaceId: space.id }) : change({ view: "jour", day, spaceId: undefined });
  return (
    <>
      <Box component="p" sx={visuallyHidden}>
        {t.gridHelp}
      </Box>
      <TimeGrid
        grid={grid}
        label={label}
        several={several}
        proposed={proposed && { spaceId: proposed.space.id, interval: proposed.interval }}
        onOpen={(item) => onOpen(item.id)}
        onMove={(item) => onOpen(item.id, true)}
        onCreate={create}
        onDrop={drop}
        onHead={head}
      />
      {dialog}
    </>
  );
}

/** A card was let go: shown there at once, sent, told; put back with the reason when the server refuses. */
function useDrop() {
  const { spaces, commands } = useCalendarWorld();
  const { moved, refused } = useOutcomes();
  const move = (booking: Booking, spaceId: string, interval: Interval) => {
    const space = spaces.find(({ id }) => id === spaceId);
    if (!space) return;
    commands.move(booking, { space, interval }).then(
      (after) => moved(booking, after),
      (error: unknown) => refused(error, ({ spaceId: other, ...slot }) => move(booking, other, slot)),
    );
  };
  const blocking = useBlocking({ onDone: () => undefined, onRefused: refused });
  const moveBlock = (block: Block, spaceId: string, interval: Interval) => {
    const [own, space] = [block.spaceId, spaceId].map((wanted) => spaces.find(({ id }) => id === wanted));
    if (!own || !space) return;
    const part = block.units < own.units ? { units: Math.min(block.units, space.units) } : {};
    blocking.place({ space, interval, reason: block.reason, replaces: block, ...part });
  };
  const drop = (item: CalendarItem, { spaceId, interval }: Landing) =>
    item.kind === "block" ? moveBlock(item.block, spaceId, interval) : move(item.booking, spaceId, interval);
  return { drop, dialog: blocking.dialog };
}
