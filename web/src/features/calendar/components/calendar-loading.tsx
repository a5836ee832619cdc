import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** The shape of what comes. */
export function CalendarLoading() {
  const t = useTexts(texts);
  return (
    <Box sx={{ px: { xs: 2, md: 3 }, py: 2 }} aria-busy>
      <Box role="status" sx={visuallyHidden}>
        {t.loading}
      </Box>
      <Skeleton width={280} height={48} />
      <GridLoading />
    </Box>
  );
}

export function GridLoading() {
  return (
    <Box
      aria-hidden
      sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "64px repeat(5, 1fr)" }, gap: 1, p: 2 }}
    >
      {Array.from({ length: 6 }, (_, index) => `column-${index}`).map((key) => (
        <Skeleton key={key} variant="rounded" sx={{ height: { xs: 64, md: "65vh" } }} />
      ))}
    </Box>
  );
}
