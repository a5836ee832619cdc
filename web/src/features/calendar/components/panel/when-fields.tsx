import Box from "@mui/material/Box";
import type { Space } from "@novis/domain/space/space";
import { dayOf } from "@novis/domain/time/calendar";
import { durationMinutes, type Instant, type Interval } from "@novis/domain/time/interval";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { endOptions, lastDayOf, onDay, startingAt, startOptions, untilDay } from "../../model/when.ts";
import { texts } from "../../texts.ts";
import { useWords } from "../grid/use-words.ts";
import { DateField, SelectField } from "./fields.tsx";

export interface When {
  space: Space;
  interval: Interval;
}

interface Props {
  value: When;
  onChange: (value: When) => void;
  /** A block may last for days whatever the space. */
  severalDays?: boolean;
}

/** Where and when, as moments of the site's zone: an hour that happens twice is offered twice, in words. */
export function WhenFields({ value: { space, interval }, onChange, severalDays = false }: Props) {
  const t = useTexts(texts).panel;
  const { site, spaces } = useCalendarWorld();
  const { zone } = site;
  const step = Math.min(space.slotMinutes, 60);
  const day = dayOf(interval.from, zone);
  const lastDay = lastDayOf(interval, zone);
  const long = severalDays || space.maximumMinutes > 24 * 60 || lastDay !== day;
  const label = useMomentLabel(interval);
  const set = (next: Interval) => onChange({ space, interval: next });
  const starts = withCurrent(startOptions(zone, day, step), interval.from);
  const ends = withCurrent(endOptions(zone, interval.from, lastDay, step), interval.to);

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 2 }}>
      <Box sx={{ gridColumn: "1 / -1" }}>
        <SelectField
          label={t.space}
          value={space.id}
          onChange={(id) => onChange({ space: spaces.find((each) => each.id === id) ?? space, interval })}
          options={spaces.map((each) => [each.id, each.name])}
        />
      </Box>
      <Box sx={long ? undefined : { gridColumn: "1 / -1" }}>
        <DateField label={t.day} value={day} onChange={(next) => set(onDay(interval, next, zone))} />
      </Box>
      {long && (
        <DateField
          label={t.endDay}
          value={lastDay}
          min={day}
          onChange={(next) => set(untilDay(interval, next, zone, step))}
        />
      )}
      <SelectField
        label={t.startsAt}
        value={String(interval.from)}
        onChange={(at) => set(startingAt(interval, Number(at)))}
        options={starts.map((at) => [String(at), label.start(at)])}
      />
      <SelectField
        label={t.endsAt}
        value={String(interval.to)}
        onChange={(at) => set({ from: interval.from, to: Number(at) })}
        options={ends.map((at) => [String(at), label.end(at)])}
      />
    </Box>
  );
}

function useMomentLabel(interval: Interval) {
  const t = useTexts(texts).panel;
  const format = useFormats();
  const { site } = useCalendarWorld();
  const words = useWords();
  const day = dayOf(interval.from, site.zone);
  return {
    start: (at: Instant) => words.time(at),
    end: (at: Instant) => {
      const minutes = durationMinutes({ from: interval.from, to: at });
      const mark = dayOf(at - 1, site.zone) === day ? "" : ` ${t.nextDayMark}`;
      return minutes > 24 * 60 ? words.time(at) : `${words.time(at)}${mark} (${format.duration(minutes)})`;
    },
  };
}

/** A moment off the steps (made elsewhere) is still shown as it is. */
function withCurrent(options: Instant[], current: Instant): Instant[] {
  return options.includes(current) ? options : [...options, current].sort((a, b) => a - b);
}
