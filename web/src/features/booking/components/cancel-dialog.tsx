import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import type { Booking } from "@novis/domain/booking/booking";
import { refundOf, refundPercent } from "@novis/domain/booking/booking.rules";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useSnack } from "../../../components/snack.tsx";
import type { AppError } from "../../../lib/app-error.ts";
import { call, newIdempotencyKey } from "../../../lib/callables.ts";
import { useNow } from "../../../lib/clock.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** Says what comes back before anything is done; the button repeats the amount. */
export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useTexts(texts).cancelling;
  const format = useFormats();
  const show = useSnack();
  const titleId = useId();
  const now = useNow();
  const [reason, setReason] = useState("");
  const [idempotencyKey] = useState(newIdempotencyKey);
  const refund = refundOf(booking, "customer", now);
  const percent = refundPercent(booking.cancellation, booking.startsAt, now);
  const amount = format.money(refund, booking.price.currency);
  const cancel = useMutation<unknown, AppError>({
    mutationFn: () => call("cancelBooking", { bookingId: booking.id, idempotencyKey, reason: reason.trim() }),
    onSuccess: () => {
      show({ message: t.done });
      onClose();
    },
  });
  const consequence =
    booking.paidCents === 0
      ? percent === 100
        ? t.nothingPaid
        : t.nothingPaidLate
      : percent === 100
        ? t.refund(amount)
        : percent > 0
          ? t.refundPart(amount, percent)
          : t.refundNone;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>{t.title}</DialogTitle>
      <DialogContent sx={{ display: "grid", gap: 2 }}>
        <Typography>
          {booking.spaceName}, {format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone)}
        </Typography>
        <Typography sx={{ fontWeight: 600 }}>{consequence}</Typography>
        <TextField
          label={t.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        {cancel.error && <Alert severity="error">{errorSentence(cancel.error, format.language, booking.zone)}</Alert>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 3, pt: 1, gap: 1, flexWrap: "wrap" }}>
        <Button onClick={onClose}>{t.keep}</Button>
        <Button
          variant="contained"
          color="error"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
          sx={{ ml: "0 !important" }}
        >
          {refund > 0 ? t.confirmRefund(amount) : t.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
