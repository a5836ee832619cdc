import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { canBecome } from "@novis/domain/booking/booking.rules";
import { daysTouched } from "@novis/domain/time/calendar";
import { durationMinutes } from "@novis/domain/time/interval";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { CancelButton } from "./cancel-button.tsx";
import { Fact, Facts, Section } from "./fact.tsx";
import { History } from "./history.tsx";
import { Messages } from "./messages.tsx";
import { Payment } from "./payment.tsx";

interface Props {
  booking: Booking;
  onMove: () => void;
  onClose: () => void;
}

export function BookingDetails({ booking, onMove, onClose }: Props) {
  const t = useTexts(texts);
  const { mayWrite, maySeeMessages, now } = useCalendarWorld();
  const movable = (booking.status === "confirmed" || booking.status === "held") && booking.endsAt > now;
  return (
    <>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2 }}>
        <Chip
          size="small"
          color={booking.status === "confirmed" ? "success" : "default"}
          label={t.status[booking.status]}
        />
        {booking.reference && <Chip size="small" variant="outlined" label={booking.reference} />}
      </Box>
      <About booking={booking} />
      {mayWrite && canBecome(booking.status, "cancelled", "staff") && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mt: 2.5 }}>
          {movable && (
            <Button variant="contained" onClick={onMove} aria-keyshortcuts="m">
              {t.panel.move}
            </Button>
          )}
          <CancelButton booking={booking} onDone={onClose} />
        </Box>
      )}
      {mayWrite && booking.status === "cancelled" && booking.endsAt > now && <RestoreButton booking={booking} />}
      {!mayWrite && (
        <Typography variant="body2" sx={{ mt: 2, color: "text.secondary" }}>
          {t.done.readOnly}
        </Typography>
      )}
      <Payment booking={booking} />
      {booking.note && (
        <Section title={t.details.note}>
          <Typography sx={{ whiteSpace: "pre-wrap" }}>{booking.note}</Typography>
        </Section>
      )}
      <History booking={booking} />
      {maySeeMessages && <Messages bookingId={booking.id} />}
    </>
  );
}

function RestoreButton({ booking }: { booking: Booking }) {
  const t = useTexts(texts).panel;
  const { commands } = useCalendarWorld();
  const { restored, refused } = useOutcomes();
  return (
    <Button variant="outlined" onClick={() => commands.restore(booking).then(restored, refused)} sx={{ mt: 2.5 }}>
      {t.restore}
    </Button>
  );
}

function About({ booking }: { booking: Booking }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { spaces } = useCalendarWorld();
  const interval = { from: booking.startsAt, to: booking.endsAt };
  const minutes = durationMinutes(interval);
  const length = minutes > 24 * 60 ? t.stayDays(daysTouched(interval, booking.zone).length) : format.duration(minutes);
  const { email, phone, company } = booking.customer;
  const closed = spaces.filter(({ id }) => booking.blockedSpaceIds.includes(id)).map(({ name }) => name);
  return (
    <Facts>
      <Fact term={t.details.when}>
        {format.range(interval, booking.zone)} ({length})
        {booking.bufferBeforeMinutes > 0 && (
          <Small>{t.details.bufferBefore(format.duration(booking.bufferBeforeMinutes))}</Small>
        )}
        {booking.bufferAfterMinutes > 0 && (
          <Small>{t.details.bufferAfter(format.duration(booking.bufferAfterMinutes))}</Small>
        )}
        {booking.holdUntil !== undefined && booking.status === "held" && (
          <Small>{t.details.holdUntil(format.time(booking.holdUntil, booking.zone))}</Small>
        )}
      </Fact>
      <Fact term={t.details.where}>
        {booking.spaceName}
        {booking.units > 1 && ` · ${t.unitsTaken(booking.units)}`}
        {closed.length > 0 && <Small>{t.details.closes(format.list(closed))}</Small>}
      </Fact>
      {booking.attendees !== undefined && <Fact term={t.details.attendees}>{t.people(booking.attendees)}</Fact>}
      <Fact term={t.details.client}>
        {company && <Box>{company}</Box>}
        <Link href={`mailto:${email}`}>{email}</Link>
        {phone && (
          <Box>
            <Link href={`tel:${phone}`}>{format.phone(phone)}</Link>
          </Box>
        )}
      </Fact>
    </Facts>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return (
    <Typography component="div" variant="body2" sx={{ color: "text.secondary" }}>
      {children}
    </Typography>
  );
}
