import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { occupies } from "@novis/domain/booking/booking.rules";
import { HOUR } from "@novis/domain/time/interval";
import { useState } from "react";
import { Link } from "react-router-dom";
import { ErrorState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { useNow } from "../../../lib/clock.ts";
import { useFormats } from "../../../lib/format.ts";
import { houseLanguage } from "../../../lib/house-language.ts";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useUpcoming } from "../../booking/queries.ts";
import { useSites } from "../../space/queries.ts";
import { texts } from "../texts.ts";

/** What matters today: the next booking, how to get in, what to pay. */
export function NextBooking({ uid }: { uid: string | null }) {
  const t = useTexts(texts).account;
  const now = useNow();
  const [since] = useState(() => Math.floor(Date.now() / (6 * HOUR)) * 6 * HOUR);
  const upcoming = useUpcoming(uid, since);
  if (upcoming.isPending) return <Skeleton variant="rounded" height={180} sx={{ mt: 4 }} />;
  if (upcoming.error) return <ErrorState error={upcoming.error} onRetry={() => upcoming.refetch()} />;
  const next = upcoming.data.data.find((booking) => booking.endsAt > now && occupies(booking.status));
  if (!next) return <Typography sx={{ mt: 4 }}>{t.noNext}</Typography>;
  return (
    <Box component="section" aria-labelledby="next-booking" sx={panel}>
      <Box sx={{ display: "flex", gap: 2, alignItems: "center", justifyContent: "space-between", flexWrap: "wrap" }}>
        <Typography variant="body2" component="h2" id="next-booking" sx={{ fontWeight: 600, color: "primary.main" }}>
          {next.startsAt <= now ? t.running : t.next}
        </Typography>
        <SeenAt fromCache={upcoming.data.fromCache} seenAt={upcoming.data.seenAt} />
      </Box>
      <Facts booking={next} />
      <Box sx={{ display: "flex", gap: 1.5, mt: 2.5, flexWrap: "wrap" }}>
        <Button variant="contained" component={Link} to={paths.confirmation(next.id)}>
          {t.details}
        </Button>
        <Button variant="outlined" component={Link} to={paths.myBookings}>
          {t.bookings}
        </Button>
      </Box>
    </Box>
  );
}

function Facts({ booking }: { booking: Booking }) {
  const t = useTexts(texts).account;
  const format = useFormats();
  const site = useSites().data?.find((each) => each.id === booking.siteId);
  const dueCents = booking.price.totalCents - booking.paidCents;
  return (
    <>
      <Typography variant="h2" component="p" sx={{ mt: 0.5 }}>
        {format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone)}
      </Typography>
      <Typography sx={{ mt: 1 }}>
        {booking.spaceName}, {booking.siteName}
      </Typography>
      {site && (
        <Typography lang={houseLanguage} sx={{ mt: 0.5, color: "text.secondary" }}>
          {site.directions}
        </Typography>
      )}
      {dueCents > 0 && (
        <Typography sx={{ mt: 1, fontVariantNumeric: "tabular-nums" }}>
          {t.due(format.money(dueCents, booking.price.currency))}
        </Typography>
      )}
    </>
  );
}

const panel = {
  mt: 4,
  p: { xs: 2.5, md: 4 },
  borderRadius: "14px",
  bgcolor: "background.paper",
  border: 1,
  borderColor: "divider",
} as const;
