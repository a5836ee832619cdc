import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { Link } from "react-router-dom";
import { paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { SpaceCard } from "../../space/components/space-card.tsx";
import { SpaceListSkeleton, spaceGrid } from "../../space/components/space-list-skeleton.tsx";
import { useFreeNow } from "../../space/use-free-now.ts";
import { texts } from "../texts.ts";

const shown = 6;

/** Six spaces, what is free first, each with its state of this minute. */
export function HomeSpaces({
  spaces,
  sites,
}: {
  spaces: readonly Space[] | undefined;
  sites: readonly Site[] | undefined;
}) {
  const t = useTexts(texts).spaces;
  const picks = pick(spaces ?? [], sites ?? []);
  const now = useFreeNow(picks, sites ?? []);
  return (
    <>
      <Box
        sx={{ display: "flex", justifyContent: "space-between", alignItems: "end", gap: 2, flexWrap: "wrap", mb: 4 }}
      >
        <Box>
          <Typography variant="h2">{t.title}</Typography>
          <Typography sx={{ mt: 1, color: "text.secondary" }}>{t.text}</Typography>
        </Box>
        {spaces && spaces.length > shown && (
          <Button variant="outlined" component={Link} to={paths.spaces}>
            {t.all(spaces.length)}
          </Button>
        )}
      </Box>
      {spaces && sites ? (
        picks.length === 0 ? (
          <Typography>{t.empty}</Typography>
        ) : (
          <Box sx={spaceGrid}>
            {picks.map((space) => {
              const site = sites.find((each) => each.id === space.siteId);
              return site && <SpaceCard key={space.id} space={space} site={site} now={now?.get(space.id)} />;
            })}
          </Box>
        )
      ) : (
        <SpaceListSkeleton count={shown} />
      )}
    </>
  );
}

/** The first of each kind of each site, then the others, in their order: a taste of everything. */
function pick(spaces: readonly Space[], sites: readonly Site[]): Space[] {
  const firsts = sites.flatMap((site) =>
    ["room", "office", "desk"].flatMap(
      (kind) => spaces.find((space) => space.siteId === site.id && space.kind === kind) ?? [],
    ),
  );
  const others = spaces.filter((space) => !firsts.includes(space));
  return [...firsts, ...others].slice(0, shown).sort((a, b) => a.order - b.order);
}
