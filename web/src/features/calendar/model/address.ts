import { addDays, type Day, isDay, startOfWeek } from "@novis/domain/time/calendar";

export type View = "jour" | "semaine";
/** Narrow screens read a list first; the grid there shows one space. */
export type Form = "liste" | "grille";

/** What the calendar shows, all of it in the URL: a link sent to a colleague opens the same thing. */
export interface CalendarAddress {
  siteId: string | undefined;
  view: View;
  /** Undefined: today at the site, which only the site's zone can tell. */
  day: Day | undefined;
  /** A week of this space; without it, a week of every space. */
  spaceId: string | undefined;
  /** The booking or block open in the side panel. */
  openId: string | undefined;
  wholeDay: boolean;
  form: Form | undefined;
}

const forms: readonly Form[] = ["liste", "grille"];

export function readAddress(params: URLSearchParams): CalendarAddress {
  const day = params.get("date") ?? undefined;
  return {
    siteId: params.get("site") ?? undefined,
    view: params.get("vue") === "semaine" ? "semaine" : "jour",
    day: day !== undefined && isDay(day) ? day : undefined,
    spaceId: params.get("espace") ?? undefined,
    openId: params.get("ouvert") ?? undefined,
    wholeDay: params.get("heures") === "24",
    form: forms.find((form) => form === params.get("forme")),
  };
}

export function writeAddress(address: CalendarAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (address.siteId) params.set("site", address.siteId);
  params.set("vue", address.view);
  if (address.day) params.set("date", address.day);
  if (address.spaceId) params.set("espace", address.spaceId);
  if (address.openId) params.set("ouvert", address.openId);
  if (address.wholeDay) params.set("heures", "24");
  if (address.form) params.set("forme", address.form);
  return params;
}

/** Seven days at most: what `array-contains-any` is asked for. */
export function daysShown(view: View, day: Day): Day[] {
  if (view === "jour") return [day];
  const monday = startOfWeek(day);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

export function stepDay(view: View, day: Day, direction: 1 | -1): Day {
  return addDays(day, direction * (view === "jour" ? 1 : 7));
}
