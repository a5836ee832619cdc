import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";
import { bookingColumns } from "./booking-columns.ts";

/** The steps and the recap, where they will be. */
export function BookingSkeleton() {
  const t = useTexts(texts);
  return (
    <Box role="status" aria-label={t.loading} sx={bookingColumns}>
      <Box sx={{ display: "grid", gap: 2, mb: 4 }}>
        <Skeleton variant="text" width={240} height={40} />
        <Skeleton variant="rounded" height={72} />
        <Skeleton variant="rounded" height={44} width={190} />
        <Skeleton variant="rounded" height={72} />
        <Skeleton variant="text" width={180} height={40} />
        <Skeleton variant="rounded" height={190} />
      </Box>
      <Skeleton variant="rounded" height={320} />
    </Box>
  );
}
