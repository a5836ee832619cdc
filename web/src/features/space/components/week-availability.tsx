import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { mergeEntries } from "@novis/domain/booking/agenda";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";
import { useState } from "react";
import { Link } from "react-router-dom";
import { ErrorState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useNow } from "../../../lib/clock.ts";
import { useFormats } from "../../../lib/format.ts";
import { bookingLink } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useLiveAgenda } from "../queries.ts";
import { texts } from "../texts.ts";
import { type DayAvailability, dayAvailability, weekAround } from "../week.ts";

/** Seven rows, one per day, drawn to scale and live: each opens the booking of that day. */
export function WeekAvailability({ space, site }: { space: Space; site: Site }) {
  const t = useTexts(texts).week;
  const format = useFormats();
  const now = useNow();
  const today = dayOf(now, site.zone);
  const [anchor, setAnchor] = useState<Day>(today);
  const week = weekAround(anchor);
  const agenda = useLiveAgenda(space.id, week.from, week.to);
  const entries = mergeEntries(agenda.data?.data ?? []);
  const monday = week.days[0] ?? anchor;
  const current = week.days.includes(today);
  const browserElsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== site.zone;
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
        <Box
          component="ul"
          aria-busy={agenda.isPending}
          sx={{ listStyle: "none", m: 0, p: 0, opacity: agenda.isPending ? 0.5 : 1 }}
        >
          {week.days.map((day) => (
            <DayRow key={day} space={space} site={site} seen={dayAvailability(site, space, day, entries, now)} />
          ))}
        </Box>
      )}
      {browserElsewhere && (
        <Typography variant="body2" sx={{ color: "text.secondary", mt: 1.5 }}>
          {t.zone(format.zoneName(site.zone))}
        </Typography>
      )}
    </Box>
  );
}

function DayRow({ space, site, seen }: { space: Space; site: Site; seen: DayAvailability }) {
  const t = useTexts(texts).week;
  const format = useFormats();
  const name = format.civilDay(seen.day);
  const head = (
    <Box component="span" sx={{ width: 72, flex: "none", fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
      {format.weekday(seen.day)} {format.dayOfMonth(seen.day)}
    </Box>
  );
  if (seen.state === "open") {
    const free = format.list(seen.free.map((stretch) => format.timeRange(stretch, site.zone)));
    return (
      <li>
        <Box
          component={Link}
          to={bookingLink({ spaceId: space.id, day: seen.day })}
          sx={{ ...row, "&:hover": { color: "primary.main" } }}
        >
          {head}
          <Box component="span" sx={visuallyHidden}>
            {t.open(name, free)}
          </Box>
          <Track seen={seen} site={site} />
        </Box>
      </li>
    );
  }
  const why = { full: t.full, past: t.past, closed: seen.label ?? t.closed, "too-far": "—" }[seen.state];
  return (
    <li>
      <Box sx={{ ...row, color: "text.secondary" }}>
        {head}
        <Box component="span" sx={{ typography: "body2" }}>
          {why}
        </Box>
      </Box>
    </li>
  );
}

function Track({ seen, site }: { seen: DayAvailability; site: Site }) {
  const format = useFormats();
  const whole = { from: seen.opening[0]?.from ?? 0, to: seen.opening.at(-1)?.to ?? 1 };
  return (
    <Box
      component="span"
      aria-hidden="true"
      sx={{ flex: 1, display: "flex", alignItems: "center", gap: 1, typography: "caption" }}
    >
      <Box component="span" sx={edge}>
        {format.time(whole.from, site.zone)}
      </Box>
      <Box component="span" sx={track}>
        {seen.free.map((stretch) => (
          <Box component="span" key={stretch.from} sx={freeStretch} style={placed(stretch, whole)} />
        ))}
      </Box>
      <Box component="span" sx={edge}>
        {format.time(whole.to, site.zone)}
      </Box>
    </Box>
  );
}

function placed(part: Interval, whole: Interval) {
  const share = (length: number) => `${(100 * length) / (whole.to - whole.from)}%`;
  return { left: share(part.from - whole.from), width: share(part.to - part.from) };
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

function Chevron({ back = false }: { back?: boolean }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d={back ? "M15 5l-7 7 7 7" : "M9 5l7 7-7 7"} />
    </svg>
  );
}

const row = {
  display: "flex",
  alignItems: "center",
  gap: 1,
  minHeight: 48,
  borderTop: 1,
  borderColor: "divider",
  color: "inherit",
  textDecoration: "none",
} as const;

const edge = {
  width: 48,
  flex: "none",
  textAlign: "center",
  color: "text.secondary",
  fontVariantNumeric: "tabular-nums",
} as const;

/** What is taken is hatched, so that the difference does not rest on colour alone. */
const track = {
  position: "relative",
  flex: 1,
  height: 16,
  borderRadius: 8,
  overflow: "hidden",
  color: "divider",
  background: "repeating-linear-gradient(135deg, currentColor 0 4px, transparent 4px 8px)",
  border: 1,
  borderColor: "divider",
} as const;

const freeStretch = { position: "absolute", insetBlock: 0, bgcolor: "primary.main", borderRadius: "4px" } as const;
