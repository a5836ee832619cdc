import Chip from "@mui/material/Chip";
import { useEffect, useState } from "react";
import { useOnline } from "../lib/connection.ts";
import { useFormats } from "../lib/format.ts";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/** A page begins with what the device remembers: for that moment the date would only flicker. */
const answerDueMs = 3000;

/** Dates what is shown once the server does not answer; nothing while it is fresh. */
export function SeenAt({ fromCache, seenAt }: { fromCache: boolean; seenAt: number }) {
  const t = useTexts(texts);
  const format = useFormats();
  const overdue = useOverdue(fromCache);
  const online = useOnline();
  if (!fromCache || (online && !overdue)) return null;
  return <Chip size="small" variant="outlined" label={t.seenAt(format.seen(seenAt))} sx={{ justifySelf: "start" }} />;
}

function useOverdue(waiting: boolean): boolean {
  const [overdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setOverdue(true), answerDueMs);
    return () => {
      clearTimeout(timer);
      setOverdue(false);
    };
  }, [waiting]);
  return overdue;
}
