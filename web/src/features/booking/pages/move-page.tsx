import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { priceOf } from "@novis/domain/booking/pricing";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { dayOf } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { useSnack } from "../../../components/snack.tsx";
import { AppError } from "../../../lib/app-error.ts";
import { call } from "../../../lib/callables.ts";
import { useNow } from "../../../lib/clock.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { useFormats } from "../../../lib/format.ts";
import { useIntentionKeys } from "../../../lib/intention.ts";
import { useLanguage } from "../../../lib/language.ts";
import { paths } from "../../../lib/paths.ts";
import { useSession } from "../../../lib/session.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { useSpace } from "../../space/queries.ts";
import { bookingColumns } from "../components/booking-columns.ts";
import { DayStrip } from "../components/day-strip.tsx";
import { Recap } from "../components/recap.tsx";
import { Refusal } from "../components/refusal.tsx";
import { lastBookableDay, SlotPicker } from "../components/slot-picker.tsx";
import { useBooking } from "../queries.ts";
import { texts } from "../texts.ts";
import { useDayPlan } from "../use-day-plan.ts";

/** The same ribbon as for booking, with the booking's own place counted as free. */
export function MovePage() {
  const t = useTexts(texts).moving;
  const { bookingId = "" } = useParams();
  const session = useSession();
  const live = useBooking(bookingId, session.uid);
  const booking = live.data?.data;
  const { space, site, error, retry } = useSpace(booking?.spaceId ?? "");
  const language = useLanguage();
  useTitle(t.title);
  if (live.error) return <ErrorState heading="h1" error={live.error} onRetry={() => live.refetch()} />;
  if (booking && error) return <ErrorState heading="h1" error={error} onRetry={retry} />;
  if (session.status === "signed-out" || booking === null) {
    return (
      <PageState heading="h1" kind="not-allowed" title={t.title}>
        {errorSentence(new AppError("booking-unknown", { bookingId }), language)}
      </PageState>
    );
  }
  if (!booking || !space || !site) return <LinearProgress aria-label={t.title} />;
  return <Move booking={booking} space={space} site={site} />;
}

function Move({ booking, space, site }: { booking: Booking; space: Space; site: Site }) {
  const t = useTexts(texts).moving;
  const format = useFormats();
  const navigate = useNavigate();
  const show = useSnack();
  const today = dayOf(useNow(), site.zone);
  const current: Interval = { from: booking.startsAt, to: booking.endsAt };
  const [slot, setSlot] = useState<Interval | undefined>(current);
  const [day, setDay] = useState(dayOf(booking.startsAt, site.zone));
  const plan = useDayPlan(site, space, day, booking.units, slot, booking.id);
  const move = useMove(booking);
  const price = slot ? priceOf(slot, booking.units, space.prices, space.vatPercent, site.currency, site.zone) : null;
  const same = slot?.from === current.from && slot.to === current.to;
  const difference = (price?.totalCents ?? 0) - booking.price.totalCents;
  const money = format.money(Math.abs(difference), site.currency);
  const select = (next: Interval | undefined) => {
    move.reset();
    setSlot(next);
    if (next) setDay(dayOf(next.from, site.zone));
  };
  const confirm = () =>
    slot &&
    move.mutate(slot, {
      onSuccess: () => {
        show({ message: t.done(format.range(slot, site.zone)) });
        return navigate(paths.myBookings);
      },
    });
  return (
    <Container maxWidth="lg" sx={{ py: { xs: 3, md: 5 } }}>
      <Typography variant="h1">{t.title}</Typography>
      <Typography variant="subtitle1" sx={{ mt: 1, mb: 4, color: "text.secondary" }}>
        {space.name}. {t.now(format.range(current, site.zone))}
      </Typography>
      <Box sx={bookingColumns}>
        <Box sx={{ display: "grid", gap: 4, minWidth: 0, mb: 4 }}>
          <DayStrip
            days={plan.days}
            selected={day}
            today={today}
            lastDay={lastBookableDay(space, today)}
            onSelect={(each) => {
              setDay(each);
              setSlot(undefined);
            }}
          />
          <SlotPicker space={space} site={site} day={day} plan={plan} selected={slot} onSelect={select} />
        </Box>
        <Recap space={space} site={site} interval={slot} price={price}>
          <Typography role="status">
            {!slot || same ? t.same : difference > 0 ? t.more(money) : difference < 0 ? t.less(money) : t.equal}
          </Typography>
          {move.error && (
            <Refusal
              error={move.error}
              zone={site.zone}
              spaceId={space.id}
              currency={site.currency}
              onTake={(each) => select({ from: each.startsAt, to: each.endsAt })}
            />
          )}
          <Button size="large" variant="contained" disabled={!slot || same} loading={move.isPending} onClick={confirm}>
            {t.confirm}
          </Button>
          <Button component={Link} to={paths.myBookings}>
            {t.back}
          </Button>
        </Recap>
      </Box>
    </Container>
  );
}

/** A booking changed elsewhere meanwhile is refused: `expectedSequence` is the one that this screen shows. */
function useMove(booking: Booking) {
  const keyOf = useIntentionKeys();
  return useMutation<unknown, AppError, Interval>({
    mutationFn: ({ from, to }) => {
      const request = { bookingId: booking.id, startsAt: from, endsAt: to, expectedSequence: booking.sequence };
      return call("moveBooking", { ...request, idempotencyKey: keyOf(request) });
    },
  });
}
