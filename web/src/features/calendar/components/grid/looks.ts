import type { CalendarItem } from "../../model/items.ts";

const tint = (colour: string, percent: number) =>
  `color-mix(in srgb, var(--novis-palette-${colour}-main) ${percent}%, var(--novis-palette-background-paper))`;

const hatch = `repeating-linear-gradient(135deg, color-mix(in srgb, var(--novis-palette-text-primary) 9%, transparent) 0 6px, transparent 6px 12px)`;

/** What a use looks like: never by colour alone, each also has its edge, its pattern or its icon. */
export function cardLook(item: CalendarItem) {
  if (item.via !== undefined) {
    return { ...quiet, borderStyle: "dashed", borderLeftWidth: 1, color: "text.secondary" };
  }
  if (item.kind === "block") return quiet;
  if (item.kind === "hold") {
    return { bgcolor: tint("warning", 12), borderColor: "warning.main", borderStyle: "dashed", color: "text.primary" };
  }
  if (item.booking.status === "no-show") {
    return { bgcolor: tint("error", 10), borderColor: "error.main", color: "text.primary" };
  }
  const colour = item.booking.source === "staff" ? "info" : "primary";
  return {
    bgcolor: tint(colour, 14),
    borderColor: tint(colour, 60),
    borderLeftColor: `${colour}.main`,
    color: "text.primary",
  };
}

const quiet = {
  bgcolor: "background.default",
  backgroundImage: hatch,
  borderColor: "text.secondary",
  color: "text.primary",
};

export const closedHours = `repeating-linear-gradient(135deg, color-mix(in srgb, var(--novis-palette-text-primary) 5%, transparent) 0 1px, transparent 1px 7px)`;
