import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import Typography from "@mui/material/Typography";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useSearchParams } from "react-router-dom";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { SpaceCard } from "../components/space-card.tsx";
import { SpaceFilters } from "../components/space-filters.tsx";
import { SpaceListSkeleton, spaceGrid } from "../components/space-list-skeleton.tsx";
import { type Filters, matches, parseFilters } from "../filters.ts";
import { freeAt } from "../free-at.ts";
import { useAgendas, useSites, useSpaces } from "../queries.ts";
import { texts } from "../texts.ts";
import { useFreeNow } from "../use-free-now.ts";

export function SpacesPage() {
  const t = useTexts(texts);
  useTitle(t.title);
  const spaces = useSpaces();
  const sites = useSites();
  const error = spaces.data && sites.data ? null : (spaces.error ?? sites.error);
  return (
    <Container maxWidth="lg" sx={{ py: { xs: 4, md: 6 } }}>
      <Typography variant="h1">{t.title}</Typography>
      <Typography variant="subtitle1" sx={{ mt: 1.5, mb: 4, color: "text.secondary", maxWidth: "60ch" }}>
        {t.intro}
      </Typography>
      {error ? (
        <ErrorState error={error} onRetry={() => Promise.all([spaces.refetch(), sites.refetch()])} />
      ) : (
        <>
          <SpaceFilters sites={sites.data ?? []} />
          {spaces.data && sites.data ? (
            <Results spaces={spaces.data} sites={sites.data} />
          ) : (
            <SpaceListSkeleton count={6} />
          )}
        </>
      )}
    </Container>
  );
}

function Results({ spaces, sites }: { spaces: readonly Space[]; sites: readonly Site[] }) {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const filters = parseFilters(search);
  const nowFree = useFreeNow(spaces, sites);
  const free = useFreeThen(spaces, sites, filters);
  const found = spaces.filter((space) => matches(space, filters, nowFree?.get(space.id)) && free(space));
  if (found.length === 0) {
    return (
      <PageState
        kind="empty"
        title={t.none.title}
        action={
          <Button variant="contained" onClick={() => setSearch({}, { replace: true })}>
            {t.filters.clear}
          </Button>
        }
      >
        {t.none.text}
      </PageState>
    );
  }
  return (
    <>
      <Typography role="status" sx={{ mb: 2, fontWeight: 600 }}>
        {t.count(found.length)}
      </Typography>
      <Box sx={spaceGrid}>
        {found.map((space, place) => {
          const site = sites.find((each) => each.id === space.siteId);
          return (
            site && (
              <SpaceCard
                key={space.id}
                space={space}
                site={site}
                now={nowFree?.get(space.id)}
                first={place < 2}
                heading="h2"
                search={filters.day ? `?jour=${filters.day}` : ""}
              />
            )
          );
        })}
      </Box>
    </>
  );
}

/** Is a space free at the day and hour of the address? Yes while it is not known, so that the list does not flash empty. */
function useFreeThen(spaces: readonly Space[], sites: readonly Site[], { day, time, minutes }: Filters) {
  const asked = day !== undefined && time !== undefined;
  const agendas = useAgendas(asked ? spaces : [], sites, day);
  return (space: Space): boolean => {
    const site = sites.find((each) => each.id === space.siteId);
    if (!asked || !site || !agendas.data) return true;
    const length = Math.max(minutes, space.minimumMinutes);
    return freeAt(site, space, agendas.data.get(space.id)?.entries ?? [], { day, time, minutes: length }, Date.now());
  };
}
