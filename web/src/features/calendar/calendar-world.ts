import type { Block, Booking } from "@novis/domain/booking/booking";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import type { Instant } from "@novis/domain/time/interval";
import { createContext, useContext } from "react";
import type { Commands } from "./commands.ts";
import type { CalendarItem } from "./model/items.ts";

/** What every part of the calendar stands on: one site, its spaces, the uses of the loaded days. */
export interface CalendarWorld {
  site: Site;
  spaces: readonly Space[];
  bookings: readonly Booking[];
  blocks: readonly Block[];
  items: readonly CalendarItem[];
  /** The days whose uses are known: the week around what is shown. */
  loadedDays: readonly Day[];
  now: Instant;
  mayWrite: boolean;
  maySeeMessages: boolean;
  /** Bookings and blocks whose command is still on its way. */
  waiting: ReadonlySet<string>;
  commands: Commands;
}

const Context = createContext<CalendarWorld | null>(null);
export const CalendarWorldProvider = Context.Provider;

export function useCalendarWorld(): CalendarWorld {
  const world = useContext(Context);
  if (!world) throw new Error("useCalendarWorld outside the calendar");
  return world;
}
