import Box from "@mui/material/Box";
import { useColorScheme } from "@mui/material/styles";
import { useId } from "react";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

const modes = ["system", "light", "dark"] as const;

/** Light, dark, or as the device says. A native select: small, and at home on every phone. */
export function ThemeChoice() {
  const t = useTexts(texts).theme;
  const { mode, setMode } = useColorScheme();
  const id = useId();
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1.5 }}>
      <label htmlFor={id}>{t.label}</label>
      <Box
        component="select"
        id={id}
        value={mode ?? "system"}
        onChange={(event) => setMode(modes.find((each) => each === event.target.value) ?? "system")}
        sx={select}
      >
        {modes.map((each) => (
          <option key={each} value={each}>
            {t[each]}
          </option>
        ))}
      </Box>
    </Box>
  );
}

const select = {
  font: "inherit",
  color: "text.primary",
  bgcolor: "background.paper",
  minHeight: 44,
  px: 1.5,
  borderRadius: 1,
  border: 1,
  borderColor: "text.secondary",
} as const;
