import { bookingError } from "@novis/domain/booking/booking.errors";
import { paths } from "@novis/domain/contract/collections";
import type { Site } from "@novis/domain/site/site";
import { siteSchema } from "@novis/domain/site/site.schema";
import type { Space } from "@novis/domain/space/space";
import { spaceSchema } from "@novis/domain/space/space.schema";
import type { Work } from "../firestore/unit-of-work.ts";

/** A space where it stands. */
export interface Place {
  space: Space;
  site: Site;
  /** The spaces that a use of this one closes: of the same site, so of the same civil days. */
  closes: Space[];
}

/** The place to be booked. Throws `space-unknown` also for what is not published, except to staff. */
export async function loadPlace(work: Work, spaceId: string, viewer: { staff: boolean }): Promise<Place> {
  const [space] = await readSpaces(work, [spaceId]);
  if (!space) throw bookingError("space-unknown", { spaceId });
  const [site] = await Promise.all([readSite(work, space.siteId), work.read(space.blocks.map(paths.space))]);
  if (!site) throw bookingError("space-unknown", { spaceId });
  if (!viewer.staff && !(space.published && site.published)) throw bookingError("space-unknown", { spaceId });
  const neighbours = await readSpaces(work, space.blocks);
  return { space, site, closes: neighbours.filter((each) => each.siteId === space.siteId && each.id !== space.id) };
}

async function readSpaces(work: Work, ids: readonly string[]): Promise<Space[]> {
  const documents = await work.read(ids.map(paths.space));
  return documents.flatMap((data, index) => asSpace(ids[index], data) ?? []);
}

/** A document that staff wrote wrongly is as good as absent: it cannot be booked, and nothing else breaks. */
export function asSpace(id: string | undefined, data: unknown): Space | undefined {
  const parsed = spaceSchema.safeParse(data);
  return parsed.success && id !== undefined ? { id, ...parsed.data } : undefined;
}

async function readSite(work: Work, siteId: string): Promise<Site | undefined> {
  const [data] = await work.read([paths.site(siteId)]);
  const parsed = siteSchema.safeParse(data);
  return parsed.success ? { id: siteId, ...parsed.data } : undefined;
}
