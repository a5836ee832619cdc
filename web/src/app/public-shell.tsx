import Box from "@mui/material/Box";
import { Suspense } from "react";
import { Outlet, useLocation } from "react-router-dom";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { SkipLink } from "../components/skip-link.tsx";
import { SnackProvider } from "../components/snack.tsx";
import { useOnline } from "../lib/connection.ts";
import { useTexts } from "../lib/texts.ts";
import { PageLoading } from "./page-loading.tsx";
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
      <SkipLink>{t.skip}</SkipLink>
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
        <Suspense fallback={<PageLoading />}>
          <ErrorBoundary key={pathname}>
            <Outlet />
          </ErrorBoundary>
        </Suspense>
      </Box>
      <SiteFooter />
      <UpdatePrompt />
    </SnackProvider>
  );
}
