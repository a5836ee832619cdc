import Button from "@mui/material/Button";
import { setLanguage, useLanguage } from "../lib/language.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

export function LanguageSwitch() {
  const t = useTexts(texts);
  const other = useLanguage() === "fr" ? "en" : "fr";
  return (
    <Button
      color="inherit"
      lang={other}
      onClick={() => setLanguage(other)}
      sx={{ px: 1.5, minWidth: 0, fontWeight: 500, lineHeight: 1.6, justifyContent: "flex-start" }}
    >
      {t.language}
    </Button>
  );
}
