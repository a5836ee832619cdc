import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import { useFormats } from "../../../lib/format.ts";
import { houseLanguage } from "../../../lib/house-language.ts";
import { useTexts } from "../../../lib/texts.ts";
import { hoursLines } from "../opening-hours.ts";
import { texts } from "../texts.ts";

export function FindUs({ sites }: { sites: readonly Site[] }) {
  const t = useTexts(texts).find;
  return (
    <Box component="section" id="nous-trouver" aria-labelledby="find-us" sx={{ minHeight: 320 }}>
      <Typography variant="h2" id="find-us" sx={{ mb: 4 }}>
        {t.title}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: { md: "1fr 1fr" }, gap: { xs: 5, md: 8 } }}>
        {sites.map((site) => (
          <Place key={site.id} site={site} />
        ))}
      </Box>
    </Box>
  );
}

function Place({ site }: { site: Site }) {
  const t = useTexts(texts).find;
  const format = useFormats();
  const { street, postcode, city } = site.address;
  const route = `https://www.openstreetmap.org/search?query=${encodeURIComponent(`${street}, ${postcode} ${city}`)}`;
  return (
    <Box component="article" sx={{ borderTop: 2, borderColor: "primary.main", pt: 2.5 }}>
      <Typography variant="h3">{site.name}</Typography>
      <Typography sx={{ mt: 1 }}>
        {street}
        <br />
        {postcode} {city}
      </Typography>
      <Typography lang={houseLanguage} sx={{ mt: 1.5, color: "text.secondary", textWrap: "pretty" }}>
        {site.directions}
      </Typography>
      <Hours site={site} />
      <Box sx={{ display: "flex", gap: 2, alignItems: "center", mt: 2, flexWrap: "wrap" }}>
        <Link
          href={`tel:${site.phone}`}
          sx={{ minHeight: 44, display: "inline-flex", alignItems: "center", fontWeight: 600 }}
        >
          {format.phone(site.phone)}
        </Link>
        <Button variant="outlined" href={route} target="_blank" rel="noreferrer" aria-label={t.routeTo(site.name)}>
          {t.route}
        </Button>
      </Box>
    </Box>
  );
}

/** A week in words: the 1st of January 2024 was a Monday. */
function Hours({ site }: { site: Site }) {
  const t = useTexts(texts).find;
  const format = useFormats();
  const name = (day: number) => format.weekday(`2024-01-0${day}`, "long");
  const clock = (time: string) => format.time(Date.parse(`2024-01-01T${time}:00Z`), "UTC");
  return (
    <Box
      component="dl"
      aria-label={t.hours}
      sx={{
        m: 0,
        mt: 2,
        display: "grid",
        gridTemplateColumns: "auto 1fr",
        columnGap: 2,
        fontVariantNumeric: "tabular-nums",
      }}
    >
      {hoursLines(site.openingHours).map((line) => (
        <Box key={line.from} sx={{ display: "contents" }}>
          <dt>{t.everyDay(name(line.from), name(line.to))}</dt>
          <Box component="dd" sx={{ m: 0, color: "text.secondary" }}>
            {line.periods.length === 0
              ? t.closed
              : line.periods.map(({ opens, closes }) => `${clock(opens)} – ${clock(closes)}`).join(", ")}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
