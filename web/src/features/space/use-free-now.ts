import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "../../lib/clock.ts";
import type { FreeNow } from "./free-now.ts";
import { useAgendas } from "./queries.ts";

/** Who is free at this minute, by space id; undefined while it is not known. */
export function useFreeNow(spaces: readonly Space[], sites: readonly Site[]): Map<string, FreeNow> | undefined {
  const now = useNow();
  const agendas = useAgendas(spaces, sites);
  const { data: rules } = useQuery({
    queryKey: ["code", "free-now"],
    queryFn: () => import("./free-now.ts"),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: agendas.data !== undefined,
  });
  const sheets = agendas.data;
  if (!sheets || !rules) return undefined;
  return new Map(
    spaces.flatMap((space) => {
      const site = sites.find((each) => each.id === space.siteId);
      return site ? [[space.id, rules.freeNow(site, space, sheets.get(space.id)?.entries ?? [], now)]] : [];
    }),
  );
}
