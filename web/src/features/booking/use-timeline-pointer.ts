import { type PointerEvent, useRef } from "react";
import type { Cell } from "./selection.ts";

/** Drag over the ribbon with a mouse, a pen or a finger. A plain press stays a click of the step's button. */
export function useTimelinePointer(cells: readonly Cell[], onStretch: (from: Cell, to: Cell) => void) {
  const start = useRef<number | null>(null);
  const last = useRef<number | null>(null);
  const dragged = useRef(false);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      start.current = event.button === 0 ? placeUnder(event) : null;
      last.current = start.current;
      dragged.current = false;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      const place = placeUnder(event);
      if (place === null || place === last.current) return;
      last.current = place;
      dragged.current = true;
      const [from, to] = [cells[start.current], cells[place]];
      if (from && to) onStretch(from, to);
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
    onClickCapture: (event: { stopPropagation: () => void }) => {
      // The click that ends a drag must not start a new selection.
      if (dragged.current) event.stopPropagation();
      dragged.current = false;
    },
  };
}

/** Touch events keep their first target: the step under the finger is asked of the page. */
function placeUnder(event: PointerEvent<HTMLElement>): number | null {
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-place]");
  if (!cell || !event.currentTarget.contains(cell)) return null;
  return Number(cell.dataset.place);
}
