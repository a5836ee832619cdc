import { useEffect } from "react";
import { useSnack } from "../components/snack.tsx";
import { useTexts } from "../lib/texts.ts";
import { texts } from "./texts.ts";

/**
 * A new version waits until the person says so: nothing half-typed is lost, and forms keep their draft across the
 * reload (lib/draft.ts). Registered after the page has loaded, so that the worker's downloads do not compete with it.
 */
export function UpdatePrompt() {
  const t = useTexts(texts);
  const show = useSnack();
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const start = () =>
      register((apply) => show({ message: t.update, action: { label: t.updateNow, run: apply }, stays: true }));
    if (document.readyState === "complete") start();
    else addEventListener("load", start, { once: true });
    return () => removeEventListener("load", start);
  }, [show, t]);
  return null;
}

let registered = false;

/** Once for the life of the page, whatever the language or the shell. */
function register(onWaiting: (apply: () => void) => void): void {
  if (registered) return;
  registered = true;
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
