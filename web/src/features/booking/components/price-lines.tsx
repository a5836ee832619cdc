import Box from "@mui/material/Box";
import type { Price } from "@novis/domain/booking/booking";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** How the total is made, tax included. */
export function PriceLines({ price }: { price: Price }) {
  const t = useTexts(texts);
  const format = useFormats();
  return (
    <Box sx={{ fontVariantNumeric: "tabular-nums" }}>
      {price.lines.map((line) => (
        <Box key={line.unit} sx={{ display: "flex", justifyContent: "space-between", gap: 2, color: "text.secondary" }}>
          <span>
            {line.unit === "hour" ? format.duration(line.quantity * 60) : t.line[line.unit](line.quantity)}{" "}
            {t.line.times(format.money(line.unitCents, price.currency))}
          </span>
          <span>{format.money(line.totalCents, price.currency)}</span>
        </Box>
      ))}
      <Box sx={total}>
        <span>{t.total}</span>
        <Box component="span" sx={{ color: "secondary.main" }}>
          {format.money(price.totalCents, price.currency)}
        </Box>
      </Box>
      <Box sx={{ typography: "body2", color: "text.secondary", textAlign: "right" }}>
        {t.tax(format.money(price.vatCents, price.currency), format.number(price.vatPercent))}
      </Box>
    </Box>
  );
}

const total = {
  display: "flex",
  justifyContent: "space-between",
  alignItems: "baseline",
  mt: 1,
  pt: 1,
  borderTop: 1,
  borderColor: "divider",
  fontSize: "1.375rem",
  fontWeight: 650,
} as const;
