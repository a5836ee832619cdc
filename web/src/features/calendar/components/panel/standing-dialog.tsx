import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import type { Alternative, Standing } from "@novis/domain/booking/booking.errors";
import { refundOf } from "@novis/domain/booking/booking.rules";
import { useMemo, useState } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import type { NewBlock } from "../../model/draft-documents.ts";
import { proposeMoves } from "../../model/standing.ts";
import { texts } from "../../texts.ts";
import type { When } from "./when-fields.tsx";

type Decision = NewBlock["decisions"][number];
type Choice = Decision["action"];

interface Props {
  standing: readonly Standing[];
  closing: When;
  busy: boolean;
  onBack: () => void;
  onConfirm: (decisions: Decision[]) => void;
}

/** Never silent over an existing booking: keep it, move it to the place proposed, or cancel it with its refund. */
export function StandingDialog({ standing, closing, busy, onBack, onConfirm }: Props) {
  const t = useTexts(texts).standing;
  const proposals = useProposals(standing, closing);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const choiceOf = (id: string): Choice => choices[id] ?? (proposals.has(id) ? "move" : "keep");

  const confirm = () =>
    onConfirm(
      standing.map(({ bookingId }): Decision => {
        const action = choiceOf(bookingId);
        const to = proposals.get(bookingId);
        if (action === "move" && to) {
          return { bookingId, action, spaceId: to.spaceId, startsAt: to.startsAt, endsAt: to.endsAt };
        }
        return action === "cancel" ? { bookingId, action, reason: "" } : { bookingId, action: "keep" };
      }),
    );

  return (
    <Dialog open onClose={onBack} fullWidth maxWidth="sm" aria-labelledby="standing-title">
      <DialogTitle id="standing-title" variant="h3" component="h2" sx={{ pt: 3 }}>
        {t.title(standing.length)}
      </DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t.text}</DialogContentText>
        {standing.map((one) => (
          <StandingChoice
            key={one.bookingId}
            standing={one}
            proposal={proposals.get(one.bookingId)}
            choice={choiceOf(one.bookingId)}
            onChoose={(choice) => setChoices((all) => ({ ...all, [one.bookingId]: choice }))}
          />
        ))}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onBack}>{t.back}</Button>
        <Button variant="contained" onClick={confirm} disabled={busy} aria-busy={busy}>
          {t.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface ChoiceProps {
  standing: Standing;
  proposal: Alternative | undefined;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function StandingChoice({ standing, proposal, choice, onChoose }: ChoiceProps) {
  const t = useTexts(texts).standing;
  const format = useFormats();
  const { site, bookings, now } = useCalendarWorld();
  const booking = bookings.find(({ id }) => id === standing.bookingId);
  const refund = booking ? refundOf(booking, "staff", now) : 0;
  const when = format.range({ from: standing.startsAt, to: standing.endsAt }, site.zone);
  const where =
    proposal && `${proposal.spaceName}, ${format.range({ from: proposal.startsAt, to: proposal.endsAt }, site.zone)}`;
  const legend = t.decisionFor(standing.customerName, when);
  return (
    <Box component="fieldset" sx={group}>
      <Box component="legend" sx={{ fontWeight: 600, px: 0.5 }}>
        {legend}
      </Box>
      <RadioGroup
        aria-label={legend}
        value={choice}
        onChange={(_event, value) => {
          const next = (["keep", "move", "cancel"] as const).find((each) => each === value);
          if (next) onChoose(next);
        }}
      >
        <FormControlLabel
          value="move"
          disabled={!proposal}
          control={<Radio />}
          label={where ? t.moveTo(where) : t.noMove}
        />
        <FormControlLabel value="keep" control={<Radio />} label={t.keep} />
        <FormControlLabel
          value="cancel"
          control={<Radio />}
          label={refund > 0 && booking ? t.cancelRefund(format.money(refund, booking.price.currency)) : t.cancel}
        />
      </RadioGroup>
    </Box>
  );
}

/** Computed once from what is loaded: one place is never proposed twice. */
function useProposals(standing: readonly Standing[], closing: When): Map<string, Alternative> {
  const { site, spaces, items, bookings, now, loadedDays } = useCalendarWorld();
  return useMemo(() => {
    const ids = new Set(standing.map(({ bookingId }) => bookingId));
    const concerned = bookings.filter(({ id }) => ids.has(id));
    const spaceIds = [closing.space.id, ...closing.space.blocks];
    return proposeMoves({ site, spaces, items, now }, concerned, { spaceIds, interval: closing.interval }, loadedDays);
  }, [standing, closing, site, spaces, items, bookings, now, loadedDays]);
}

const group = { border: 1, borderColor: "divider", borderRadius: "10px", m: 0, mb: 2, px: 2, py: 1 } as const;
