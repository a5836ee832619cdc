import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Block } from "@novis/domain/booking/booking";
import { type FormEvent, useState } from "react";
import type { AppError } from "../../../../lib/app-error.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { texts } from "../../texts.ts";
import { useBlocking } from "../../use-blocking.tsx";
import { SelectField, WordsField } from "./fields.tsx";
import { Refusal } from "./refusal.tsx";
import { type When, WhenFields } from "./when-fields.tsx";

interface Props {
  when: When;
  onWhen: (when: When) => void;
  onDone: () => void;
  /** The block that is changed; absent, a new one. */
  replaces?: Block;
}

/** Closes a space for a reason. */
export function BlockForm({ when, onWhen, onDone, replaces }: Props) {
  const t = useTexts(texts).panel;
  const { space, interval } = when;
  const [reason, setReason] = useState(replaces?.reason ?? "");
  const [units, setUnits] = useState(replaces && replaces.units < space.units ? replaces.units : 0);
  const [touched, setTouched] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const { place, busy, dialog } = useBlocking({ onDone, onRefused: setRefusal });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (busy || !reason.trim()) return;
    setRefusal(null);
    place({ space, interval, reason, ...(units > 0 && { units }), ...(replaces && { replaces }) });
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
      <Box sx={{ display: "flex", gap: 1.5 }}>
        <Button type="submit" variant="contained" size="large" disabled={busy} aria-busy={busy} sx={{ flex: 1 }}>
          {replaces ? t.doChangeBlock : t.doBlock}
        </Button>
        {replaces && (
          <Button variant="outlined" size="large" onClick={onDone}>
            {t.back}
          </Button>
        )}
      </Box>
      {dialog}
    </Box>
  );
}
