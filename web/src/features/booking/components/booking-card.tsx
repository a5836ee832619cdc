import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { BookingError } from "@novis/domain/booking/booking.errors";
import { assertCancellable, assertMovable } from "@novis/domain/booking/booking.rules";
import type { Instant } from "@novis/domain/time/interval";
import { useState } from "react";
import { Link as RouterLink } from "react-router-dom";
import { useFormats } from "../../../lib/format.ts";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";
import { CancelDialog } from "./cancel-dialog.tsx";

/** One of my bookings: when first, then where, then what can still be done with it. */
export function BookingCard({ booking, now }: { booking: Booking; now: Instant }) {
  const t = useTexts(texts).mine;
  const format = useFormats();
  const [cancelling, setCancelling] = useState(false);
  const when = format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone);
  const what = `${booking.spaceName}, ${when}`;
  const movable = allowed(() => assertMovable(booking, "customer", now));
  const cancellable = allowed(() => assertCancellable(booking, "customer", now));
  const amount = format.money(booking.price.totalCents, booking.price.currency);
  const paid = booking.paidCents >= booking.price.totalCents;
  return (
    <Box component="article" aria-label={what} sx={card}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h4" component="h2">
          {when}
        </Typography>
        <Typography sx={{ mt: 0.5 }}>
          <Link
            component={RouterLink}
            to={paths.confirmation(booking.id)}
            color="inherit"
            aria-label={t.detailsOf(what)}
          >
            {booking.spaceName}
          </Link>
          , {booking.siteName}
        </Typography>
        <Typography variant="body2" sx={{ mt: 0.5, color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {booking.reference} · {booking.status === "cancelled" ? amount : paid ? t.paid(amount) : t.due(amount)}
        </Typography>
        {booking.refundDueCents > 0 && (
          <Typography variant="body2">
            {t.refundDue(format.money(booking.refundDueCents, booking.price.currency))}
          </Typography>
        )}
        {cancellable && !movable && <Typography variant="body2">{t.moveClosed}</Typography>}
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}>
        {booking.status !== "confirmed" && <Chip size="small" label={t.status[booking.status]} />}
        {movable && (
          <Button
            variant="outlined"
            component={RouterLink}
            to={paths.moveBooking(booking.id)}
            aria-label={t.moveOf(what)}
          >
            {t.move}
          </Button>
        )}
        {cancellable && (
          <Button variant="outlined" color="error" onClick={() => setCancelling(true)} aria-label={t.cancelOf(what)}>
            {t.cancel}
          </Button>
        )}
      </Box>
      {cancelling && <CancelDialog booking={booking} onClose={() => setCancelling(false)} />}
    </Box>
  );
}

/** The domain says no by throwing. */
function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof BookingError) return false;
    throw error;
  }
}

const card = {
  display: "flex",
  flexDirection: { xs: "column", sm: "row" },
  alignItems: { sm: "center" },
  gap: 2,
  py: 2.5,
  borderTop: 1,
  borderColor: "divider",
} as const;
