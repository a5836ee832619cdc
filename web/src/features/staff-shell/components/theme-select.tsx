import ContrastIcon from "@mui/icons-material/Contrast";
import Box from "@mui/material/Box";
import { useColorScheme } from "@mui/material/styles";
import { useId } from "react";
import { useTexts } from "../../../lib/texts.ts";
import { texts } from "../texts.ts";

const modes = ["system", "light", "dark"] as const;

export function ThemeSelect() {
  const t = useTexts(texts);
  const { mode, setMode } = useColorScheme();
  const id = useId();
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1, px: 1.5, minHeight: 44, minWidth: 0 }}>
      <ContrastIcon aria-hidden fontSize="small" />
      <Box
        component="select"
        id={id}
        aria-label={t.theme}
        value={mode ?? "system"}
        onChange={(event) => setMode(modes.find((each) => each === event.target.value) ?? "system")}
        sx={select}
      >
        {modes.map((each) => (
          <option key={each} value={each}>
            {t.themes[each]}
          </option>
        ))}
      </Box>
    </Box>
  );
}

const select = {
  flex: 1,
  minWidth: 0,
  minHeight: 44,
  font: "inherit",
  fontWeight: 500,
  color: "text.primary",
  bgcolor: "transparent",
  border: 0,
  borderRadius: 1,
  "& option": { bgcolor: "background.paper", color: "text.primary" },
} as const;
