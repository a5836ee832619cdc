import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { refundOf } from "@novis/domain/booking/booking.rules";
import { useState } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import { useOutcomes } from "../../use-outcomes.ts";
import { WordsField } from "./fields.tsx";

interface Props {
  booking: Booking;
  onDone: () => void;
}

/** One press, and a way back. Money is promised only after a second, which says how much. */
export function CancelButton({ booking, onDone }: Props) {
  const t = useTexts(texts).panel;
  const format = useFormats();
  const { commands, now } = useCalendarWorld();
  const { cancelled, refused } = useOutcomes();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const refund = refundOf(booking, "staff", now);
  const amount = format.money(refund, booking.price.currency);

  const send = () => {
    // What is owed is recorded from the same panel: it stays.
    if (refund === 0) onDone();
    commands.cancel(booking, reason).then((reply) => cancelled(reply.booking), refused);
  };

  if (!asking) {
    return (
      <Button variant="outlined" color="error" onClick={() => (refund > 0 ? setAsking(true) : send())}>
        {refund > 0 ? t.cancelRefund(amount) : t.cancel}
      </Button>
    );
  }
  return (
    <Box sx={{ display: "grid", gap: 1.5, width: "100%" }}>
      <Typography>{t.cancelSure(amount)}</Typography>
      <WordsField label={t.cancelReason} value={reason} onChange={setReason} autoFocus />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5 }}>
        <Button variant="contained" color="error" onClick={send}>
          {t.cancelRefund(amount)}
        </Button>
        <Button variant="outlined" onClick={() => setAsking(false)}>
          {t.back}
        </Button>
      </Box>
    </Box>
  );
}
