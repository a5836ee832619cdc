import { type Alternative, BookingError, bookingError } from "@novis/domain/booking/booking.errors";
import { nearestFree } from "@novis/domain/booking/slots";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import type { Interval } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import { Work } from "../firestore/unit-of-work.ts";
import { asSpace, loadPlace } from "./place.ts";
import { readEntries } from "./sheets.ts";
import { readBooking } from "./use.ts";

interface Wanted {
  /** Absent: the space of the booking that would move. */
  spaceId?: string | undefined;
  interval: Interval;
  units?: number;
  attendees?: number | undefined;
  /** The booking that would move: its own place does not count against it. */
  bookingId?: string;
}

/** How far the search goes in the same space; in its neighbours it looks at the same day only. */
const daysAhead = 7;
const neighbourLimit = 12;

/** Runs a use case; a refusal for want of room or of opening hours leaves with the nearest slots that are free. */
export async function offeringAlternatives<T>(deps: Deps, wanted: Wanted, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof BookingError)) throw error;
    throw await withAlternatives(deps, wanted, error);
  }
}

export async function withAlternatives(deps: Deps, wanted: Wanted, error: BookingError): Promise<BookingError> {
  if (error.code === "closed") return bookingError("closed", { alternatives: await find(deps, wanted) });
  if (error.code !== "overlaps") return error;
  const { data } = error as BookingError<"overlaps">;
  return bookingError("overlaps", { ...data, alternatives: await find(deps, wanted) });
}

/** The nearest in the same space, then the nearest that day in the spaces of the same kind and site that hold as many. */
async function find(deps: Deps, wanted: Wanted): Promise<Alternative[]> {
  const work = new Work(deps.db);
  const booking = wanted.bookingId === undefined ? undefined : await readBooking(work, wanted.bookingId);
  const { space, site } = await loadPlace(work, wanted.spaceId ?? booking?.spaceId ?? "", { staff: true });
  const day = dayOf(wanted.interval.from, site.zone);
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => addDays(day, ahead));
  const people = wanted.attendees ?? booking?.attendees ?? 1;
  const search = { deps, work, site, wanted, units: wanted.units ?? booking?.units ?? 1 };
  const neighbours = (await neighboursOf(deps, space)).filter(({ capacity }) => capacity * search.units >= people);
  const [here, ...elsewhere] = await Promise.all([
    nearestIn(search, space, days),
    ...neighbours.map((neighbour) => nearestIn(search, neighbour, [day])),
  ]);
  const distance = ({ startsAt }: Alternative) => Math.abs(startsAt - wanted.interval.from);
  const nearby = elsewhere.filter((each) => each !== undefined).sort((a, b) => distance(a) - distance(b));
  return [...(here ? [here] : []), ...nearby].slice(0, 3);
}

interface Search {
  deps: Deps;
  work: Work;
  site: Site;
  wanted: Wanted;
  units: number;
}

async function nearestIn(search: Search, space: Space, days: readonly Day[]): Promise<Alternative | undefined> {
  const { deps, work, site, wanted, units } = search;
  const [first = "", last = first] = [days[0], days.at(-1)];
  const entries = await readEntries(work, space.id, [addDays(first, -1), ...days, addDays(last, 1)]);
  const others = entries.filter((entry) => entry.id !== wanted.bookingId);
  const slot = nearestFree(site, space, wanted.interval, units, days, others, deps.now());
  return slot && { spaceId: space.id, spaceName: space.name, startsAt: slot.from, endsAt: slot.to };
}

async function neighboursOf(deps: Deps, space: Space): Promise<Space[]> {
  const found = await deps.db
    .collection("spaces")
    .where("siteId", "==", space.siteId)
    .where("kind", "==", space.kind)
    .where("published", "==", true)
    .limit(neighbourLimit)
    .get();
  return found.docs
    .flatMap((document) => asSpace(document.id, document.data()) ?? [])
    .filter((each) => each.id !== space.id);
}
