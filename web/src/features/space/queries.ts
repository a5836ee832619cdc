import type { AgendaDay } from "@novis/domain/booking/agenda";
import { paths } from "@novis/domain/contract/collections";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Day } from "@novis/domain/time/calendar";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { AppError } from "../../lib/app-error.ts";
import { civilDayOf } from "../../lib/civil-day.ts";
import { watchQuery } from "../../lib/firestore-live.ts";
import { readDocuments, readPublished } from "../../lib/firestore-rest.ts";
import { liveOptions } from "../../lib/live-query.ts";
import { recall, remember } from "../../lib/remembered.ts";

/** Public documents by plain REST, painted first from what the device remembers. */
function publishedOptions<T>(collection: "sites" | "spaces", sorted: (all: T[]) => T[]) {
  const known = recall<T[]>(collection);
  return queryOptions<T[], AppError>({
    queryKey: [collection],
    queryFn: async () => remember(collection, sorted(await readPublished<T>(collection))),
    staleTime: 60_000,
    ...(known ? { initialData: known.data, initialDataUpdatedAt: known.at } : {}),
  });
}

export function useSpaces() {
  return useQuery(publishedOptions<Space>("spaces", (all) => all.sort((a, b) => a.order - b.order)));
}

export function useSites() {
  return useQuery(publishedOptions<Site>("sites", (all) => all.sort((a, b) => a.name.localeCompare(b.name))));
}

/** One space with its site. `missing` once we know that it is not published. */
export function useSpace(spaceId: string) {
  const spaces = useSpaces();
  const sites = useSites();
  const space = spaces.data?.find((each) => each.id === spaceId);
  const site = sites.data?.find((each) => each.id === space?.siteId);
  const loaded = spaces.data !== undefined && sites.data !== undefined;
  return {
    space,
    site,
    missing: loaded && !(space && site) && !spaces.isFetching,
    error: loaded ? null : (spaces.error ?? sites.error),
    retry: () => Promise.all([spaces.refetch(), sites.refetch()]),
  };
}

export type Agendas = Map<string, AgendaDay>;

/** The day sheets of many spaces for one day each, by space id; asked again every twenty seconds while somebody looks. */
export function useAgendas(spaces: readonly Space[], sites: readonly Site[], day?: Day) {
  const now = Date.now();
  const wanted = spaces.flatMap((space) => {
    const site = sites.find((each) => each.id === space.siteId);
    return site ? [{ id: space.id, path: paths.agendaDay(space.id, day ?? civilDayOf(now, site.zone)) }] : [];
  });
  return useQuery<Agendas, AppError>({
    queryKey: ["agendas", wanted.map(({ path }) => path)],
    enabled: wanted.length > 0,
    queryFn: async () => {
      const found = await readDocuments<AgendaDay>(wanted.map(({ path }) => path));
      return new Map(wanted.map(({ id, path }) => [id, found.get(path) ?? { day: "", entries: [] }]));
    },
    refetchInterval: 20_000,
    placeholderData: keepPreviousData,
  });
}

/** Live: the day sheets of a space from one day to another, both included. */
export function useLiveAgenda(spaceId: string | undefined, from: Day, to: Day) {
  return useQuery({
    ...liveOptions<AgendaDay[]>(["agenda", spaceId, from, to], (onNext, onError) =>
      watchQuery<AgendaDay>(
        {
          collection: paths.agenda(spaceId ?? ""),
          where: [
            ["day", ">=", from],
            ["day", "<=", to],
          ],
        },
        onNext,
        onError,
      ),
    ),
    enabled: spaceId !== undefined,
  });
}
