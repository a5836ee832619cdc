import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import { addDays, type Day } from "@novis/domain/time/calendar";
import { Chevron } from "../../../components/chevron.tsx";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { type DayAvailability, freeShare } from "../../space/week.ts";
import { texts } from "../texts.ts";

interface Props {
  days: readonly DayAvailability[];
  selected: Day;
  today: Day;
  lastDay: Day;
  onSelect: (day: Day) => void;
}

/** A week as seven buttons, each with how much of it is free; any other date through the native field. */
export function DayStrip({ days, selected, today, lastDay, onSelect }: Props) {
  const t = useTexts(texts);
  const monday = days[0]?.day ?? selected;
  const sunday = days.at(-1)?.day ?? selected;
  const shift = (by: number) => onSelect(addDays(selected, by) < today ? today : addDays(selected, by));
  return (
    <Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, mb: 1.5 }}>
        <TextField
          type="date"
          size="small"
          label={t.day}
          value={selected}
          onChange={(event) => event.target.value >= today && onSelect(event.target.value)}
          slotProps={{ htmlInput: { min: today, max: lastDay }, inputLabel: { shrink: true } }}
          sx={{ maxWidth: 190, "& .MuiInputBase-root": { minHeight: 44 } }}
        />
        <Box sx={{ ml: "auto", whiteSpace: "nowrap" }}>
          <IconButton aria-label={t.previousWeek} disabled={monday <= today} onClick={() => shift(-7)}>
            <Chevron back />
          </IconButton>
          <IconButton aria-label={t.nextWeek} disabled={sunday >= lastDay} onClick={() => shift(7)}>
            <Chevron />
          </IconButton>
        </Box>
      </Box>
      <Box
        role="group"
        aria-label={t.day}
        sx={{ display: "grid", gridTemplateColumns: "repeat(7, minmax(0, 1fr))", gap: { xs: 0.5, md: 1 } }}
      >
        {days.map((seen) => (
          <DayButton key={seen.day} seen={seen} selected={seen.day === selected} onSelect={onSelect} />
        ))}
      </Box>
    </Box>
  );
}

function DayButton({
  seen,
  selected,
  onSelect,
}: {
  seen: DayAvailability;
  selected: boolean;
  onSelect: (day: Day) => void;
}) {
  const t = useTexts(texts);
  const format = useFormats();
  const gone = seen.state === "past" || seen.state === "too-far";
  return (
    <Box
      component="button"
      type="button"
      disabled={gone}
      aria-pressed={selected}
      onClick={() => onSelect(seen.day)}
      sx={button}
    >
      <Box component="span" sx={{ typography: "caption", lineHeight: 1.2 }}>
        {format.weekday(seen.day).replace(".", "")}
      </Box>
      <Box component="span" sx={{ fontWeight: 600, fontSize: "1.125rem", fontVariantNumeric: "tabular-nums" }}>
        {format.dayOfMonth(seen.day)}
      </Box>
      <Box component="span" sx={visuallyHidden}>
        {`${format.month(seen.day)}, ${seen.label ?? t.dayState[seen.state]}`}
      </Box>
      <Box component="span" sx={gauge}>
        <Box
          component="span"
          sx={{ display: "block", height: 4, bgcolor: "currentColor" }}
          style={{ width: `${100 * freeShare(seen)}%` }}
        />
      </Box>
    </Box>
  );
}

const button = {
  position: "relative",
  display: "grid",
  justifyItems: "center",
  gap: 0.25,
  minHeight: 72,
  p: 0.5,
  pt: 1,
  font: "inherit",
  color: "text.primary",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "divider",
  borderRadius: 1,
  cursor: "pointer",
  "& > span:last-of-type": { color: "primary.main" },
  "&:hover": { borderColor: "primary.main" },
  "&:disabled": { color: "text.secondary", bgcolor: "transparent", opacity: 0.55, cursor: "default" },
  "&[aria-pressed=true]": { bgcolor: "primary.main", color: "primary.contrastText", borderColor: "primary.main" },
  "&[aria-pressed=true] > span:last-of-type": { color: "primary.contrastText" },
} as const;

const gauge = {
  display: "block",
  width: "70%",
  height: 4,
  mt: 0.25,
  borderRadius: 2,
  overflow: "hidden",
  bgcolor: "divider",
} as const;
