import { type RefObject, useEffect, useRef } from "react";
import { NavigationType, useLocation, useNavigationType } from "react-router-dom";

/**
 * Arriving on another page: at its top (or at the place that the address names), with the focus on its content so that a
 * keyboard or a screen reader starts there. Going back leaves the scroll to the browser.
 */
export function useArrival(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname, hash } = useLocation();
  const type = useNavigationType();
  const before = useRef(pathname);
  useEffect(() => {
    if (hash) {
      document.getElementById(hash.slice(1))?.scrollIntoView();
    } else if (before.current !== pathname && type !== NavigationType.Pop) {
      scrollTo({ top: 0, behavior: "instant" });
      main.current?.focus({ preventScroll: true });
    }
    before.current = pathname;
  }, [pathname, hash, type]);
  return main;
}
