import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { useEffect, useRef } from "react";
import { Link, useLocation, useParams } from "react-router-dom";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { AppError } from "../../../lib/app-error.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { useFormats } from "../../../lib/format.ts";
import { houseLanguage } from "../../../lib/house-language.ts";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { UpgradeAccount } from "../../account/components/upgrade-account.tsx";
import { policySentences } from "../../space/policy.ts";
import { useSites } from "../../space/queries.ts";
import { calendarFile, download } from "../calendar-file.ts";
import { PriceLines } from "../components/price-lines.tsx";
import { useBooking } from "../queries.ts";
import { texts } from "../texts.ts";

/** Where a booking lands: what, when, where, the calendar file, and an account if one is wanted. */
export function ConfirmationPage() {
  const t = useTexts(texts).confirmed;
  const { bookingId = "" } = useParams();
  const session = useSession();
  const { state } = useLocation();
  const live = useBooking(bookingId, session.uid);
  const fresh: Booking | undefined = state?.booking?.id === bookingId ? state.booking : undefined;
  const booking = live.data?.data ?? fresh;
  const format = useFormats();
  useTitle(t.title);
  if (booking) return <Confirmed booking={booking} />;
  if (session.status === "signed-out" || live.data?.data === null) {
    return (
      <PageState heading="h1" kind="not-allowed" title={t.title}>
        {errorSentence(new AppError("booking-unknown", { bookingId }), format.language)}
      </PageState>
    );
  }
  if (live.error) return <ErrorState heading="h1" error={live.error} onRetry={() => live.refetch()} />;
  return (
    <Container maxWidth="sm" sx={{ py: 6 }} role="status" aria-label={t.loading}>
      <Skeleton variant="rounded" height={56} sx={{ mb: 3 }} />
      <Skeleton variant="rounded" height={320} />
    </Container>
  );
}

function Confirmed({ booking }: { booking: Booking }) {
  const t = useTexts(texts).confirmed;
  const all = useTexts(texts);
  const format = useFormats();
  const session = useSession();
  const site = useSites().data?.find((each) => each.id === booking.siteId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cancelled = booking.status === "cancelled";
  const facts = [
    [t.reference, booking.reference],
    [t.when, format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone)],
    [
      t.where,
      `${booking.spaceName}, ${booking.siteName}${site ? `, ${site.address.street}, ${site.address.city}` : ""}`,
    ],
    ...(site ? [[t.access, site.directions, houseLanguage]] : []),
  ];
  return (
    <Container maxWidth="sm" sx={{ py: { xs: 4, md: 7 } }}>
      <Mark cancelled={cancelled} />
      <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ mt: 2, outline: "none" }}>
        {cancelled ? t.cancelled : t.title}
      </Typography>
      {!cancelled && (
        <Typography variant="subtitle1" sx={{ mt: 1 }}>
          {t.intro(booking.customer.email)}
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0, mt: 4 }}>
        {facts.map(([term, value, language]) => (
          <Box key={term} sx={{ py: 1.5, borderTop: 1, borderColor: "divider", display: { sm: "flex" }, gap: 3 }}>
            <Box component="dt" sx={{ width: 110, flex: "none", color: "text.secondary" }}>
              {term}
            </Box>
            <Box component="dd" lang={language} sx={{ m: 0, fontWeight: 500 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ py: 2, borderTop: 1, borderBottom: 1, borderColor: "divider" }}>
        <PriceLines price={booking.price} />
        {booking.paidCents === 0 && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            {all.payOnSite}
          </Typography>
        )}
      </Box>
      {!cancelled && (
        <Typography variant="body2" sx={{ mt: 2, color: "text.secondary" }}>
          {policySentences(booking.cancellation, format, {
            startsAt: booking.startsAt,
            zone: booking.zone,
            now: Date.now(),
          }).join(" ")}
        </Typography>
      )}
      <Box sx={{ display: "flex", gap: 1.5, flexWrap: "wrap", mt: 3 }}>
        <Button variant="contained" onClick={() => calendarFile(booking, site).then(download)}>
          {t.calendar}
        </Button>
        <Button variant="outlined" component={Link} to={paths.myBookings}>
          {t.mine}
        </Button>
      </Box>
      {session.anonymous && <UpgradeAccount customer={booking.customer} />}
    </Container>
  );
}

function Mark({ cancelled }: { cancelled: boolean }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 48 48"
      aria-hidden="true"
      sx={{ width: 56, height: 56, color: cancelled ? "text.secondary" : "success.main", display: "block" }}
    >
      <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        d={cancelled ? "M16 16l16 16M32 16L16 32" : "M14 25l7 7 14-16"}
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Box>
  );
}
