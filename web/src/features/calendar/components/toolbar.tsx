import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf, startOfWeek } from "@novis/domain/time/calendar";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import type { CalendarAddress } from "../model/address.ts";
import { texts } from "../texts.ts";
import { PlainSelect } from "./plain-select.tsx";
import { group, Shape, Steps } from "./toolbar-steps.tsx";

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

const bar = { px: { xs: 2, md: 3 }, pt: { xs: 1.5, md: 2 }, pb: 1.5, display: "grid", gap: 1 } as const;

const line = { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 2, rowGap: 1 } as const;
