import Box from "@mui/material/Box";
import type { Zone } from "@novis/domain/time/calendar";
import { useOnline } from "../../../lib/connection.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import type { FreeNow } from "../free-now.ts";
import { texts } from "../texts.ts";

/** "Libre maintenant, jusqu'à 18 h": a dot and words, in a place that is kept while the answer comes. */
export function FreeBadge({ now, zone }: { now: FreeNow | undefined; zone: Zone }) {
  const t = useTexts(texts);
  const format = useFormats();
  const online = useOnline();
  const words =
    now === undefined
      ? online
        ? t.checking
        : t.unknown
      : now.state === "free"
        ? t.free(format.time(now.until, zone))
        : now.state === "taken"
          ? t.taken
          : now.opensAt === null
            ? t.closed
            : t.opens(format.time(now.opensAt, zone));
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 24, typography: "body2", fontWeight: 600 }}>
      <Box component="span" aria-hidden="true" sx={dot} data-state={now?.state ?? "unknown"} />
      <Box
        component="span"
        sx={{
          color: now?.state === "free" ? "success.main" : "text.secondary",
          opacity: now || !online ? 1 : 0,
          transition: "opacity 200ms",
        }}
      >
        {words}
      </Box>
    </Box>
  );
}

const dot = {
  width: 10,
  height: 10,
  flex: "none",
  borderRadius: "50%",
  bgcolor: "divider",
  "&[data-state=free]": { bgcolor: "success.main" },
  "&[data-state=taken]": { bgcolor: "secondary.main" },
} as const;
