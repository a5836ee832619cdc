import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** A term and what it is, two columns of a <dl>. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: "text.secondary" }}>
        {term}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" }}>
        {children}
      </Box>
    </>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return (
    <Box
      component="dl"
      sx={{ display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 2, rowGap: 1, m: 0, fontSize: "0.9375rem" }}
    >
      {children}
    </Box>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 3, pt: 2, borderTop: 1, borderColor: "divider" }}>
      <Box component="h3" sx={{ m: 0, mb: 1, fontSize: "1rem", fontWeight: 600 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
