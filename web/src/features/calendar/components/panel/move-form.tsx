import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Booking } from "@novis/domain/booking/booking";
import { type FormEvent, useState } from "react";
import { type AppError, toAppError } from "../../../../lib/app-error.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { Refusal } from "./refusal.tsx";
import { type When, WhenFields } from "./when-fields.tsx";

interface Props {
  booking: Booking;
  onDone: () => void;
}

/** What dragging does, for who does not drag. */
export function MoveForm({ booking, onDone }: Props) {
  const t = useTexts(texts).panel;
  const { spaces, commands } = useCalendarWorld();
  const { moved } = useOutcomes();
  const own = spaces.find(({ id }) => id === booking.spaceId);
  const [when, setWhen] = useState<When | null>(
    own ? { space: own, interval: { from: booking.startsAt, to: booking.endsAt } } : null,
  );
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  if (!when) return null;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      moved(booking, await commands.move(booking, when));
      onDone();
    } catch (error) {
      setRefusal(toAppError(error));
      setBusy(false);
    }
  };

  return (
    <Box component="form" onSubmit={(event: FormEvent) => void send(event)} sx={{ display: "grid", gap: 2 }}>
      <WhenFields value={when} onChange={setWhen} />
      {refusal && <Refusal error={refusal} onAlternative={setWhen} />}
      <Box sx={{ display: "flex", gap: 1.5 }}>
        <Button type="submit" variant="contained" disabled={busy} aria-busy={busy} sx={{ flex: 1 }}>
          {t.doMove}
        </Button>
        <Button variant="outlined" onClick={onDone}>
          {t.back}
        </Button>
      </Box>
    </Box>
  );
}
