import type { Block, Booking } from "@novis/domain/booking/booking";

/** What the database says. */
export interface LiveUses {
  bookings: readonly Booking[];
  blocks: readonly Block[];
}

/**
 * What the screen shows ahead of the server. A draft wins until the live document has caught up with it; it is thrown
 * away when the server refuses, and forgotten shortly after it agreed.
 */
export interface Draft {
  /** The idempotency key of the command. */
  key: string;
  bookings: readonly Booking[];
  blocks: readonly Block[];
  removedBlockIds: readonly string[];
  /** Set once the server has agreed. */
  settledAt?: number;
}

/** A settled draft that the live query never confirms stands outside it: nothing to wait for. */
const patienceMs = 5_000;

export function withDrafts(live: LiveUses, drafts: readonly Draft[]): LiveUses {
  if (drafts.length === 0) return live;
  const bookings = new Map(live.bookings.map((booking) => [booking.id, booking]));
  const blocks = new Map(live.blocks.map((block) => [block.id, block]));
  for (const draft of drafts) {
    for (const booking of draft.bookings)
      if (isAhead(booking, bookings.get(booking.id))) bookings.set(booking.id, booking);
    for (const block of draft.blocks) if (isAhead(block, blocks.get(block.id))) blocks.set(block.id, block);
    for (const id of draft.removedBlockIds) blocks.delete(id);
  }
  return { bookings: [...bookings.values()], blocks: [...blocks.values()] };
}

/** The drafts still worth keeping. */
export function unsettled(drafts: readonly Draft[], live: LiveUses, now: number): Draft[] {
  return drafts.filter((draft) => {
    if (draft.settledAt === undefined) return true;
    return now - draft.settledAt < patienceMs && !isCaughtUp(draft, live);
  });
}

export function draftIds(drafts: readonly Draft[]): Set<string> {
  const waiting = drafts.filter((draft) => draft.settledAt === undefined);
  return new Set(waiting.flatMap((draft) => [...draft.bookings, ...draft.blocks].map(({ id }) => id)));
}

function isCaughtUp(draft: Draft, live: LiveUses): boolean {
  const bookings = new Map(live.bookings.map((booking) => [booking.id, booking]));
  const blocks = new Map(live.blocks.map((block) => [block.id, block]));
  return (
    draft.bookings.every((booking) => !isAhead(booking, bookings.get(booking.id))) &&
    draft.blocks.every((block) => !isAhead(block, blocks.get(block.id))) &&
    draft.removedBlockIds.every((id) => !blocks.has(id))
  );
}

/** A payment changes no sequence. */
function isAhead(draft: Booking | Block, live: Booking | Block | undefined): boolean {
  if (live === undefined || live.sequence < draft.sequence) return true;
  if (!("paidCents" in draft && "paidCents" in live)) return false;
  return live.paidCents !== draft.paidCents && live.updatedAt < draft.updatedAt;
}
