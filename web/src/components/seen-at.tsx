import Chip from "@mui/material/Chip";
import { useFormats } from "../lib/format.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/** Dates what an offline visitor sees; nothing while it is fresh. */
export function SeenAt({ fromCache, seenAt }: { fromCache: boolean; seenAt: number }) {
  const t = useTexts(texts);
  const format = useFormats();
  if (!fromCache) return null;
  return <Chip size="small" variant="outlined" label={t.seenAt(format.seen(seenAt))} sx={{ justifySelf: "start" }} />;
}
