import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { paths as documents } from "@novis/domain/contract/collections";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useState } from "react";
import { Link } from "react-router-dom";
import { useSnack } from "../../../components/snack.tsx";
import { toAppError } from "../../../lib/app-error.ts";
import { errorSentence } from "../../../lib/error-sentence.ts";
import { updateDocument } from "../../../lib/firestore-live.ts";
import { useFormats } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.ts";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

interface Props {
  space: Space;
  site: Site;
  mayWrite: boolean;
}

export function SpaceLine({ space, site, mayWrite }: Props) {
  const t = useTexts(texts).spacesPage;
  const publish = usePublish(space);
  const week = `${paths.staffCalendar}?site=${site.id}&vue=semaine&espace=${space.id}`;
  return (
    <Box component="li" sx={line}>
      <Box sx={{ flex: "1 1 260px" }}>
        <Typography component="h3" sx={{ fontWeight: 600 }}>
          {space.name}
        </Typography>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {t.kinds[space.kind]} · {space.units > 1 ? t.units(space.units) : t.people(space.capacity)}
        </Typography>
      </Box>
      <Prices space={space} site={site} />
      <Button component={Link} to={week} aria-label={t.weekOf(space.name)} size="small">
        {t.week}
      </Button>
      {mayWrite ? (
        <Switch
          checked={space.published}
          sx={{ "& .MuiSwitch-thumb": { boxShadow: "none" } }}
          onChange={(_event, checked) => publish(checked)}
          slotProps={{ input: { "aria-label": t.published(space.name) } }}
        />
      ) : (
        <Typography variant="body2">{space.published ? t.shown : t.hidden}</Typography>
      )}
    </Box>
  );
}

function Prices({ space, site }: Pick<Props, "space" | "site">) {
  const t = useTexts(texts).spacesPage;
  const format = useFormats();
  const { hour, halfDay, day, month } = space.prices;
  const offers = [
    [hour, t.perHour],
    [halfDay, t.perHalfDay],
    [day, t.perDay],
    [month, t.perMonth],
  ] as const;
  return (
    <Typography variant="body2" sx={{ flex: "1 1 220px", fontVariantNumeric: "tabular-nums" }}>
      {offers
        .flatMap(([cents, unit]) => (cents === undefined ? [] : [`${format.money(cents, site.currency)} ${unit}`]))
        .join(" · ")}
    </Typography>
  );
}

/** Written straight to the document, live for everyone; undone by the same switch, or by the snack. */
function usePublish(space: Space) {
  const t = useTexts(texts).spacesPage;
  const language = useLanguage();
  const show = useSnack();
  const [busy, setBusy] = useState(false);
  const write = async (published: boolean) => {
    if (busy) return;
    setBusy(true);
    try {
      await updateDocument(documents.space(space.id), { published });
      const message = published ? t.nowShown(space.name) : t.nowHidden(space.name);
      show({ message, action: { label: t.undo, run: () => void write(!published) } });
    } catch (error) {
      show({ message: errorSentence(toAppError(error), language) });
    } finally {
      setBusy(false);
    }
  };
  return (published: boolean) => void write(published);
}

const line = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  columnGap: 3,
  rowGap: 0.5,
  py: 1.5,
  borderBottom: 1,
  borderColor: "divider",
} as const;
