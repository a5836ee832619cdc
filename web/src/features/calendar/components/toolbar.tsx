import AddIcon from "@mui/icons-material/Add";
import ChevronLeftIcon from "@mui/icons-material/ChevronLeft";
import ChevronRightIcon from "@mui/icons-material/ChevronRight";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf, startOfWeek } from "@novis/domain/time/calendar";
import type { ChangeEvent } from "react";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { type CalendarAddress, stepDay } from "../model/address.ts";
import { texts } from "../texts.ts";
import { PlainSelect } from "./plain-select.tsx";

interface Props {
  sites: readonly Site[];
  site: Site;
  spaces: readonly Space[];
  address: CalendarAddress;
  day: Day;
  now: number;
  narrow: boolean;
  mayWrite: boolean;
  change: (part: Partial<CalendarAddress>) => void;
  onNew: () => void;
}

/** What is shown: all of it changes the address, and nothing else. */
export function Toolbar({ sites, site, spaces, address, day, now, narrow, mayWrite, change, onNew }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const week = address.view === "semaine";
  const heading = week ? t.weekOf(format.civilDay(startOfWeek(day))) : format.civilDay(day);
  // The grid of a phone shows one space.
  const oneSpace = narrow && address.form === "grille" && !week;
  const closed = week ? undefined : site.closedDays.find((each) => each.day === day)?.label;
  const elsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== site.zone;
  return (
    <Box component="header" sx={bar}>
      <Box sx={line}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h1" sx={{ fontSize: { xs: "1.25rem", md: "1.625rem" } }}>
            <Box component="span" sx={{ "&::first-letter": { textTransform: "uppercase" }, display: "inline-block" }}>
              {heading}
            </Box>
          </Typography>
          {(closed || elsewhere) && (
            <Typography variant="body2" sx={{ color: "text.secondary" }}>
              {[closed && t.closedDay(closed), elsewhere && t.zoneNote(format.zoneName(site.zone))]
                .filter(Boolean)
                .join(" · ")}
            </Typography>
          )}
        </Box>
        {mayWrite && !narrow && (
          <Button variant="contained" startIcon={<AddIcon />} onClick={onNew}>
            {t.newBooking}
          </Button>
        )}
      </Box>
      <Box sx={line}>
        <Steps address={address} day={day} today={dayOf(now, site.zone)} change={change} />
        <Box sx={{ ...group, ml: { md: "auto" } }}>
          <Shape address={address} narrow={narrow} change={change} />
          {(week || narrow) && (
            <PlainSelect
              label={t.space}
              value={address.spaceId ?? (oneSpace ? (spaces[0]?.id ?? "") : "")}
              onChange={(spaceId) => change({ spaceId: spaceId || undefined })}
            >
              {!oneSpace && <option value="">{t.allSpaces}</option>}
              {spaces.map((space) => (
                <option key={space.id} value={space.id}>
                  {space.name}
                </option>
              ))}
            </PlainSelect>
          )}
          {sites.length > 1 && (
            <PlainSelect
              label={t.site}
              value={site.id}
              onChange={(siteId) => change({ siteId, spaceId: undefined, openId: undefined })}
            >
              {sites.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </PlainSelect>
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** Backwards, today, forwards, or straight to a date. */
function Steps({ address, day, today, change }: Pick<Props, "address" | "day" | "change"> & { today: Day }) {
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
function Shape({ address, narrow, change }: Pick<Props, "address" | "narrow" | "change">) {
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

const bar = { px: { xs: 2, md: 3 }, pt: { xs: 1.5, md: 2 }, pb: 1.5, display: "grid", gap: 1 } as const;

const line = { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 2, rowGap: 1 } as const;

const group = { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 } as const;

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
