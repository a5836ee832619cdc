import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

/** One of the three steps: its number, its name, its content. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const t = useTexts(texts);
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ pb: 4, mb: 4, borderBottom: 1, borderColor: "divider", minWidth: 0 }}
    >
      <Typography variant="h3" component="h2" id={id} sx={{ display: "flex", alignItems: "center", gap: 1.5, mb: 2.5 }}>
        <Box component="span" sx={visuallyHidden}>
          {t.step(number)} :{" "}
        </Box>
        <Box component="span" aria-hidden="true" sx={disc}>
          {number}
        </Box>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const disc = {
  display: "grid",
  placeItems: "center",
  width: 32,
  height: 32,
  borderRadius: "50%",
  fontSize: "1rem",
  border: 2,
  borderColor: "primary.main",
  color: "primary.main",
  flex: "none",
} as const;
