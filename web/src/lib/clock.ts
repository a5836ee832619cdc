import type { Instant } from "@novis/domain/time/interval";
import { useEffect, useState } from "react";

/** The present, refreshed every `stepMs`, and when the page comes back to the front. */
export function useNow(stepMs = 30_000): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => setNow(Date.now());
    const timer = setInterval(tick, stepMs);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [stepMs]);
  return now;
}
