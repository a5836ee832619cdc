import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Link from "@mui/material/Link";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { HOUR } from "@novis/domain/time/interval";
import { useState } from "react";
import { Link as RouterLink } from "react-router-dom";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { useNow } from "../../../lib/clock.ts";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { BookingCard } from "../components/booking-card.tsx";
import { ChoiceRow } from "../components/choice-row.tsx";
import { useEarlier, useUpcoming } from "../queries.ts";
import { texts } from "../texts.ts";

export function MyBookingsPage() {
  const t = useTexts(texts).mine;
  const session = useSession();
  useTitle(t.title);
  return (
    <Container maxWidth="md" sx={{ py: { xs: 4, md: 6 }, minHeight: "80vh" }}>
      <Typography variant="h1" sx={{ mb: 3 }}>
        {t.title}
      </Typography>
      {session.status === "signed-out" ? (
        <PageState
          kind="not-allowed"
          title={t.signIn.title}
          action={
            <Button variant="contained" component={RouterLink} to={paths.signIn} state={{ back: paths.myBookings }}>
              {t.signIn.action}
            </Button>
          }
        >
          {t.signIn.text}
        </PageState>
      ) : (
        <Lists uid={session.uid} anonymous={session.anonymous} />
      )}
    </Container>
  );
}

function Lists({ uid, anonymous }: { uid: string | null; anonymous: boolean }) {
  const t = useTexts(texts).mine;
  const [tab, setTab] = useState<"upcoming" | "past">("upcoming");
  const now = useNow();
  // A boundary that stays the same for hours, so that the listener is not opened again at every tick.
  const [since] = useState(() => Math.floor(Date.now() / (6 * HOUR)) * 6 * HOUR);
  const upcoming = useUpcoming(uid, since);
  const earlier = useEarlier(uid, since);
  const error = upcoming.error ?? earlier.error;
  if (error) return <ErrorState error={error} onRetry={() => Promise.all([upcoming.refetch(), earlier.refetch()])} />;
  if (!upcoming.data || !earlier.data) return <Loading label={t.loading} />;
  const all = [...upcoming.data.data, ...earlier.data.data];
  const isAhead = (booking: Booking) =>
    booking.endsAt > now && booking.status !== "cancelled" && booking.status !== "expired";
  const ahead = all.filter(isAhead).sort((a, b) => a.startsAt - b.startsAt);
  const past = all.filter((booking) => !isAhead(booking)).sort((a, b) => b.startsAt - a.startsAt);
  return (
    <>
      {anonymous && all.length > 0 && (
        <Typography sx={{ mb: 2 }}>
          {t.anonymous}{" "}
          <Link component={RouterLink} to={paths.createAccount} state={{ back: paths.myBookings }}>
            {t.createAccount}
          </Link>
        </Typography>
      )}
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, flexWrap: "wrap", mb: 2 }}>
        <ChoiceRow
          label={t.title}
          value={tab}
          onChange={setTab}
          options={[
            ["upcoming", `${t.upcoming} (${ahead.length})`],
            ["past", t.past],
          ]}
        />
        <SeenAt fromCache={upcoming.data.fromCache} seenAt={upcoming.data.seenAt} />
      </Box>
      {tab === "upcoming" && ahead.length === 0 && <NoneAhead />}
      {tab === "past" && past.length === 0 && <Typography>{t.emptyPast}</Typography>}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {(tab === "upcoming" ? ahead : past).map((booking) => (
          <li key={booking.id}>
            <BookingCard booking={booking} now={now} />
          </li>
        ))}
      </Box>
    </>
  );
}

function NoneAhead() {
  const t = useTexts(texts);
  return (
    <PageState
      kind="empty"
      title={t.mine.emptyTitle}
      action={
        <Button variant="contained" component={RouterLink} to={paths.book}>
          {t.title}
        </Button>
      }
    >
      {t.mine.emptyText}
    </PageState>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <Box role="status" aria-label={label} sx={{ display: "grid", gap: 2 }}>
      <Skeleton variant="rounded" height={48} width={240} />
      <Skeleton variant="rounded" height={140} />
      <Skeleton variant="rounded" height={140} />
    </Box>
  );
}
