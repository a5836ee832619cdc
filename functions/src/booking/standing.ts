import { freeUnits } from "@novis/domain/booking/admission";
import { type AgendaEntry, isLive, ownEntries } from "@novis/domain/booking/agenda";
import type { Booking } from "@novis/domain/booking/booking";
import { paths } from "@novis/domain/contract/collections";
import { type Instant, overlaps } from "@novis/domain/time/interval";
import { fromDocument } from "../firestore/instants.ts";
import type { Work } from "../firestore/unit-of-work.ts";
import type { Place } from "./place.ts";
import { readEntries, sheetDays } from "./sheets.ts";

/**
 * The bookings that a block meets, in the space itself and in those that it closes; none when the pool has room for both.
 * Found from the day sheets, so that no read grows with history.
 */
export async function bookingsInTheWay(work: Work, place: Place, block: AgendaEntry, now: Instant): Promise<Booking[]> {
  const days = sheetDays(block, place.site.zone);
  const here = bookingsAmong(await readEntries(work, place.space.id, days), block, now);
  const found = freeUnits(place.space, here, block, now) >= block.units ? [] : here;
  for (const closed of place.closes)
    found.push(...bookingsAmong(ownEntries(await readEntries(work, closed.id, days)), block, now));
  const ids = [...new Set(found.map(({ id }) => id))];
  const documents = await work.read(ids.map(paths.booking));
  return documents.flatMap((data) => (data ? [fromDocument<Booking>(data)] : []));
}

/** Time kept around a booking may lie under a block: nobody is disturbed by it. */
function bookingsAmong(entries: readonly AgendaEntry[], block: AgendaEntry, now: Instant): AgendaEntry[] {
  return entries
    .filter((entry) => entry.kind !== "block" && isLive(entry, now) && overlaps(entry, block))
    .map((entry) => ({ ...entry, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }));
}
