import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import type { StaffMember } from "@novis/domain/access/permissions";
import type { ReactNode } from "react";
import { Link, Navigate, useLocation } from "react-router-dom";
import { ErrorState, PageState } from "../../../components/page-state.tsx";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import type { AppError } from "../../../lib/app-error.ts";
import { useOnline } from "../../../lib/connection.ts";
import { paths } from "../../../lib/paths.ts";
import { retryStaff, type Session, useSession } from "../../../lib/session.ts";
import { signOut } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** The staff area for whoever is of the staff; a way in, or a kind word, for everybody else. */
export function StaffGate({ children }: { children: (staff: StaffMember) => ReactNode }) {
  const session = useSession();
  const location = useLocation();
  if (session.staff?.active) return children(session.staff);
  if (session.staff === undefined && session.staffError) return <Unreadable error={session.staffError} />;
  if (session.status === "loading" || (session.status === "signed-in" && session.staff === undefined))
    return <Opening />;
  if (session.status === "signed-out" || session.anonymous) {
    const back = `${location.pathname}${location.search}`;
    return <Navigate to={paths.signIn} state={{ back }} replace />;
  }
  return <NotStaff session={session} />;
}

function Opening() {
  const t = useTexts(texts);
  return (
    <Box component="main" sx={{ display: "flex", minHeight: "100vh" }} aria-busy>
      <Box role="status" sx={visuallyHidden}>
        {t.opening}
      </Box>
      <Skeleton variant="rectangular" sx={{ width: 232, height: "100vh", display: { xs: "none", md: "block" } }} />
      <Box sx={{ flex: 1, p: 3 }}>
        <Skeleton width={260} height={56} />
        <Skeleton variant="rounded" height="70vh" sx={{ mt: 2 }} />
      </Box>
    </Box>
  );
}

function Unreadable({ error }: { error: AppError }) {
  return (
    <Box component="main" sx={{ minHeight: "100vh", display: "grid", placeItems: "center" }}>
      <ErrorState heading="h1" error={error} onRetry={retryStaff} />
    </Box>
  );
}

function NotStaff({ session }: { session: Session }) {
  const t = useTexts(texts);
  const online = useOnline();
  return (
    <Box component="main" sx={{ minHeight: "100vh", display: "grid", placeItems: "center" }}>
      <PageState
        kind={online ? "not-allowed" : "offline"}
        heading="h1"
        title={t.notStaffTitle}
        action={
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, justifyContent: "center" }}>
            <Button variant="contained" component={Link} to={paths.home}>
              {t.publicSite}
            </Button>
            <Button variant="outlined" onClick={() => void signOut()}>
              {t.otherAccount}
            </Button>
          </Box>
        }
      >
        {t.notStaffText(session.email ?? "")}
      </PageState>
    </Box>
  );
}
