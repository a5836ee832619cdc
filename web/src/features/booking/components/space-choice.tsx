import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useState } from "react";
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
  onChoose: (spaceId: string) => void;
}

/** All the spaces, by site, as radio rows; once one is chosen, only that one until asked to change. */
export function SpaceChoice({ spaces, sites, chosen, onChoose }: Props) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  if (chosen && !open) {
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, flexWrap: "wrap" }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: 2, flex: 1, minWidth: 200 }}>
          <Described space={chosen} site={sites.find((site) => site.id === chosen.siteId)} />
        </Box>
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t.changeSpace}
        </Button>
      </Box>
    );
  }
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 1, fontWeight: 600 }}>
        {t.chooseSpace}
      </Box>
      {sites.map((site) => (
        <Box key={site.id} sx={{ mb: 2 }}>
          <Box sx={{ typography: "body2", color: "text.secondary", fontWeight: 600, mb: 0.5 }}>{site.name}</Box>
          <Box sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 1 }}>
            {spaces
              .filter((space) => space.siteId === site.id)
              .map((space) => (
                <Box component="label" key={space.id} sx={option}>
                  <input
                    type="radio"
                    name="space"
                    value={space.id}
                    checked={space.id === chosen?.id}
                    onChange={() => onChoose(space.id)}
                    onClick={() => setOpen(false)}
                  />
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
  border: 1,
  borderColor: "divider",
  borderRadius: "14px",
  bgcolor: "background.paper",
  cursor: "pointer",
  "&:hover": { borderColor: "primary.main" },
  "&:has(input:checked)": { borderColor: "primary.main", outline: "1px solid", outlineColor: "primary.main" },
  "&:has(input:focus-visible)": { outline: "3px solid var(--novis-palette-primary-main)", outlineOffset: 2 },
  "& input": { accentColor: "var(--novis-palette-primary-main)", width: 20, height: 20, ml: 1, flex: "none" },
} as const;
