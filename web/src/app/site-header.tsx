import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Container from "@mui/material/Container";
import IconButton from "@mui/material/IconButton";
import { useEffect, useId, useState } from "react";
import { Link, useLocation } from "react-router-dom";
import { paths } from "../lib/paths.ts";
import { useSession } from "../lib/session.ts";
import { useTexts } from "../lib/texts.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { texts } from "./texts.ts";
import { Wordmark } from "./wordmark.tsx";

export function SiteHeader() {
  const t = useTexts(texts);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const menuId = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving on another page closes the menu
  useEffect(() => setOpen(false), [pathname]);
  return (
    <Box component="header" sx={bar} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <Container maxWidth="lg" sx={{ display: "flex", alignItems: "center", gap: 2, height: 72 }}>
        <Box
          component={Link}
          to={paths.home}
          aria-label={t.home}
          sx={{ color: "inherit", textDecoration: "none", py: 1 }}
        >
          <Wordmark />
        </Box>
        <Box component="nav" id={menuId} aria-label={t.mainNavigation} data-open={open} sx={navigation}>
          <Links />
          <LanguageSwitch />
        </Box>
        <Button component={Link} to={paths.book} variant="contained" sx={{ ml: { xs: "auto", md: 0 } }}>
          {t.book}
        </Button>
        <IconButton
          aria-label={open ? t.closeMenu : t.menu}
          aria-expanded={open}
          aria-controls={menuId}
          onClick={() => setOpen(!open)}
          sx={{ display: { md: "none" }, color: "text.primary", mr: -1 }}
        >
          <svg
            width="24"
            height="24"
            viewBox="0 0 24 24"
            aria-hidden="true"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
          >
            {open ? <path d="M6 6l12 12M18 6L6 18" /> : <path d="M4 8h16M4 16h16" />}
          </svg>
        </IconButton>
      </Container>
    </Box>
  );
}

function Links() {
  const t = useTexts(texts);
  const session = useSession();
  const member = session.status === "signed-in";
  return (
    <>
      <NavigationLink to={paths.spaces}>{t.spaces}</NavigationLink>
      <NavigationLink to={`${paths.home}#domiciliation`}>{t.domiciliation}</NavigationLink>
      <NavigationLink to={`${paths.home}#nous-trouver`}>{t.findUs}</NavigationLink>
      <Box aria-hidden="true" sx={{ flex: 1, display: { xs: "none", md: "block" } }} />
      {session.staff && <NavigationLink to={paths.staff}>{t.staff}</NavigationLink>}
      {member && <NavigationLink to={paths.myBookings}>{t.myBookings}</NavigationLink>}
      <NavigationLink to={member ? paths.account : paths.signIn}>{member ? t.account : t.signIn}</NavigationLink>
    </>
  );
}

function NavigationLink({ to, children }: { to: string; children: string }) {
  const { pathname } = useLocation();
  const current = pathname === to;
  return (
    <Box component={Link} to={to} aria-current={current ? "page" : undefined} sx={navigationLink}>
      {children}
    </Box>
  );
}

const bar = {
  position: "sticky",
  top: 0,
  zIndex: 10,
  bgcolor: "background.default",
  borderBottom: 1,
  borderColor: "divider",
} as const;

/** One list of links: a row on the desk, a panel under the bar on a phone. */
const navigation = {
  display: { xs: "none", md: "flex" },
  flex: 1,
  alignItems: { md: "center" },
  gap: { md: 0.5 },
  ml: { md: 2 },
  "&[data-open=true]": { display: "flex" },
  flexDirection: { xs: "column", md: "row" },
  position: { xs: "absolute", md: "static" },
  insetInline: 0,
  top: 72,
  px: { xs: 2, md: 0 },
  py: { xs: 2, md: 0 },
  bgcolor: "background.default",
  borderBottom: { xs: 1, md: 0 },
  borderColor: { xs: "divider", md: "transparent" },
  boxShadow: { xs: 4, md: 0 },
} as const;

const navigationLink = {
  display: "inline-flex",
  alignItems: "center",
  minHeight: 44,
  px: 1.5,
  borderRadius: 1,
  color: "text.primary",
  textDecoration: "none",
  fontWeight: 500,
  fontSize: { xs: "1.125rem", md: "1rem" },
  whiteSpace: "nowrap",
  "&:hover": { color: "primary.main" },
  "&[aria-current=page]": { color: "primary.main", fontWeight: 600 },
} as const;
