import { can } from "@novis/domain/access/can";
import type { StaffMember } from "@novis/domain/access/permissions";
import type { Site } from "@novis/domain/site/site";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { useTexts } from "../../../lib/texts.ts";
import { useTitle } from "../../../lib/title.ts";
import { CalendarLoading } from "../components/calendar-loading.tsx";
import { SiteCalendar } from "../components/site-calendar.tsx";
import { texts } from "../texts.ts";
import { useAddress } from "../use-address.ts";
import { useSites } from "../use-calendar-data.ts";

/** /equipe/calendrier?site=&vue=jour|semaine&date=&espace=&ouvert= */
export function CalendarPage({ staff }: { staff: StaffMember }) {
  const t = useTexts(texts);
  const [address, change] = useAddress();
  useTitle(t.title);
  if (!can({ uid: staff.uid, anonymous: false, staff }, "booking.readAll")) {
    return (
      <PageState kind="not-allowed" heading="h1" title={t.notAllowedTitle}>
        {t.notAllowedText}
      </PageState>
    );
  }
  return <Sites staff={staff} address={address} change={change} />;
}

interface Props {
  staff: StaffMember;
  address: ReturnType<typeof useAddress>[0];
  change: ReturnType<typeof useAddress>[1];
}

function Sites({ staff, address, change }: Props) {
  const t = useTexts(texts);
  const { query, sites, site } = useSites(address);
  if (query.error) {
    return <ErrorState error={query.error} heading="h1" onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <CalendarLoading />;
  if (!site) {
    return (
      <PageState kind="empty" heading="h1" title={t.noSiteTitle}>
        {t.noSiteText}
      </PageState>
    );
  }
  return <SiteCalendar key={siteKey(site)} sites={sites} site={site} staff={staff} address={address} change={change} />;
}

/** Another site is another calendar: no draft or form survives the change. */
function siteKey({ id }: Site): string {
  return id;
}
