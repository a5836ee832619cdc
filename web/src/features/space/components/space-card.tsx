import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { Link } from "react-router-dom";
import { Picture } from "../../../components/picture.tsx";
import { useFormats } from "../../../lib/format.ts";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import type { FreeNow } from "../free-now.ts";
import { startingPrice } from "../prices.ts";
import { texts } from "../texts.ts";
import { FreeBadge } from "./free-badge.tsx";

interface Props {
  space: Space;
  site: Site;
  now: FreeNow | undefined;
  first?: boolean;
  /** Of its name, in the page that lists it. */
  heading?: "h2" | "h3";
  /** Kept when the visitor opens the space: "?jour=2026-11-25". */
  search?: string;
}

/** A space in a list: the picture carries it, one hairline under, no box. */
export function SpaceCard({ space, site, now, first = false, heading = "h3", search = "" }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const price = startingPrice(space.prices);
  const photo = space.photos[0];
  return (
    <Box component="article" sx={card}>
      {photo && (
        <Picture
          {...photo}
          alt=""
          sizes="(min-width: 1200px) 368px, (min-width: 600px) 50vw, 100vw"
          first={first}
          sx={{ borderRadius: "14px", aspectRatio: "3 / 2" }}
        />
      )}
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          justifyContent: "space-between",
          columnGap: 2,
          mt: 2,
          alignItems: "baseline",
        }}
      >
        <Typography variant="h3" component={heading} sx={{ m: 0 }}>
          <Box component={Link} to={`${paths.space(space.id)}${search}`} sx={wholeCard}>
            {space.name}
          </Box>
        </Typography>
        {price && (
          <Box component="span" sx={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}>
            <Box component="span" sx={{ color: "secondary.main", fontWeight: 600 }}>
              {format.money(price.cents, site.currency)}
            </Box>{" "}
            <Box component="span" sx={{ color: "text.secondary", typography: "body2" }}>
              {t.perUnit[price.unit]}
            </Box>
          </Box>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: "text.secondary", mt: 0.5 }}>
        {t.kind[space.kind]} · {space.units > 1 ? t.units(space.units) : t.people(space.capacity)} · {site.name}
      </Typography>
      <Box sx={{ mt: 1 }}>
        <FreeBadge now={now} zone={site.zone} />
      </Box>
    </Box>
  );
}

const card = {
  position: "relative",
  "& picture img": { transition: "transform 250ms ease-out" },
  "&:hover picture img": { transform: "scale(1.02)" },
} as const;

/** The name is the link; its area is the whole card. */
const wholeCard = {
  color: "inherit",
  textDecoration: "none",
  "&::after": { content: '""', position: "absolute", inset: 0, borderRadius: "14px" },
  "&:hover": { color: "primary.main" },
  "&:focus-visible": { outline: "none" },
  "&:focus-visible::after": { outline: "3px solid var(--novis-palette-primary-main)", outlineOffset: 3 },
} as const;
