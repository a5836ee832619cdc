import { useEffect } from "react";

/** The tab's name; a screen reader announces it when the page changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title.includes("NOVIS") ? title : `${title} · NOVIS`;
  }, [title]);
}
