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
  const closed = week ? undefined : site.closedDays.find((each) => each.day === day)?.label;
  const elsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== site.zone;
  return (
    <Box component="header" sx={bar}>
      <Box sx={{ flex: "1 1 300px", minWidth: 0 }}>
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
      <Box sx={group}>
        <IconButton
          aria-label={week ? t.previousWeek : t.previousDay}
          onClick={() => change({ day: stepDay(address.view, day, -1) })}
        >
          <ChevronLeftIcon />
        </IconButton>
        <Button variant="outlined" sx={{ px: 2 }} onClick={() => change({ day: dayOf(now, site.zone) })}>
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
          onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
            event.target.value && change({ day: event.target.value })
          }
          sx={dateField}
        />
      </Box>
      <Box sx={group}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={address.view}
          aria-label={t.view}
          onChange={(_event, view) =>
            view && change({ view, ...(view === "jour" && !narrow && { spaceId: undefined }) })
          }
        >
          <ToggleButton value="jour">{t.day}</ToggleButton>
          <ToggleButton value="semaine">{t.week}</ToggleButton>
        </ToggleButtonGroup>
        {narrow && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={address.form ?? "liste"}
            aria-label={t.form}
            onChange={(_event, form) => form && change({ form })}
          >
            <ToggleButton value="liste">{t.list}</ToggleButton>
            <ToggleButton value="grille">{t.gridForm}</ToggleButton>
          </ToggleButtonGroup>
        )}
        {(week || narrow) && (
          <PlainSelect
            label={t.space}
            value={address.spaceId ?? ""}
            onChange={(spaceId) => change({ spaceId: spaceId || undefined })}
          >
            <option value="">{t.allSpaces}</option>
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
        {!narrow && (
          <ToggleButton
            value="24"
            size="small"
            selected={address.wholeDay}
            aria-label={t.wholeDayLabel}
            onChange={() => change({ wholeDay: !address.wholeDay })}
          >
            {t.wholeDay}
          </ToggleButton>
        )}
        {mayWrite && !narrow && (
          <Button variant="contained" startIcon={<AddIcon />} onClick={onNew}>
            {t.newBooking}
          </Button>
        )}
      </Box>
    </Box>
  );
}

const bar = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  columnGap: 2,
  rowGap: 1,
  px: { xs: 2, md: 3 },
  py: { xs: 1.5, md: 2 },
} as const;

const group = { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 } as const;

const dateField = {
  minHeight: 44,
  px: 1.25,
  font: "inherit",
  fontVariantNumeric: "tabular-nums",
  color: "text.primary",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "text.secondary",
  borderRadius: 1,
} as const;
