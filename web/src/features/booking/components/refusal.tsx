import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Alternative } from "@novis/domain/booking/booking.errors";
import type { Zone } from "@novis/domain/time/calendar";
import { useEffect, useRef } from "react";
import { type AppError, isError } from "../../../lib/app-error.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

interface Props {
  error: AppError;
  zone: Zone;
  spaceId: string;
  currency: Parameters<ReturnType<typeof useFormats>["money"]>[1];
  onTake: (alternative: Alternative) => void;
}

/** Why it was refused, and the nearest free slots as buttons. Takes the focus: it answers what was just pressed. */
export function Refusal({ error, zone, spaceId, currency, onTake }: Props) {
  const t = useTexts(texts);
  const format = useFormats();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus
  useEffect(() => box.current?.focus(), [error]);
  const alternatives = isError(error, "overlaps") || isError(error, "closed") ? (error.data.alternatives ?? []) : [];
  return (
    <Alert ref={box} tabIndex={-1} severity="warning" variant="outlined" sx={{ bgcolor: "background.paper" }}>
      <AlertTitle>{t.refusal}</AlertTitle>
      {errorSentence(error, format.language, zone)}
      {isError(error, "price-changed") && ` ${t.newPrice(format.money(error.data.totalCents, currency))}`}
      {alternatives.length > 0 && (
        <Box sx={{ display: "grid", gap: 1, mt: 1.5, justifyItems: "start" }}>
          {alternatives.map((each) => {
            const when = format.range({ from: each.startsAt, to: each.endsAt }, zone);
            return (
              <Button key={`${each.spaceId}/${each.startsAt}`} variant="outlined" onClick={() => onTake(each)}>
                {each.spaceId === spaceId ? t.alternativeHere(when) : t.alternative(each.spaceName, when)}
              </Button>
            );
          })}
        </Box>
      )}
    </Alert>
  );
}
