import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import { type Interval, MINUTE } from "@novis/domain/time/interval";
import { useEffect, useState } from "react";
import { ErrorState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { ZoneNote } from "../../../components/zone-note.tsx";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { durationChoices } from "../selection.ts";
import { type Mode, modeOf, modesOf, monthsStay, stayOf } from "../stay.ts";
import { texts } from "../texts.ts";
import type { DayPlan } from "../use-day-plan.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { StayFields } from "./stay-fields.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  space: Space;
  site: Site;
  day: Day;
  plan: DayPlan;
  selected: Interval | undefined;
  onSelect: (interval: Interval | undefined) => void;
}

/** The moment itself: hours on the day's ribbon, whole days, or months, as the space is sold. */
export function SlotPicker({ space, site, day, plan, selected, onSelect }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const offered = modesOf(space);
  const [mode, setMode] = useState<Mode>(() => (selected ? modeOf(site, selected, offered) : (offered[0] ?? "hours")));
  const choices = durationChoices(space, plan.seen.opening);
  const [wanted, setWanted] = useState<number | undefined>();
  const minutes = wanted ?? (selected ? (selected.to - selected.from) / MINUTE : (choices[0] ?? space.minimumMinutes));
  const changeMode = (next: Mode) => {
    setMode(next);
    if (next === "hours") onSelect(undefined);
    else onSelect(next === "months" ? monthsStay(site, day, 1) : stayOf(site, day, day));
  };
  const changeLength = (length: number) => {
    setWanted(length);
    if (!selected) return;
    const cell = plan.cells.find((each) => each.from === selected.from);
    if (cell) onSelect(plan.take(cell, length) ?? selected);
  };
  const stay = mode === "months" ? monthsStay(site, day, 1) : stayOf(site, day, day);
  // Another day of a stay by days or months: it starts there, without being asked twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day and way of counting
  useEffect(() => {
    if (mode !== "hours" && !selected && stay) onSelect(stay);
  }, [mode, day, selected === undefined]);
  if (plan.error) return <ErrorState error={plan.error} onRetry={plan.retry} />;
  return (
    <Box aria-busy={plan.pending} sx={{ display: "grid", gap: 2.5 }}>
      {plan.live && <SeenAt fromCache={plan.live.fromCache} seenAt={plan.live.seenAt} />}
      {offered.length > 1 && (
        <ChoiceRow
          label={t.mode}
          value={mode}
          onChange={changeMode}
          options={offered.map((each) => [each, t.modes[each]] as const)}
        />
      )}
      {plan.seen.state === "closed" ? (
        <Typography>{plan.seen.label ? t.closedWhy(plan.seen.label) : t.closedThatDay}</Typography>
      ) : mode === "hours" ? (
        <>
          <ChoiceRow
            label={t.duration}
            value={minutes}
            onChange={changeLength}
            options={choices.map(
              (each) => [each, each === longestOf(plan) ? t.wholeDay : format.duration(each)] as const,
            )}
          />
          <Timeline
            space={space}
            zone={site.zone}
            day={day}
            cells={plan.cells}
            selected={selected}
            minutes={minutes}
            onSelect={onSelect}
          />
        </>
      ) : (
        <StayFields
          mode={mode}
          site={site}
          day={day}
          maximumMinutes={space.maximumMinutes}
          selected={selected}
          onSelect={onSelect}
        />
      )}
      <ZoneNote zone={site.zone} />
      {plan.seen.state === "full" && mode === "hours" && (
        <NextFree plan={plan} site={site} day={day} onSelect={onSelect} />
      )}
    </Box>
  );
}

/** Nothing left that day: the nearest free slot of the week, one touch away. */
function NextFree({ plan, site, day, onSelect }: Pick<Props, "plan" | "site" | "day" | "onSelect">) {
  const t = useTexts(texts);
  const format = useFormats();
  const next = plan.nextFree({ from: plan.seen.opening[0]?.from ?? 0, to: plan.seen.opening[0]?.to ?? 0 });
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 2, flexWrap: "wrap" }}>
      <Typography>{t.fullThatDay}</Typography>
      {next && (
        <Button variant="outlined" onClick={() => onSelect(next)}>
          {t.nextFree(
            dayOf(next.from, site.zone) === day ? format.timeRange(next, site.zone) : format.range(next, site.zone),
          )}
        </Button>
      )}
    </Box>
  );
}

function longestOf(plan: DayPlan): number {
  return Math.max(0, ...plan.seen.opening.map((period) => (period.to - period.from) / MINUTE));
}

/** The furthest day that the address may ask for. */
export function lastBookableDay(space: Space, today: Day): Day {
  return addDays(today, space.horizonDays);
}
