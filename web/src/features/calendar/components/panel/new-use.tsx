import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState } from "react";
import { useTexts } from "../../../../lib/texts.ts";
import { texts } from "../../texts.ts";
import { BlockForm } from "./block-form.tsx";
import { BookingForm } from "./booking-form.tsx";
import { SidePanel } from "./side-panel.tsx";
import type { When } from "./when-fields.tsx";

interface Props {
  when: When;
  onWhen: (when: When) => void;
  narrow: boolean;
  onClose: () => void;
}

/** A slot was chosen: a booking for a client, or a block. Choosing another on the grid keeps what was typed. */
export function NewUse({ when, onWhen, narrow, onClose }: Props) {
  const t = useTexts(texts).panel;
  const [kind, setKind] = useState<"booking" | "block">("booking");
  return (
    <SidePanel title={kind === "booking" ? t.newTitle : t.newBlockTitle} narrow={narrow} onClose={onClose}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={kind}
        aria-label={t.what}
        onChange={(_event, next) => next && setKind(next)}
        sx={{ mb: 2.5 }}
      >
        <ToggleButton value="booking">{t.booking}</ToggleButton>
        <ToggleButton value="block">{t.block}</ToggleButton>
      </ToggleButtonGroup>
      {kind === "booking" ? (
        <BookingForm when={when} onWhen={onWhen} onDone={onClose} />
      ) : (
        <BlockForm when={when} onWhen={onWhen} onDone={onClose} />
      )}
    </SidePanel>
  );
}
