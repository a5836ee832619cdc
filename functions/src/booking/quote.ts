import { type Actor, can } from "@novis/domain/access/can";
import { admit, canClose, demandFor, freeUnits } from "@novis/domain/booking/admission";
import { BookingError, bookingError } from "@novis/domain/booking/booking.errors";
import { priceOf } from "@novis/domain/booking/pricing";
import type { CallableCommand, Quote } from "@novis/domain/contract/callables";
import type { Deps } from "../deps.ts";
import { Work } from "../firestore/unit-of-work.ts";
import { withAlternatives } from "./alternatives.ts";
import { loadPlace, type Place } from "./place.ts";
import { readEntries, sheetDays } from "./sheets.ts";

/** What the slot costs and whether it is free now; promises nothing, writes nothing. Open to everybody. */
export async function quote(deps: Deps, actor: Actor, command: CallableCommand<"quote">): Promise<Quote> {
  const work = new Work(deps.db);
  const place = await loadPlace(work, command.spaceId, { staff: can(actor, "booking.createForClient") });
  const { space, site } = place;
  const interval = { from: command.startsAt, to: command.endsAt };
  if (interval.to <= interval.from) throw bookingError("interval-invalid", {});
  const price = priceOf(interval, command.units, space.prices, space.vatPercent, site.currency, site.zone);
  const now = deps.now();
  try {
    admit(site, space, { ...interval, units: command.units }, now, { staff: false });
    const free = await freeNow(work, place, demandFor(space, interval, command.units), now);
    if (free < command.units) throw bookingError("overlaps", { kind: space.kind, freeUnits: free, alternatives: [] });
    if (!price) throw bookingError("price-missing", {});
    return { price, available: true, freeUnits: free, refusal: null, alternatives: [] };
  } catch (error) {
    if (!(error instanceof BookingError)) throw error;
    const { code, data } = await withAlternatives(deps, { ...command, interval }, error);
    const alternatives = "alternatives" in data ? data.alternatives : [];
    const free = "freeUnits" in data ? data.freeUnits : 0;
    return { price, available: false, freeUnits: free, refusal: { code, data }, alternatives };
  }
}

async function freeNow(work: Work, { space, site, closes }: Place, demand: ReturnType<typeof demandFor>, now: number) {
  const days = sheetDays(demand, site.zone);
  for (const closed of closes) if (!canClose(await readEntries(work, closed.id, days), demand, now)) return 0;
  return freeUnits(space, await readEntries(work, space.id, days), demand, now);
}
