import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Standing } from "@novis/domain/booking/booking.errors";
import { type FormEvent, useState } from "react";
import { type AppError, isError, toAppError } from "../../../../lib/app-error.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { NewBlock } from "../../commands.ts";
import { standingOver } from "../../model/standing.ts";
import { texts } from "../../texts.ts";
import { nameOf, useOutcomes } from "../../use-outcomes.ts";
import { SelectField, WordsField } from "./fields.tsx";
import { Refusal } from "./refusal.tsx";
import { StandingDialog } from "./standing-dialog.tsx";
import { type When, WhenFields } from "./when-fields.tsx";

interface Props {
  when: When;
  onWhen: (when: When) => void;
  onDone: () => void;
}

/** Closes a space for a reason. Bookings that stand there are asked about, one by one, before anything is written. */
export function BlockForm({ when, onWhen, onDone }: Props) {
  const t = useTexts(texts).panel;
  const { items, now, commands } = useCalendarWorld();
  const { blocked } = useOutcomes();
  const [reason, setReason] = useState("");
  const [units, setUnits] = useState(0);
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);
  const [standing, setStanding] = useState<readonly Standing[] | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const { space, interval } = when;

  const send = async (decisions: NewBlock["decisions"]) => {
    setBusy(true);
    setRefusal(null);
    try {
      const reply = await commands.block({ space, interval, reason, decisions, ...(units > 0 && { units }) });
      const reversible = reply.moved.length + reply.cancelled.length === 0;
      blocked({ id: reply.blockId, spaceName: space.name, reversible });
      onDone();
    } catch (error) {
      const known = toAppError(error);
      // The server knows of bookings that this screen had not loaded.
      if (isError(known, "bookings-standing")) setStanding(known.data.standing);
      else {
        setStanding(null);
        setRefusal(known);
      }
      setBusy(false);
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (busy || !reason.trim()) return;
    const found = standingOver(items, space, interval, now, units || space.units);
    if (found.length === 0) void send([]);
    else setStanding(found.map(asStanding));
  };

  return (
    <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: "grid", gap: 2 }}>
      <WordsField
        label={t.reason}
        value={reason}
        onChange={setReason}
        hint={t.reasonHint}
        error={touched && !reason.trim() ? t.required : undefined}
        required
        autoFocus
      />
      <WhenFields value={when} onChange={onWhen} severalDays />
      {space.units > 1 && (
        <SelectField
          label={t.unitsBlocked}
          value={String(units)}
          onChange={(value) => setUnits(Number(value))}
          options={Array.from({ length: space.units }, (_, index) => [
            String(index),
            index === 0 ? t.allUnits : String(index),
          ])}
        />
      )}
      {refusal && <Refusal error={refusal} onAlternative={onWhen} />}
      <Button type="submit" variant="contained" size="large" disabled={busy} aria-busy={busy}>
        {t.doBlock}
      </Button>
      {standing && (
        <StandingDialog
          standing={standing}
          closing={when}
          busy={busy}
          onBack={() => setStanding(null)}
          onConfirm={(decisions) => void send(decisions)}
        />
      )}
    </Box>
  );
}

function asStanding(booking: Parameters<typeof nameOf>[0]): Standing {
  const { id, reference, startsAt, endsAt, spaceId } = booking;
  return { bookingId: id, reference, customerName: nameOf(booking), startsAt, endsAt, spaceId };
}
