import { canClose, freeUnits } from "@novis/domain/booking/admission";
import { type AgendaDay, type AgendaEntry, mergeEntries } from "@novis/domain/booking/agenda";
import { bookingError } from "@novis/domain/booking/booking.errors";
import { paths } from "@novis/domain/contract/collections";
import { type Day, daysTouched, type Zone } from "@novis/domain/time/calendar";
import { type Instant, type Interval, widen } from "@novis/domain/time/interval";
import { fromDocument, toDocument } from "../firestore/instants.ts";
import type { Work } from "../firestore/unit-of-work.ts";
import type { Place } from "./place.ts";

type Buffered = Interval & { bufferBeforeMinutes: number; bufferAfterMinutes: number };

/** What stands on sheets: enough to find it again and take it off. */
export interface Use {
  id: string;
  spaceId: string;
  blockedSpaceIds: readonly string[];
  startsAt: Instant;
  endsAt: Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  zone: Zone;
}

/** The civil days whose sheets a use stands on: those it touches, its buffers included. */
export function sheetDays(use: Buffered, zone: Zone): Day[] {
  return daysTouched(widen(use, use.bufferBeforeMinutes, use.bufferAfterMinutes), zone);
}

export async function readEntries(work: Work, spaceId: string, days: readonly Day[]): Promise<AgendaEntry[]> {
  return mergeEntries(await readSheets(work, spaceId, days));
}

/**
 * Puts a use on the sheets of its space and, as a projection, of the spaces that it closes; refuses with `overlaps` when
 * there is no room. Every sheet that the decision looks at is a sheet that it writes.
 */
export async function takeRoom(work: Work, place: Place, entry: AgendaEntry, now: Instant): Promise<void> {
  const { space, site, closes } = place;
  const days = sheetDays(entry, site.zone);
  await preload(work, [space.id, ...closes.map(({ id }) => id)], days);
  const free = freeUnits(space, await readEntries(work, space.id, days), entry, now, entry.id);
  if (free < entry.units) throw bookingError("overlaps", { kind: space.kind, freeUnits: free, alternatives: [] });
  for (const closed of closes) {
    if (!canClose(await readEntries(work, closed.id, days), entry, now, entry.id))
      throw bookingError("overlaps", { kind: space.kind, freeUnits: 0, alternatives: [] });
  }
  await putOnSheets(work, place, entry);
}

/** The same without asking whether there is room: staff have decided what happens to those who stand there. */
export async function putOnSheets(work: Work, { space, site, closes }: Place, entry: AgendaEntry): Promise<void> {
  const days = sheetDays(entry, site.zone);
  await edit(work, space.id, days, (entries) => [...without(entries, entry.id), entry]);
  for (const closed of closes) {
    const projection = { ...entry, units: closed.units, via: space.id };
    await edit(work, closed.id, days, (entries) => [...without(entries, entry.id), projection]);
  }
}

/** Takes a use off every sheet that it stands on. */
export async function giveRoomBack(work: Work, use: Use): Promise<void> {
  const days = sheetDays({ ...use, from: use.startsAt, to: use.endsAt }, use.zone);
  await preload(work, [use.spaceId, ...use.blockedSpaceIds], days);
  for (const spaceId of [use.spaceId, ...use.blockedSpaceIds])
    await edit(work, spaceId, days, (entries) => without(entries, use.id));
}

async function edit(
  work: Work,
  spaceId: string,
  days: readonly Day[],
  change: (entries: AgendaEntry[]) => AgendaEntry[],
): Promise<void> {
  for (const sheet of await readSheets(work, spaceId, days)) {
    const entries = change(sheet.entries).sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
    if (entries.length === 0 && sheet.entries.length === 0) continue;
    work.put(paths.agendaDay(spaceId, sheet.day), toDocument({ day: sheet.day, entries }));
  }
}

async function readSheets(work: Work, spaceId: string, days: readonly Day[]): Promise<AgendaDay[]> {
  const documents = await work.read(days.map((day) => paths.agendaDay(spaceId, day)));
  return documents.map((data, index) =>
    data ? fromDocument<AgendaDay>(data) : { day: days[index] ?? "", entries: [] },
  );
}

/** One round trip for all the sheets, instead of one per space. */
async function preload(work: Work, spaceIds: readonly string[], days: readonly Day[]): Promise<void> {
  await work.read(spaceIds.flatMap((spaceId) => days.map((day) => paths.agendaDay(spaceId, day))));
}

function without(entries: readonly AgendaEntry[], id: string): AgendaEntry[] {
  return entries.filter((entry) => entry.id !== id);
}
