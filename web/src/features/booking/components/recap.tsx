import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Price } from "@novis/domain/booking/booking";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Interval } from "@novis/domain/time/interval";
import type { ReactNode } from "react";
import { panel } from "../../../components/panel.ts";
import { useNow } from "../../../lib/clock.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { policySentences } from "../../space/policy.ts";
import { texts } from "../texts.ts";
import { PriceLines } from "./price-lines.tsx";

interface Props {
  space: Space | undefined;
  site: Site | undefined;
  interval: Interval | undefined;
  price: Price | null;
  children?: ReactNode;
}

/** What is about to be booked, its price and its conditions: always in sight. */
export function Recap({ space, site, interval, price, children }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const now = useNow();
  const start = interval && site ? { startsAt: interval.from, zone: site.zone, now } : undefined;
  return (
    <Box component="section" aria-label={t.recap} sx={recap}>
      <Typography variant="h3" component="h2">
        {t.recap}
      </Typography>
      {space && site && (
        <Box>
          <Box sx={{ fontWeight: 600 }}>{space.name}</Box>
          <Box sx={{ color: "text.secondary" }}>{site.name}</Box>
          {interval && <Box sx={{ mt: 1 }}>{format.range(interval, site.zone)}</Box>}
        </Box>
      )}
      {price ? (
        <Box>
          <PriceLines price={price} />
          <Typography variant="body2" sx={{ mt: 1 }}>
            {t.payOnSite}
          </Typography>
        </Box>
      ) : (
        <Typography sx={{ color: "text.secondary" }}>{t.noSlot}</Typography>
      )}
      {space && (
        <Box>
          <Box sx={{ fontWeight: 600 }}>{t.policy}</Box>
          {policySentences(space.cancellation, format, start).map((sentence) => (
            <Typography key={sentence} variant="body2" sx={{ color: "text.secondary" }}>
              {sentence}
            </Typography>
          ))}
        </Box>
      )}
      {children}
    </Box>
  );
}

const recap = { ...panel, display: "grid", gap: 2 } as const;
