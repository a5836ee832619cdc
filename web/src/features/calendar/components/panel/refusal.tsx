import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { AppError } from "../../../../lib/app-error.ts";
import { errorSentence } from "../../../../lib/error-sentence.ts";
import { useFormats } from "../../../../lib/format.ts";
import { useLanguage } from "../../../../lib/language.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { alternativesOf } from "../../alternatives.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { texts } from "../../texts.ts";
import type { When } from "./when-fields.tsx";

/** Why the server said no, and where there is room instead: one button each. */
export function Refusal({ error, onAlternative }: { error: AppError; onAlternative: (when: When) => void }) {
  const t = useTexts(texts).done;
  const language = useLanguage();
  const format = useFormats();
  const { site, spaces } = useCalendarWorld();
  return (
    <Alert severity="error" variant="outlined">
      {errorSentence(error, language, site.zone)}
      {alternativesOf(error).map((alternative) => {
        const space = spaces.find(({ id }) => id === alternative.spaceId);
        const interval = { from: alternative.startsAt, to: alternative.endsAt };
        return space ? (
          <Box key={`${alternative.spaceId}/${alternative.startsAt}`} sx={{ mt: 1 }}>
            <Button size="small" variant="outlined" color="inherit" onClick={() => onAlternative({ space, interval })}>
              {t.alternative(`${space.name}, ${format.range(interval, site.zone)}`)}
            </Button>
          </Box>
        ) : null;
      })}
    </Alert>
  );
}
