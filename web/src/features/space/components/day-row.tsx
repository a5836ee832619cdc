import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Interval } from "@novis/domain/time/interval";
import { Link } from "react-router-dom";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useFormats } from "../../../lib/format.ts";
import { bookingLink } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";
import type { DayAvailability } from "../week.ts";

/** A day drawn to scale, from opening to closing; it opens the booking of that day. */
export function DayRow({ space, site, seen }: { space: Space; site: Site; seen: DayAvailability }) {
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
  if (seen.state === "unknown") {
    return (
      <li>
        <Box sx={row}>
          {head}
          <Box component="span" sx={visuallyHidden}>
            {t.reading}
          </Box>
          <Skeleton variant="rounded" height={16} sx={{ flex: 1, mx: 7, borderRadius: 8 }} />
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
