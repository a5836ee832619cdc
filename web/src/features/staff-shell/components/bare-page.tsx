import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { visuallyHidden } from "../../../components/visually-hidden.ts";

/** A page that shows a state instead of itself still has its title, for whoever goes from heading to heading. */
export function BarePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Box component="h1" sx={visuallyHidden}>
        {title}
      </Box>
      {children}
    </>
  );
}
