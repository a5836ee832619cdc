import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { Link, useParams, useSearchParams } from "react-router-dom";
import { ActionBar } from "../../../components/action-bar.tsx";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { panel } from "../../../components/panel.ts";
import { useFormats } from "../../../lib/format.ts";
import { houseLanguage } from "../../../lib/house-language.ts";
import { bookingLink, paths } from "../../../lib/paths.ts";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { FreeBadge } from "../components/free-badge.tsx";
import { Gallery } from "../components/gallery.tsx";
import { PriceTable } from "../components/price-table.tsx";
import { SpaceFacts } from "../components/space-facts.tsx";
import { SpaceSkeleton } from "../components/space-skeleton.tsx";
import { WeekAvailability } from "../components/week-availability.tsx";
import { startingPrice } from "../prices.ts";
import { useSpace, useSpaces } from "../queries.ts";
import { texts } from "../texts.ts";
import { useFreeNow } from "../use-free-now.ts";

export function SpacePage() {
  const t = useTexts(texts);
  const { spaceId = "" } = useParams();
  const { space, site, missing, error, retry } = useSpace(spaceId);
  useTitle(space?.name ?? t.title);
  if (error) return <ErrorState heading="h1" error={error} onRetry={retry} />;
  if (missing) {
    return (
      <PageState
        heading="h1"
        kind="empty"
        title={t.missing.title}
        action={
          <Button variant="contained" component={Link} to={paths.spaces}>
            {t.missing.action}
          </Button>
        }
      >
        {t.missing.text}
      </PageState>
    );
  }
  return (
    <Container maxWidth="lg" sx={{ py: { xs: 3, md: 5 }, minHeight: "100vh" }} aria-busy={!space}>
      {space && site ? <SpaceStory space={space} site={site} /> : <SpaceSkeleton />}
    </Container>
  );
}

function SpaceStory({ space, site }: { space: Space; site: Site }) {
  const t = useTexts(texts);
  const format = useFormats();
  const [search] = useSearchParams();
  const now = useFreeNow([space], [site])?.get(space.id);
  const { data: spaces = [] } = useSpaces();
  const blocked = spaces.filter((each) => space.blocks.includes(each.id)).map((each) => each.name);
  const book = bookingLink({ spaceId: space.id, day: search.get("jour") ?? undefined });
  const price = startingPrice(space.prices);
  const action = (
    <Button size="large" variant="contained" component={Link} to={book} aria-label={t.bookThis(space.name)}>
      {t.book}
    </Button>
  );
  return (
    <>
      <Gallery photos={space.photos} />
      <Box sx={columns}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2" sx={{ color: "text.secondary", fontWeight: 600 }}>
            {t.kind[space.kind]} · {space.units > 1 ? t.units(space.units) : t.upTo(space.capacity)} · {site.name}
          </Typography>
          <Typography variant="h1" sx={{ mt: 0.5 }}>
            {space.name}
          </Typography>
          <Box sx={{ mt: 1.5 }}>
            <FreeBadge now={now} zone={site.zone} />
          </Box>
          <Typography lang={houseLanguage} variant="subtitle1" sx={{ mt: 2, maxWidth: "62ch", textWrap: "pretty" }}>
            {space.summary}
          </Typography>
          <Typography
            lang={houseLanguage}
            sx={{ mt: 1.5, mb: 5, maxWidth: "62ch", color: "text.secondary", textWrap: "pretty" }}
          >
            {space.description}
          </Typography>
          <WeekAvailability space={space} site={site} />
          <SpaceFacts space={space} site={site} blockedNames={blocked} />
        </Box>
        <Box component="aside" sx={aside}>
          <PriceTable space={space} site={site} />
          <Box sx={{ display: { xs: "none", md: "grid" } }}>{action}</Box>
        </Box>
      </Box>
      <ActionBar>
        {price && (
          <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
            {t.from} <strong>{format.money(price.cents, site.currency)}</strong> {t.perUnit[price.unit]}
          </Box>
        )}
        {action}
      </ActionBar>
    </>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 340px" },
  gap: { xs: 4, md: 8 },
  mt: { xs: 3, md: 5 },
} as const;

const aside = {
  ...panel,
  alignSelf: "start",
  position: { md: "sticky" },
  top: { md: 96 },
  display: "grid",
  gap: 2,
} as const;
