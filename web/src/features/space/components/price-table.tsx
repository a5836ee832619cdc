import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { priceUnits } from "../prices.ts";
import { texts } from "../texts.ts";

export function PriceTable({ space, site }: { space: Space; site: Site }) {
  const t = useTexts(texts);
  const format = useFormats();
  const sold = priceUnits.filter((unit) => space.prices[unit] !== undefined);
  return (
    <Box>
      <Typography variant="h4" component="h2">
        {t.prices}
      </Typography>
      <Box component="dl" sx={{ m: 0, mt: 1 }}>
        {sold.map((unit) => (
          <Box key={unit} sx={line}>
            <dt>{t.perUnit[unit]}</dt>
            <Box component="dd" sx={{ m: 0, fontWeight: 600, color: "secondary.main" }}>
              {format.money(space.prices[unit] ?? 0, site.currency)}
            </Box>
          </Box>
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: "text.secondary", mt: 1 }}>
        {t.pricesNote}
      </Typography>
    </Box>
  );
}

const line = {
  display: "flex",
  justifyContent: "space-between",
  py: 1,
  borderBottom: 1,
  borderColor: "divider",
  fontVariantNumeric: "tabular-nums",
} as const;
