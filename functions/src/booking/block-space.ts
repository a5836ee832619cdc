import type { Actor } from "@novis/domain/access/can";
import { admit } from "@novis/domain/booking/admission";
import type { Block, Booking } from "@novis/domain/booking/booking";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { CallableCommand, CallableOutput } from "@novis/domain/contract/callables";
import { paths } from "@novis/domain/contract/collections";
import { daysTouched } from "@novis/domain/time/calendar";
import type { Instant } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import { toDocument } from "../firestore/instants.ts";
import { callOff } from "./cancel-booking.ts";
import { settle } from "./move-booking.ts";
import { once } from "./once.ts";
import { assertCan } from "./party.ts";
import { loadPlace, type Place } from "./place.ts";
import { giveRoomBack, putOnSheets } from "./sheets.ts";
import { bookingsInTheWay } from "./standing.ts";
import { liftBlock } from "./unblock-space.ts";
import { blockEntry } from "./use.ts";

type Command = CallableCommand<"blockSpace">;
type Decision = Command["decisions"][number];

/**
 * Staff close a space for a while, or change how they did. Nothing happens to a booking that stands there without a
 * decision: one that has none refuses the block with `bookings-standing`. Kept, moved, cancelled and blocked together or
 * not at all.
 */
export function blockSpace(deps: Deps, actor: Actor, command: Command): Promise<CallableOutput<"blockSpace">> {
  assertCan(actor, "block.write");
  return once(deps, actor, "blockSpace", command, async (work, now) => {
    const place = await loadPlace(work, command.spaceId, { staff: true });
    const before = command.replaces === undefined ? undefined : await liftBlock(work, command.replaces);
    const block = { ...draft(deps, actor, command, place, now), ...(before && continued(before)) };
    admit(place.site, withoutLongest(place), { from: block.startsAt, to: block.endsAt, units: block.units }, now, {
      staff: true,
    });
    const standing = await bookingsInTheWay(work, place, blockEntry(block), now);
    const decided = decide(standing, command.decisions);
    for (const { booking, decision } of decided) {
      if (decision.action === "cancel") await callOff(work, booking, "staff", decision.reason, now);
      if (decision.action === "move") await giveRoomBack(work, booking);
    }
    await putOnSheets(work, place, blockEntry(block));
    for (const { booking, decision } of decided) {
      if (decision.action !== "move") continue;
      const slot = { from: decision.startsAt, to: decision.endsAt };
      await settle(work, booking, decision.spaceId, slot, "staff", now);
    }
    work.put(paths.block(block.id), toDocument(block));
    return {
      blockId: block.id,
      moved: ids(decided, "move"),
      cancelled: ids(decided, "cancel"),
      kept: ids(decided, "keep"),
    };
  });
}

function draft(deps: Deps, actor: Actor, command: Command, { space, site, closes }: Place, now: Instant): Block {
  return {
    id: deps.newId(),
    siteId: site.id,
    spaceId: space.id,
    zone: site.zone,
    startsAt: command.startsAt,
    endsAt: command.endsAt,
    days: daysTouched({ from: command.startsAt, to: command.endsAt }, site.zone),
    units: command.units ?? space.units,
    blockedSpaceIds: closes.map(({ id }) => id),
    reason: command.reason,
    sequence: 0,
    createdBy: actor.uid ?? "",
    createdAt: now,
  };
}

/** It is still the same block: its page stays open, its maker is remembered. */
function continued({ id, sequence, createdBy, createdAt }: Block) {
  return { id, sequence: sequence + 1, createdBy, createdAt };
}

/** Works last longer than bookings: up to ninety days, so that the sheets written at once stay few. */
function withoutLongest({ space }: Place) {
  return { ...space, maximumMinutes: Math.max(space.maximumMinutes, 90 * 1440) };
}

function decide(standing: Booking[], decisions: Decision[]): { booking: Booking; decision: Decision }[] {
  const byBooking = new Map(decisions.map((decision) => [decision.bookingId, decision]));
  const decided = standing.flatMap((booking) => {
    const decision = byBooking.get(booking.id);
    return decision ? [{ booking, decision }] : [];
  });
  if (decided.length < standing.length) throw bookingError("bookings-standing", { standing: standing.map(named) });
  return decided;
}

function named(booking: Booking) {
  const { id, reference, customer, startsAt, endsAt, spaceId } = booking;
  const customerName = `${customer.firstName} ${customer.lastName}`;
  return { bookingId: id, reference, customerName, startsAt, endsAt, spaceId };
}

function ids(decided: { booking: Booking; decision: Decision }[], action: Decision["action"]): string[] {
  return decided.filter(({ decision }) => decision.action === action).map(({ booking }) => booking.id);
}
