import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useEffect, useRef, useState } from "react";
import { Picture } from "../../../components/picture.tsx";
import { useFormats } from "../../../lib/format.ts";
import { useTexts } from "../../../lib/texts.ts";
import { startingPrice } from "../../space/prices.ts";
import { texts as spaceTexts } from "../../space/texts.ts";
import { texts } from "../texts.ts";

interface Props {
  spaces: readonly Space[];
  sites: readonly Site[];
  chosen: Space | undefined;
  /** It was chosen here: the list that held the focus is gone, so it goes to the button that brings the list back. */
  answered: boolean;
  onChoose: (spaceId: string) => void;
}

/** All the spaces, by site; once one is chosen, only that one until asked to change. */
export function SpaceChoice({ spaces, sites, chosen, answered, onChoose }: Props) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(chosen === undefined);
  const change = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open && answered) change.current?.focus();
  }, [open, answered]);
  const choose = (spaceId: string) => {
    setOpen(false);
    onChoose(spaceId);
  };
  if (chosen && !open) {
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, flexWrap: "wrap" }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: 2, flex: 1, minWidth: 200 }}>
          <Described space={chosen} site={sites.find((site) => site.id === chosen.siteId)} />
        </Box>
        <Button ref={change} variant="outlined" onClick={() => setOpen(true)}>
          {t.changeSpace}
        </Button>
      </Box>
    );
  }
  return (
    <Box role="group" aria-label={t.chooseSpace}>
      {sites.map((site) => (
        <Box key={site.id} sx={{ mb: 2.5 }}>
          <Box component="h3" sx={{ typography: "body2", color: "text.secondary", fontWeight: 600, m: 0, mb: 1 }}>
            {site.name}
          </Box>
          <Box sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 1 }}>
            {spaces
              .filter((space) => space.siteId === site.id)
              .map((space) => (
                <Box
                  component="button"
                  type="button"
                  key={space.id}
                  aria-pressed={space.id === chosen?.id}
                  onClick={() => choose(space.id)}
                  sx={option}
                >
                  <Described space={space} site={site} />
                </Box>
              ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Described({ space, site }: { space: Space; site: Site | undefined }) {
  const t = useTexts(spaceTexts);
  const format = useFormats();
  const price = startingPrice(space.prices);
  const photo = space.photos[0];
  return (
    <>
      {photo && (
        <Picture
          {...photo}
          alt=""
          sizes="96px"
          sx={{ width: 72, flex: "none", borderRadius: 1, aspectRatio: "1 / 1" }}
        />
      )}
      <Box component="span" sx={{ display: "grid", minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {space.name}
        </Box>
        <Box component="span" sx={{ typography: "body2", color: "text.secondary" }}>
          {space.units > 1 ? t.units(space.units) : t.people(space.capacity)} · {site?.name}
        </Box>
        {price && site && (
          <Box component="span" sx={{ typography: "body2", fontVariantNumeric: "tabular-nums" }}>
            {t.from} {format.money(price.cents, site.currency)} {t.perUnit[price.unit]}
          </Box>
        )}
      </Box>
    </>
  );
}

const option = {
  display: "flex",
  alignItems: "center",
  gap: 1.5,
  p: 1,
  minHeight: 88,
  font: "inherit",
  color: "text.primary",
  textAlign: "left",
  border: 1,
  borderColor: "divider",
  borderRadius: "14px",
  bgcolor: "background.paper",
  cursor: "pointer",
  "&:hover": { borderColor: "primary.main" },
  "&[aria-pressed=true]": { borderColor: "primary.main", outline: "1px solid", outlineColor: "primary.main" },
} as const;
