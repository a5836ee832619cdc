import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { priceOf } from "@novis/domain/booking/pricing";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf } from "@novis/domain/time/calendar";
import { HOUR, type Interval } from "@novis/domain/time/interval";
import { type FormEvent, type ReactNode, useState } from "react";
import { useNavigate } from "react-router-dom";
import { ActionBar } from "../../../components/action-bar.tsx";
import { isError } from "../../../lib/app-error.ts";
import { useNow } from "../../../lib/clock.ts";
import { useOnline } from "../../../lib/connection.ts";
import { useFormats } from "../../../lib/format.ts";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { firstDay } from "../../space/week.ts";
import { attendeesOf, customerOf, missingFields } from "../customer-draft.ts";
import { fieldProblems } from "../field-problems.ts";
import { sameHoursOn } from "../stay.ts";
import { texts } from "../texts.ts";
import { useBookSpace } from "../use-book-space.ts";
import { useBookingAddress } from "../use-booking-address.ts";
import { useDayPlan } from "../use-day-plan.ts";
import { useMemberDraft } from "../use-member-draft.ts";
import { bookingColumns } from "./booking-columns.ts";
import { CustomerForm } from "./customer-form.tsx";
import { DayStrip } from "./day-strip.tsx";
import { Recap } from "./recap.tsx";
import { Refusal } from "./refusal.tsx";
import { lastBookableDay, SlotPicker } from "./slot-picker.tsx";
import { Step } from "./step.tsx";
import { UnitsField } from "./units-field.tsx";

/** The three steps once a space is known; `choice` lets it be changed. */
export function BookingForm({ space, site, choice }: { space: Space; site: Site; choice: ReactNode }) {
  const t = useTexts(texts);
  const format = useFormats();
  const navigate = useNavigate();
  const online = useOnline();
  const now = useNow();
  const today = dayOf(now, site.zone);
  const { address, change } = useBookingAddress();
  const [draft, setDraft, forgetDraft] = useMemberDraft();
  const [checked, setChecked] = useState(false);
  const book = useBookSpace();

  const interval = intervalOf(address);
  const day = interval ? dayOf(interval.from, site.zone) : (address.day ?? firstDay(site, space, now));
  const units = Math.min(address.units ?? 1, space.units);
  const plan = useDayPlan(site, space, day, units, interval);
  const price = interval ? priceOf(interval, units, space.prices, space.vatPercent, site.currency, site.zone) : null;
  const total = isError(book.error, "price-changed") ? book.error.data.totalCents : price?.totalCents;
  const gone = interval !== undefined && plan.isFree(interval) === false && !book.isPending && !book.error;
  // A stay of several days was chosen by its dates, so it may never have been free; no single slot replaces it.
  const stay = interval !== undefined && interval.to - interval.from > 24 * HOUR;
  const next = gone && !stay ? plan.nextFree(interval) : undefined;
  const missing = checked ? missingFields(draft) : [];

  const select = (slot: Interval | undefined) => {
    book.reset();
    change({ from: slot?.from, to: slot?.to, day: slot ? dayOf(slot.from, site.zone) : day });
  };
  // The same hours are kept when they are free there too; in another week that is not known yet.
  const changeDay = (next: Day) => {
    const same = interval && plan.days.some((each) => each.day === next) && sameHoursOn(site, interval, next);
    const kept = same && plan.isFree(same) ? same : undefined;
    book.reset();
    change({ day: next, from: kept?.from, to: kept?.to });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [firstMissing] = missingFields(draft);
    if (firstMissing) document.getElementById(`customer-${firstMissing}`)?.focus();
    if (firstMissing || !interval || total === undefined || book.isPending) return;
    const people = attendeesOf(draft);
    book.mutate(
      {
        spaceId: space.id,
        startsAt: interval.from,
        endsAt: interval.to,
        units,
        customer: customerOf(draft, format.language),
        note: draft.note.trim(),
        ...(people === undefined || space.kind === "desk" ? {} : { attendees: people }),
        expectedTotalCents: total,
      },
      {
        onSuccess: (booking) => {
          forgetDraft();
          return navigate(paths.confirmation(booking.id), { state: { booking } });
        },
      },
    );
  };

  const submitButton = (
    <Button
      type="submit"
      size="large"
      variant="contained"
      loading={book.isPending}
      disabled={gone}
      sx={{ flex: "none" }}
    >
      {units > 1 ? t.submitMany(units) : t.submit[space.kind]}
    </Button>
  );

  return (
    <Box component="form" noValidate onSubmit={submit} sx={bookingColumns}>
      <Box sx={{ minWidth: 0 }}>
        <Step number={1} title={t.steps.space}>
          {choice}
          <Box sx={{ mt: 3 }}>
            <DayStrip
              days={plan.days}
              selected={day}
              today={today}
              lastDay={lastBookableDay(space, today)}
              onSelect={changeDay}
            />
          </Box>
        </Step>
        <Step number={2} title={t.steps.slot}>
          {space.units > 1 && <UnitsField space={space} units={units} onChange={(count) => change({ units: count })} />}
          <SlotPicker space={space} site={site} day={day} plan={plan} selected={interval} onSelect={select} />
          {gone && (
            <Alert severity="warning" variant="outlined" sx={{ mt: 2, bgcolor: "background.paper" }}>
              {stay ? t.notFree : t.justTaken}
              {next && (
                <Box sx={{ mt: 1 }}>
                  <Button variant="outlined" onClick={() => select(next)}>
                    {t.alternativeHere(format.range(next, site.zone))}
                  </Button>
                </Box>
              )}
            </Alert>
          )}
        </Step>
        <Step number={3} title={t.steps.you}>
          <CustomerForm
            asksPeople={space.kind !== "desk"}
            draft={draft}
            problems={fieldProblems(missing, book.error, t.you)}
            onChange={setDraft}
          />
        </Step>
      </Box>
      <Box sx={{ position: { md: "sticky" }, top: { md: 96 }, mb: { xs: 3, md: 0 } }}>
        <Recap space={space} site={site} interval={interval} price={price}>
          {book.error && (
            <Refusal
              error={book.error}
              zone={site.zone}
              spaceId={space.id}
              currency={site.currency}
              onTake={(each) => {
                book.reset();
                change({
                  spaceId: each.spaceId,
                  from: each.startsAt,
                  to: each.endsAt,
                  day: dayOf(each.startsAt, site.zone),
                });
              }}
            />
          )}
          {!online && <Typography variant="body2">{t.offline}</Typography>}
          {checked && !interval && (
            <Typography role="alert" color="error">
              {t.chooseSlotFirst}
            </Typography>
          )}
          <Box sx={{ display: { xs: "none", md: "grid" } }}>{submitButton}</Box>
        </Recap>
      </Box>
      <ActionBar>
        <Box component="span" sx={{ minWidth: 0, lineHeight: 1.3 }}>
          <Box component="strong" sx={{ display: "block", fontVariantNumeric: "tabular-nums" }}>
            {price ? format.money(price.totalCents, price.currency) : space.name}
          </Box>
          <Box component="span" sx={{ typography: "body2", color: "text.secondary" }}>
            {interval ? format.shortRange(interval, site.zone) : t.noSlotShort}
          </Box>
        </Box>
        {submitButton}
      </ActionBar>
    </Box>
  );
}

function intervalOf({ from, to }: { from?: number | undefined; to?: number | undefined }): Interval | undefined {
  return from !== undefined && to !== undefined && to > from ? { from, to } : undefined;
}
