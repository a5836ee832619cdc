import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { CalendarGrid } from "../../model/calendar-model.ts";
import { type GridPoint, isSame, type Landing, movedTo, resizedTo, selectedBetween } from "../../model/gesture.ts";
import type { CalendarItem } from "../../model/items.ts";
import { pointAt } from "./geometry.ts";

/** What is under way, for the overlay to draw. */
export interface GesturePreview {
  kind: "select" | "move" | "resize";
  column: number;
  landing: Landing;
  item?: CalendarItem;
}

interface Options {
  grid: CalendarGrid;
  body: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  rowPx: number;
  enabled: boolean;
  mayDrag: (item: CalendarItem) => boolean;
  onSelect: (landing: Landing) => void;
  onDrop: (item: CalendarItem, landing: Landing) => void;
}

interface Gesture {
  kind: GesturePreview["kind"];
  pointerId: number;
  grab: GridPoint;
  x: number;
  y: number;
  edge: "start" | "end";
  item?: CalendarItem;
  /** Past the threshold (mouse) or the long press (touch): the gesture owns the pointer. */
  active: boolean;
  landing?: Landing;
  timer?: ReturnType<typeof setTimeout>;
}

const longPressMs = 350;
/** Less is a click, or a finger that scrolls. */
const mouseThresholdPx = 5;
const touchTolerancePx = 10;
const scrollEdgePx = 36;

/**
 * Drag on empty rows to create, on a card to move, on its edge to resize. With a mouse it starts by moving; with a
 * finger by a long press, so that a swipe still scrolls. Escape gives up.
 */
export function useGridPointer(options: Options) {
  const [preview, setPreview] = useState<GesturePreview | null>(null);
  const gesture = useRef<Gesture | null>(null);
  const swallowClick = useRef(false);
  const latest = useRef(options);
  latest.current = options;

  const stop = () => {
    clearTimeout(gesture.current?.timer);
    gesture.current = null;
    setPreview(null);
  };

  // A listener that may refuse the browser's own scrolling cannot be passive, as React's are.
  const { body } = options;
  useEffect(() => {
    const element = body.current;
    const refuseScroll = (event: TouchEvent) => gesture.current?.active && event.preventDefault();
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !gesture.current) return;
      event.stopPropagation();
      clearTimeout(gesture.current.timer);
      gesture.current = null;
      setPreview(null);
    };
    element?.addEventListener("touchmove", refuseScroll, { passive: false });
    addEventListener("keydown", giveUp, true);
    return () => {
      element?.removeEventListener("touchmove", refuseScroll);
      removeEventListener("keydown", giveUp, true);
    };
  }, [body]);

  const follow = (x: number, y: number) => {
    const { grid, rowPx, scroller } = latest.current;
    const current = gesture.current;
    const rect = body.current?.getBoundingClientRect();
    if (!current || !rect) return;
    const at = pointAt(grid, rect, rowPx, x, y);
    const landing = landingOf(grid, current, at);
    if (!landing) return;
    current.landing = landing;
    const column = current.kind === "select" || current.kind === "resize" ? current.grab.column : at.column;
    setPreview({ kind: current.kind, column, landing, ...(current.item && { item: current.item }) });
    scrollNearEdges(scroller.current, x, y);
  };

  const activate = () => {
    const current = gesture.current;
    if (!current) return;
    current.active = true;
    body.current?.setPointerCapture(current.pointerId);
    follow(current.x, current.y);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    swallowClick.current = false;
    const { grid, rowPx, enabled, mayDrag } = latest.current;
    const rect = body.current?.getBoundingClientRect();
    if (!enabled || event.button !== 0 || !event.isPrimary || !rect) return;
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest("[data-cell]")) return;
    const item = itemUnder(grid, target);
    if (item && !mayDrag(item)) return;
    const edge = target.closest<HTMLElement>("[data-edge]")?.dataset.edge;
    gesture.current = {
      kind: item ? (edge ? "resize" : "move") : "select",
      edge: edge === "start" ? "start" : "end",
      pointerId: event.pointerId,
      grab: pointAt(grid, rect, rowPx, event.clientX, event.clientY),
      x: event.clientX,
      y: event.clientY,
      active: false,
      ...(item && { item }),
      ...(event.pointerType !== "mouse" && {
        timer: setTimeout(() => {
          navigator.vibrate?.(10);
          activate();
        }, longPressMs),
      }),
    };
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const current = gesture.current;
    if (!current || event.pointerId !== current.pointerId) return;
    const moved = Math.hypot(event.clientX - current.x, event.clientY - current.y);
    if (!current.active) {
      if (current.timer !== undefined) {
        if (moved > touchTolerancePx) stop();
        return;
      }
      if (moved < mouseThresholdPx) return;
      activate();
    }
    follow(event.clientX, event.clientY);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const current = gesture.current;
    if (!current || event.pointerId !== current.pointerId) return;
    stop();
    if (!current.active) return;
    swallowClick.current = true;
    const { landing, item } = current;
    if (!landing) return;
    if (!item) latest.current.onSelect(landing);
    else if (!isSame(item, landing)) latest.current.onDrop(item, landing);
  };

  /** The click that the browser makes of a drag's end is not a click; that of the Enter key (detail 0) always is. */
  const onClickCapture = (event: MouseEvent<HTMLElement>) => {
    if (!swallowClick.current) return;
    swallowClick.current = false;
    if (event.detail === 0) return;
    event.stopPropagation();
    event.preventDefault();
  };

  /** The long press is ours, not the browser's menu. */
  const onContextMenu = (event: { preventDefault: () => void }) => {
    if (gesture.current?.timer !== undefined) event.preventDefault();
  };

  return {
    preview,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop, onClickCapture, onContextMenu },
  };
}

function landingOf(grid: CalendarGrid, gesture: Gesture, at: GridPoint): Landing | undefined {
  if (!gesture.item) return selectedBetween(grid, gesture.grab, at.row);
  if (gesture.kind === "move") return movedTo(grid, gesture.item, gesture.grab, at);
  return resizedTo(grid, gesture.item, gesture.edge, { column: gesture.grab.column, row: at.row });
}

function itemUnder(grid: CalendarGrid, target: Element): CalendarItem | undefined {
  const key = target.closest<HTMLElement>("[data-item]")?.dataset.item;
  if (key === undefined) return undefined;
  return grid.columns.flatMap(({ cards }) => cards).find(({ item }) => item.key === key)?.item;
}

function scrollNearEdges(scroller: HTMLElement | null, x: number, y: number): void {
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  if (y > box.bottom - scrollEdgePx) scroller.scrollTop += 14;
  if (y < box.top + scrollEdgePx * 2) scroller.scrollTop -= 14;
  if (x > box.right - scrollEdgePx) scroller.scrollLeft += 14;
  if (x < box.left + scrollEdgePx * 2) scroller.scrollLeft -= 14;
}
