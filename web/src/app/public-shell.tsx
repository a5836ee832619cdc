import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Outlet, useLocation } from "react-router-dom";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { SnackProvider } from "../components/snack.tsx";
import { useOnline } from "../lib/connection.ts";
import { useTexts } from "../lib/texts.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { texts } from "./texts.ts";
import { UpdatePrompt } from "./update-prompt.tsx";
import { useArrival } from "./use-arrival.ts";

/** What every public and member page stands in. */
export function PublicShell() {
  const t = useTexts(texts);
  const { pathname } = useLocation();
  const online = useOnline();
  const main = useArrival();
  return (
    <SnackProvider>
      <Link href="#contenu" sx={skipLink}>
        {t.skip}
      </Link>
      <SiteHeader />
      {!online && (
        <Box
          role="status"
          sx={{ bgcolor: "text.primary", color: "background.default", px: 3, py: 1, textAlign: "center" }}
        >
          {t.offline}
        </Box>
      )}
      <Box
        component="main"
        id="contenu"
        ref={main}
        tabIndex={-1}
        sx={{ minHeight: "calc(100vh - 72px)", outline: "none" }}
      >
        <ErrorBoundary key={pathname}>
          <Outlet />
        </ErrorBoundary>
      </Box>
      <SiteFooter />
      <UpdatePrompt />
    </SnackProvider>
  );
}

const skipLink = {
  position: "absolute",
  left: 16,
  top: -80,
  zIndex: 20,
  px: 2,
  py: 1.25,
  borderRadius: 1,
  bgcolor: "background.paper",
  "&:focus": { top: 12 },
} as const;
