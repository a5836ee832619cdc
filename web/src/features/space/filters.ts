import { type Space, type SpaceKind, spaceKinds } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import type { FreeNow } from "./free-now.ts";

/** What the list's address says: a link to it is a search that can be sent to a colleague. */
export interface Filters {
  siteId?: string;
  kind?: SpaceKind;
  people?: number;
  day?: Day;
  /** "14:00"; with `day`, only spaces free then. */
  time?: string;
  minutes: number;
  freeNow: boolean;
}

export function parseFilters(search: URLSearchParams): Filters {
  const kind = spaceKinds.find((each) => each === search.get("type"));
  const people = Number(search.get("personnes"));
  const minutes = Number(search.get("duree"));
  const siteId = search.get("site");
  const day = search.get("jour");
  const time = search.get("heure");
  return {
    ...(siteId ? { siteId } : {}),
    ...(kind ? { kind } : {}),
    ...(Number.isInteger(people) && people > 0 ? { people } : {}),
    ...(day && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? { day } : {}),
    ...(time && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? { time } : {}),
    minutes: Number.isInteger(minutes) && minutes > 0 && minutes <= 1440 ? minutes : 60,
    freeNow: search.get("libre") === "1",
  };
}

/** `changes` laid over an address; an empty value leaves it. */
export function withFilters(search: URLSearchParams, changes: Record<string, string>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Everything but the hour, which needs the day sheets. */
export function matches(space: Space, filters: Filters, now: FreeNow | undefined): boolean {
  if (filters.siteId !== undefined && space.siteId !== filters.siteId) return false;
  if (filters.kind !== undefined && space.kind !== filters.kind) return false;
  if (filters.people !== undefined && space.capacity * space.units < filters.people) return false;
  return !filters.freeNow || now?.state === "free";
}
