import Link from "@mui/material/Link";
import type { ReactNode } from "react";

/** The first thing that Tab reaches: past the menus, to the page's `#contenu`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <Link href="#contenu" sx={skipLink}>
      {children}
    </Link>
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
