import ChevronLeftIcon from "@mui/icons-material/ChevronLeft";
import ChevronRightIcon from "@mui/icons-material/ChevronRight";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import type { Day } from "@novis/domain/time/calendar";
import type { ChangeEvent } from "react";
import { useTexts } from "../../../lib/texts.ts";
import { type CalendarAddress, stepDay } from "../model/address.ts";
import { texts } from "../texts.ts";

interface StepsProps {
  address: CalendarAddress;
  day: Day;
  today: Day;
  change: (part: Partial<CalendarAddress>) => void;
}

interface ShapeProps {
  address: CalendarAddress;
  narrow: boolean;
  change: (part: Partial<CalendarAddress>) => void;
}

/** Backwards, today, forwards, or straight to a date. */
export function Steps({ address, day, today, change }: StepsProps) {
  const t = useTexts(texts);
  const week = address.view === "semaine";
  return (
    <Box sx={{ ...group, flexWrap: "nowrap", gap: { xs: 0.5, md: 1 }, minWidth: 0, width: { xs: "100%", md: "auto" } }}>
      <IconButton
        aria-label={week ? t.previousWeek : t.previousDay}
        edge="start"
        onClick={() => change({ day: stepDay(address.view, day, -1) })}
      >
        <ChevronLeftIcon />
      </IconButton>
      <Button variant="outlined" sx={{ px: { xs: 1, md: 2 }, flex: "none" }} onClick={() => change({ day: today })}>
        {t.today}
      </Button>
      <IconButton
        aria-label={week ? t.nextWeek : t.nextDay}
        onClick={() => change({ day: stepDay(address.view, day, 1) })}
      >
        <ChevronRightIcon />
      </IconButton>
      <Box
        component="input"
        type="date"
        aria-label={t.pickDay}
        value={day}
        onChange={(event: ChangeEvent<HTMLInputElement>) => event.target.value && change({ day: event.target.value })}
        sx={dateField}
      />
    </Box>
  );
}

/** Day or week; on a phone, list or grid; elsewhere, the whole twenty-four hours. */
export function Shape({ address, narrow, change }: ShapeProps) {
  const t = useTexts(texts);
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={address.view}
        aria-label={t.view}
        onChange={(_event, view) => view && change({ view, ...(view === "jour" && !narrow && { spaceId: undefined }) })}
      >
        <ToggleButton value="jour" sx={toggle}>
          {t.day}
        </ToggleButton>
        <ToggleButton value="semaine" sx={toggle}>
          {t.week}
        </ToggleButton>
      </ToggleButtonGroup>
      {narrow && address.view === "jour" && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={address.form ?? "liste"}
          aria-label={t.form}
          onChange={(_event, form) => form && change({ form })}
        >
          <ToggleButton value="liste" sx={toggle}>
            {t.list}
          </ToggleButton>
          <ToggleButton value="grille" sx={toggle}>
            {t.gridForm}
          </ToggleButton>
        </ToggleButtonGroup>
      )}
      {!narrow && (
        <ToggleButton
          value="24"
          size="small"
          selected={address.wholeDay}
          aria-label={t.wholeDayLabel}
          onChange={() => change({ wholeDay: !address.wholeDay })}
          sx={toggle}
        >
          {t.wholeDay}
        </ToggleButton>
      )}
    </>
  );
}

export const group = { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 } as const;

const toggle = { px: 1.5 } as const;

const dateField = {
  minHeight: 44,
  minWidth: 0,
  flex: "0 1 170px",
  px: { xs: 0.75, md: 1.25 },
  font: "inherit",
  fontVariantNumeric: "tabular-nums",
  color: "text.primary",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "text.secondary",
  borderRadius: 1,
} as const;
