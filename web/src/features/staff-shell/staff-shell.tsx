import Box from "@mui/material/Box";
import type { StaffMember } from "@novis/domain/access/permissions";
import { useCallback, useEffect, useState } from "react";
import { Outlet, useLocation, useNavigate } from "react-router-dom";
import { ErrorBoundary } from "../../components/error-boundary.tsx";
import { SkipLink } from "../../components/skip-link.tsx";
import { SnackProvider } from "../../components/snack.tsx";
import { useOnline } from "../../lib/connection.ts";
import { useTexts } from "../../lib/texts.ts";
import { BottomBar } from "./components/bottom-bar.tsx";
import { CommandPalette } from "./components/command-palette.tsx";
import { Rail } from "./components/rail.tsx";
import { PaletteSources, usePaletteSource } from "./palette-sources.tsx";
import { placesFor } from "./places.tsx";
import { texts } from "./texts.ts";

/** What every staff page stands in: the rail (or the bar of a phone), the palette, the snacks. */
export function StaffShell({ staff }: { staff: StaffMember }) {
  return (
    <SnackProvider>
      <PaletteSources>
        <Frame staff={staff} />
      </PaletteSources>
    </SnackProvider>
  );
}

function Frame({ staff }: { staff: StaffMember }) {
  const t = useTexts(texts);
  const { pathname } = useLocation();
  const online = useOnline();
  const [searching, setSearching] = useState(false);
  const search = useCallback(() => setSearching(true), []);
  useSearchKeys(search);
  usePages(staff);
  return (
    <Box sx={{ display: "flex", minHeight: "100vh", bgcolor: "background.paper" }}>
      <SkipLink>{t.skip}</SkipLink>
      <Rail staff={staff} onSearch={search} />
      <Box sx={column}>
        {!online && (
          <Box role="status" sx={{ bgcolor: "text.primary", color: "background.paper", px: 3, py: 1 }}>
            {t.offline}
          </Box>
        )}
        <Box
          component="main"
          id="contenu"
          tabIndex={-1}
          sx={{ outline: "none", flex: 1, minHeight: 0, overflowY: { md: "auto" } }}
        >
          <ErrorBoundary key={pathname}>
            <Outlet />
          </ErrorBoundary>
        </Box>
      </Box>
      <BottomBar staff={staff} onSearch={search} />
      <CommandPalette open={searching} onClose={() => setSearching(false)} />
    </Box>
  );
}

function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open]);
}

/** The pages themselves are found from every page. */
function usePages(staff: StaffMember): void {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const source = useCallback(
    (words: string) =>
      placesFor(staff)
        .filter(({ name }) => words === "" || t[name].toLowerCase().includes(words.toLowerCase()))
        .map(({ to, name }) => ({ id: to, group: t.palette.pages, label: t[name], run: () => void navigate(to) })),
    [t, navigate, staff],
  );
  usePaletteSource(source);
}

/** On a desk the page itself never scrolls: the calendar and the lists do. */
const column = {
  flex: 1,
  minWidth: 0,
  display: "flex",
  flexDirection: "column",
  height: { md: "100vh" },
  pb: { xs: "76px", md: 0 },
} as const;
