import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { can } from "@novis/domain/access/can";
import type { StaffMember } from "@novis/domain/access/permissions";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useQuery } from "@tanstack/react-query";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { SeenAt } from "../../../components/seen-at.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { sitesQuery, spacesQuery } from "../../calendar/queries.ts";
import { SpaceLine } from "../components/space-line.tsx";
import { placesFor } from "../places.tsx";
import { texts } from "../texts.ts";

/** What can be booked, read-only but for its being offered to the public. */
export function SpacesPage({ staff }: { staff: StaffMember }) {
  const t = useTexts(texts);
  useTitle(t.spaces);
  if (placesFor(staff).length > 0) return <AllSpaces staff={staff} />;
  return (
    <PageState kind="not-allowed" heading="h1" title={t.notPermittedTitle}>
      {t.notPermittedText}
    </PageState>
  );
}

function AllSpaces({ staff }: { staff: StaffMember }) {
  const t = useTexts(texts).spacesPage;
  const sites = useQuery(sitesQuery());
  const sorted = [...(sites.data?.data ?? [])].sort((a, b) => a.name.localeCompare(b.name, "fr"));
  const mayWrite = can({ uid: staff.uid, anonymous: false, staff }, "space.write");
  return (
    <Box aria-busy={sites.isPending} sx={{ maxWidth: 960, mx: "auto", px: { xs: 2, md: 4 }, py: { xs: 3, md: 4 } }}>
      <Typography variant="h1" sx={{ fontSize: { xs: "1.75rem", md: "2.25rem" } }}>
        {t.title}
      </Typography>
      <Typography sx={{ mt: 1, mb: 3, color: "text.secondary" }}>{t.intro}</Typography>
      {sites.error && <ErrorState error={sites.error} onRetry={() => void sites.refetch()} />}
      {sites.isPending && <Skeleton variant="rounded" height={320} />}
      {sites.data && <SeenAt {...sites.data} />}
      {sorted.map((site) => (
        <SiteSpaces key={site.id} site={site} mayWrite={mayWrite} />
      ))}
      {sites.data?.data.length === 0 && (
        <PageState kind="empty" title={t.empty}>
          {t.emptyText}
        </PageState>
      )}
    </Box>
  );
}

function SiteSpaces({ site, mayWrite }: { site: Site; mayWrite: boolean }) {
  const t = useTexts(texts).spacesPage;
  const spaces = useQuery(spacesQuery(site.id));
  const sorted = [...(spaces.data?.data ?? [])].sort(byOrder);
  return (
    <Box component="section" aria-busy={spaces.isPending} sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ fontSize: "1.375rem", mb: 1 }}>
        {site.name}
      </Typography>
      {spaces.error && <ErrorState error={spaces.error} onRetry={() => void spaces.refetch()} />}
      {spaces.isPending && <Skeleton variant="rounded" height={240} />}
      {spaces.data && sorted.length === 0 && <Typography color="text.secondary">{t.emptyText}</Typography>}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {sorted.map((space) => (
          <SpaceLine key={space.id} space={space} site={site} mayWrite={mayWrite} />
        ))}
      </Box>
    </Box>
  );
}

function byOrder(a: Space, b: Space): number {
  return a.order - b.order || a.name.localeCompare(b.name, "fr");
}
