import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/** While a page's code arrives: keeps the height, so that the footer does not jump. */
export function PageLoading() {
  const t = useTexts(texts);
  return (
    <Box sx={{ minHeight: "100vh" }}>
      <LinearProgress aria-label={t.loading} sx={{ height: 3 }} />
    </Box>
  );
}
