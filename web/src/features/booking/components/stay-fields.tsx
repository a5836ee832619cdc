import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import type { Site } from "@novis/domain/site/site";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";
import { useTexts } from "../../../lib/texts.ts";
import { type Mode, monthsIn, monthsStay, stayOf } from "../stay.ts";
import { texts } from "../texts.ts";

interface Props {
  mode: Exclude<Mode, "hours">;
  site: Site;
  day: Day;
  maximumMinutes: number;
  selected: Interval | undefined;
  onSelect: (interval: Interval) => void;
}

/** Whole days, from a day to another, or a number of months from a day. */
export function StayFields({ mode, site, day, maximumMinutes, selected, onSelect }: Props) {
  const t = useTexts(texts);
  const lastDay = selected ? dayOf(selected.to - 1, site.zone) : day;
  const take = (interval: Interval | undefined) => interval && onSelect(interval);
  if (mode === "months") {
    const most = Math.floor(maximumMinutes / (31 * 24 * 60));
    return (
      <TextField
        select
        label={t.months}
        value={Math.max(1, monthsIn(day, lastDay))}
        onChange={(event) => take(monthsStay(site, day, Number(event.target.value)))}
        slotProps={{ select: { native: true } }}
        sx={{ maxWidth: 220 }}
      >
        {Array.from({ length: Math.max(1, most) }, (_, index) => index + 1).map((count) => (
          <option key={count} value={count}>
            {t.monthCount(count)}
          </option>
        ))}
      </TextField>
    );
  }
  return (
    <Box>
      <TextField
        type="date"
        label={t.lastDay}
        value={lastDay}
        onChange={(event) => event.target.value >= day && take(stayOf(site, day, event.target.value))}
        slotProps={{
          htmlInput: { min: day, max: addDays(day, Math.floor(maximumMinutes / (24 * 60)) - 1) },
          inputLabel: { shrink: true },
        }}
        sx={{ maxWidth: 220 }}
      />
    </Box>
  );
}
