import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { useNow } from "../../lib/clock.ts";
import { type FreeNow, freeNow } from "./free-now.ts";
import { useAgendas } from "./queries.ts";

/** Who is free at this minute, by space id; undefined while it is not known. */
export function useFreeNow(spaces: readonly Space[], sites: readonly Site[]): Map<string, FreeNow> | undefined {
  const now = useNow();
  const sheets = useAgendas(spaces, sites).data;
  if (!sheets) return undefined;
  return new Map(
    spaces.flatMap((space) => {
      const site = sites.find((each) => each.id === space.siteId);
      return site ? [[space.id, freeNow(site, space, sheets.get(space.id)?.entries ?? [], now)]] : [];
    }),
  );
}
