import LanguageIcon from "@mui/icons-material/Language";
import LogoutIcon from "@mui/icons-material/Logout";
import OpenInNewIcon from "@mui/icons-material/OpenInNew";
import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import type { StaffMember } from "@novis/domain/access/permissions";
import type { ReactNode } from "react";
import { Link, NavLink } from "react-router-dom";
import { setLanguage, useLanguage } from "../../../lib/language.ts";
import { paths } from "../../../lib/paths.ts";
import { signOut } from "../../../lib/sign-in.ts";
import { useTexts } from "../../../lib/texts.ts";
import { placesFor } from "../places.tsx";
import { texts } from "../texts.ts";
import { ThemeSelect } from "./theme-select.tsx";

interface Props {
  staff: StaffMember;
  onSearch: () => void;
}

/** The left rail of wide screens: one line per noun, what is personal at the foot. */
export function Rail({ staff, onSearch }: Props) {
  const t = useTexts(texts);
  return (
    <Box component="aside" aria-label={t.area} sx={rail}>
      <Box component={Link} to={paths.staffCalendar} sx={wordmark}>
        NOVIS
      </Box>
      <ButtonBase onClick={onSearch} aria-keyshortcuts="Control+K" sx={search}>
        <SearchIcon aria-hidden fontSize="small" />
        <span>{t.search}</span>
        <Box component="kbd" sx={keys}>
          {t.shortcut}
        </Box>
      </ButtonBase>
      <Box component="nav" aria-label={t.nav} sx={{ mt: 2, display: "grid", gap: 0.5 }}>
        {placesFor(staff).map(({ to, name, Icon }) => (
          <Box key={to} component={NavLink} to={to} sx={line}>
            <Icon aria-hidden fontSize="small" />
            {t[name]}
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: "auto" }}>
        <Person staff={staff} />
        <AccountLines />
      </Box>
    </Box>
  );
}

export function Person({ staff }: { staff: StaffMember }) {
  const t = useTexts(texts);
  return (
    <Box sx={{ px: 1.5, pb: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>{staff.name}</Typography>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {t.roles[staff.role]}
      </Typography>
    </Box>
  );
}

/** Theme, language, the public site, the way out: at the foot of the rail, and in the phone's sheet. */
export function AccountLines() {
  const t = useTexts(texts);
  const other = useLanguage() === "fr" ? "en" : "fr";
  return (
    <Box sx={{ display: "grid", gap: 0.25 }}>
      <ThemeSelect />
      <Line icon={<LanguageIcon aria-hidden fontSize="small" />} onClick={() => setLanguage(other)} lang={other}>
        {t.language}
      </Line>
      <Box component={Link} to={paths.home} sx={line}>
        <OpenInNewIcon aria-hidden fontSize="small" />
        {t.publicSite}
      </Box>
      <Line icon={<LogoutIcon aria-hidden fontSize="small" />} onClick={() => void signOut()}>
        {t.signOut}
      </Line>
    </Box>
  );
}

function Line(props: { icon: ReactNode; onClick: () => void; lang?: string; children: ReactNode }) {
  return (
    <ButtonBase onClick={props.onClick} lang={props.lang} sx={line}>
      {props.icon}
      {props.children}
    </ButtonBase>
  );
}

const rail = {
  display: { xs: "none", md: "flex" },
  flexDirection: "column",
  flex: "none",
  width: 232,
  height: "100vh",
  position: "sticky",
  top: 0,
  p: 1.5,
  borderRight: 1,
  borderColor: "divider",
  bgcolor: "background.default",
  overflowY: "auto",
} as const;

const wordmark = {
  px: 1.5,
  py: 1.5,
  fontFamily: "h1.fontFamily",
  typography: "h3",
  letterSpacing: "0.02em",
  color: "primary.main",
  textDecoration: "none",
} as const;

const line = {
  display: "flex",
  alignItems: "center",
  justifyContent: "flex-start",
  gap: 1.5,
  width: "100%",
  minHeight: 44,
  px: 1.5,
  borderRadius: 1,
  font: "inherit",
  fontWeight: 500,
  color: "text.primary",
  textDecoration: "none",
  textAlign: "left",
  "&:hover": { bgcolor: "action.hover" },
  "&.active": { bgcolor: "background.paper", color: "primary.main", fontWeight: 600 },
} as const;

const search = {
  ...line,
  bgcolor: "background.paper",
  border: 1,
  borderColor: "divider",
  color: "text.secondary",
} as const;

const keys = {
  ml: "auto",
  font: "inherit",
  fontSize: "0.8125rem",
  whiteSpace: "nowrap",
} as const;
