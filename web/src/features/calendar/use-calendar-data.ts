import { can } from "@novis/domain/access/can";
import type { StaffMember } from "@novis/domain/access/permissions";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { type Day, dayOf } from "@novis/domain/time/calendar";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AppError } from "../../lib/app-error.ts";
import { useNow } from "../../lib/clock.ts";
import type { CalendarWorld } from "./calendar-world.ts";
import { commandsFor } from "./commands.ts";
import { type CalendarAddress, daysShown } from "./model/address.ts";
import { itemsOf } from "./model/items.ts";
import { blocksQuery, bookingsQuery, sitesQuery, spacesQuery } from "./queries.ts";
import { useDrafts } from "./use-drafts.ts";

/** The sites, then the one that the address names (or the first). */
export function useSites(address: CalendarAddress) {
  const query = useQuery(sitesQuery());
  const sites = useMemo(
    () => [...(query.data?.data ?? [])].sort((a, b) => a.name.localeCompare(b.name, "fr")),
    [query.data],
  );
  return { query, sites, site: sites.find(({ id }) => id === address.siteId) ?? sites[0] };
}

export interface CalendarData {
  world: CalendarWorld;
  day: Day;
  pending: boolean;
  error: AppError | null;
  retry: () => void;
  /** What is shown comes from this device, as it was then. */
  stale: { fromCache: boolean; seenAt: number } | undefined;
}

/** Everything that the calendar of a site needs, live. The whole week is read, so that the next day is already there. */
export function useCalendarData(site: Site, staff: StaffMember, address: CalendarAddress): CalendarData {
  const now = useNow();
  const day = address.day ?? dayOf(now, site.zone);
  const loadedDays = useMemo(() => daysShown("semaine", day), [day]);
  const spaces = useQuery(spacesQuery(site.id));
  const bookings = useQuery(bookingsQuery(site.id, loadedDays));
  const blocks = useQuery(blocksQuery(site.id, loadedDays));
  const queries = [spaces, bookings, blocks];

  const live = useMemo(
    () => ({ bookings: bookings.data?.data ?? [], blocks: blocks.data?.data ?? [] }),
    [bookings.data, blocks.data],
  );
  const { uses, waiting, add, settle, drop } = useDrafts(live);
  const commands = useMemo(
    () => commandsFor(site, staff.uid, { add, settle, drop }),
    [site, staff.uid, add, settle, drop],
  );
  const sorted = useMemo(() => [...(spaces.data?.data ?? [])].sort(byOrder), [spaces.data]);
  const items = useMemo(() => itemsOf(uses.bookings, uses.blocks, now), [uses, now]);

  const world = useMemo<CalendarWorld>(() => {
    const actor = { uid: staff.uid, anonymous: false, staff };
    return {
      site,
      spaces: sorted,
      bookings: uses.bookings,
      blocks: uses.blocks,
      items,
      loadedDays,
      now,
      mayWrite: can(actor, "booking.createForClient") && can(actor, "block.write"),
      maySeeMessages: can(actor, "outbox.read"),
      waiting,
      commands,
    };
  }, [site, sorted, uses, items, loadedDays, now, staff, waiting, commands]);

  return {
    world,
    day,
    pending: queries.some(({ isPending }) => isPending),
    error: queries.map(({ error }) => error).find((error) => error !== null) ?? null,
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
    stale: bookings.data?.fromCache ? bookings.data : undefined,
  };
}

function byOrder(a: Space, b: Space): number {
  return a.order - b.order || a.name.localeCompare(b.name, "fr");
}
