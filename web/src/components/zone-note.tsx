import Typography from "@mui/material/Typography";
import type { Zone } from "@novis/domain/time/calendar";
import { useFormats } from "../lib/format.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/** Hours are always the site's: said where the reader's own clock shows something else. */
export function ZoneNote({ zone }: { zone: Zone }) {
  const t = useTexts(texts);
  const format = useFormats();
  if (Intl.DateTimeFormat().resolvedOptions().timeZone === zone) return null;
  return (
    <Typography variant="body2" sx={{ color: "text.secondary" }}>
      {t.zone(format.zoneName(zone))}
    </Typography>
  );
}
