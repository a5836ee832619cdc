import MoreHorizIcon from "@mui/icons-material/MoreHoriz";
import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ButtonBase from "@mui/material/ButtonBase";
import Drawer from "@mui/material/Drawer";
import type { StaffMember } from "@novis/domain/access/permissions";
import { useState } from "react";
import { NavLink } from "react-router-dom";
import { useTexts } from "../../../lib/texts.ts";
import { placesFor } from "../places.tsx";
import { texts } from "../texts.ts";
import { AccountLines, Person } from "./rail.tsx";

interface Props {
  staff: StaffMember;
  onSearch: () => void;
}

/** The rail of narrow screens, under the thumb. */
export function BottomBar({ staff, onSearch }: Props) {
  const t = useTexts(texts);
  const [more, setMore] = useState(false);
  return (
    <Box component="nav" aria-label={t.nav} sx={bar}>
      {placesFor(staff).map(({ to, name, Icon }) => (
        <Box key={to} component={NavLink} to={to} sx={tab}>
          <Icon aria-hidden />
          {t[name]}
        </Box>
      ))}
      <ButtonBase onClick={onSearch} sx={tab}>
        <SearchIcon aria-hidden />
        {t.search}
      </ButtonBase>
      <ButtonBase onClick={() => setMore(true)} aria-haspopup="dialog" sx={tab}>
        <MoreHorizIcon aria-hidden />
        {t.more}
      </ButtonBase>
      <Drawer
        anchor="bottom"
        open={more}
        onClose={() => setMore(false)}
        slotProps={{ paper: { role: "dialog", "aria-label": t.more, sx: { p: 2, borderRadius: "14px 14px 0 0" } } }}
      >
        <Person staff={staff} />
        <AccountLines />
        <Button variant="outlined" onClick={() => setMore(false)} sx={{ mt: 2 }}>
          {t.close}
        </Button>
      </Drawer>
    </Box>
  );
}

const bar = {
  display: { xs: "flex", md: "none" },
  position: "fixed",
  insetInline: 0,
  bottom: 0,
  zIndex: 10,
  pb: "env(safe-area-inset-bottom)",
  borderTop: 1,
  borderColor: "divider",
  bgcolor: "background.paper",
} as const;

const tab = {
  flex: 1,
  display: "flex",
  flexDirection: "column",
  alignItems: "center",
  justifyContent: "center",
  gap: 0.25,
  minHeight: 60,
  font: "inherit",
  fontSize: "0.8125rem",
  fontWeight: 500,
  color: "text.secondary",
  textDecoration: "none",
  "&.active": { color: "primary.main", fontWeight: 600 },
} as const;
