import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { mergeEntries } from "@novis/domain/booking/agenda";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import { useState } from "react";
import { Chevron } from "../../../components/chevron.tsx";
import { ErrorState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { ZoneNote } from "../../../components/zone-note.tsx";
import { useNow } from "../../../lib/clock.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useLiveAgenda } from "../queries.ts";
import { texts } from "../texts.ts";
import { dayAvailability, weekAround } from "../week.ts";
import { DayRow } from "./day-row.tsx";

/** Seven rows, one per day, drawn to scale and live: each opens the booking of that day. */
export function WeekAvailability({ space, site }: { space: Space; site: Site }) {
  const t = useTexts(texts).week;
  const format = useFormats();
  const now = useNow();
  const today = dayOf(now, site.zone);
  const [anchor, setAnchor] = useState<Day>(today);
  const week = weekAround(anchor);
  const agenda = useLiveAgenda(space.id, week.from, week.to);
  const entries = agenda.data && mergeEntries(agenda.data.data);
  const monday = week.days[0] ?? anchor;
  const current = week.days.includes(today);
  return (
    <Box component="section" aria-labelledby="week">
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap", mb: 1.5 }}>
        <Typography variant="h3" component="h2" id="week" sx={{ mr: 1 }}>
          {current ? t.title : t.titleOf(format.civilDay(monday))}
        </Typography>
        {agenda.data && !agenda.data.fromCache && <Live>{t.live}</Live>}
        {agenda.data && <SeenAt fromCache={agenda.data.fromCache} seenAt={agenda.data.seenAt} />}
        <Box sx={{ ml: "auto" }}>
          <IconButton aria-label={t.previous} disabled={current} onClick={() => setAnchor(addDays(monday, -7))}>
            <Chevron back />
          </IconButton>
          <IconButton aria-label={t.next} onClick={() => setAnchor(addDays(monday, 7))}>
            <Chevron />
          </IconButton>
        </Box>
      </Box>
      {agenda.error ? (
        <ErrorState error={agenda.error} onRetry={() => agenda.refetch()} />
      ) : (
        <Box component="ul" aria-busy={agenda.isPending} sx={{ listStyle: "none", m: 0, p: 0 }}>
          {week.days.map((day) => (
            <DayRow key={day} space={space} site={site} seen={dayAvailability(site, space, day, entries, now)} />
          ))}
        </Box>
      )}
      <Box sx={{ mt: 1.5 }}>
        <ZoneNote zone={site.zone} />
      </Box>
    </Box>
  );
}

function Live({ children }: { children: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.75,
        typography: "body2",
        color: "success.main",
        fontWeight: 600,
      }}
    >
      <Box
        component="span"
        aria-hidden="true"
        sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: "success.main" }}
      />
      {children}
    </Box>
  );
}
