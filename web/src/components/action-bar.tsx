import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** On a phone, what it costs and the one action stay under the thumb. Absent on the desk, where the side panel has both. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <Box sx={bar}>{children}</Box>;
}

const bar = {
  display: { xs: "flex", md: "none" },
  alignItems: "center",
  justifyContent: "space-between",
  gap: 2,
  position: "sticky",
  bottom: 0,
  zIndex: 5,
  mx: -2,
  px: 2,
  py: 1.25,
  pb: "calc(10px + env(safe-area-inset-bottom))",
  bgcolor: "background.paper",
  borderTop: 1,
  borderColor: "divider",
  boxShadow: 4,
} as const;
