import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** The picture, the words and the prices, where they will be. */
export function SpaceSkeleton() {
  const t = useTexts(texts);
  return (
    <Box role="status" aria-label={t.loading}>
      <Box component="h1" sx={visuallyHidden}>
        {t.loading}
      </Box>
      <Skeleton variant="rounded" height="auto" sx={{ aspectRatio: { xs: "3 / 2", md: "9 / 4" } }} />
      <Box
        sx={{ display: "grid", gridTemplateColumns: { md: "1fr 340px" }, gap: { xs: 4, md: 8 }, mt: { xs: 3, md: 5 } }}
      >
        <Box>
          <Skeleton width="40%" />
          <Skeleton width="60%" height={64} />
          <Skeleton />
          <Skeleton width="85%" />
          <Skeleton variant="rounded" height={340} sx={{ mt: 4 }} />
        </Box>
        <Skeleton variant="rounded" height={260} />
      </Box>
    </Box>
  );
}
