import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useEffect, useState } from "react";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/**
 * A new version waits until the person says so: nothing half-typed is lost, and forms keep their draft across the
 * reload (lib/draft.ts). Registered after the page has loaded, so that the worker's downloads do not compete with it.
 */
export function UpdatePrompt() {
  const t = useTexts(texts);
  const [update, setUpdate] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const start = () => register((apply) => setUpdate(() => apply));
    if (document.readyState === "complete") start();
    else addEventListener("load", start, { once: true });
    return () => removeEventListener("load", start);
  }, []);
  return (
    <Snackbar
      open={update !== null}
      message={t.update}
      action={
        <>
          <Button color="inherit" onClick={() => setUpdate(null)}>
            {t.updateLater}
          </Button>
          <Button color="inherit" onClick={() => update?.()}>
            {t.updateNow}
          </Button>
        </>
      }
    />
  );
}

function register(onWaiting: (apply: () => void) => void): void {
  import("workbox-window")
    .then(({ Workbox }) => {
      const workbox = new Workbox("/worker.js");
      workbox.addEventListener("waiting", () => {
        onWaiting(() => {
          workbox.addEventListener("controlling", () => location.reload());
          workbox.messageSkipWaiting();
        });
      });
      return workbox.register();
    })
    .catch((error: unknown) => console.warn("service worker", error));
}
