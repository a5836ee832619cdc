import type { Block, Booking } from "@novis/domain/booking/booking";
import type { CallableInput, CallableName, CallableOutput } from "@novis/domain/contract/callables";
import type { Site } from "@novis/domain/site/site";
import type { Space } from "@novis/domain/space/space";
import type { Interval } from "@novis/domain/time/interval";
import { call, newIdempotencyKey } from "../../lib/callables.ts";
import { draftBlock, draftBooking, type NewBlock, type NewBooking, relocated } from "./model/draft-documents.ts";
import type { Draft } from "./model/drafts.ts";
import type { Drafts } from "./use-drafts.ts";

export interface Commands {
  book: (input: NewBooking) => Promise<Booking>;
  move: (booking: Booking, to: { space: Space; interval: Interval }) => Promise<Booking>;
  cancel: (booking: Booking, reason: string) => Promise<CallableOutput<"cancelBooking">>;
  restore: (booking: Booking) => Promise<Booking>;
  pay: (booking: Booking, amountCents: number, method: "card" | "cash" | "transfer") => Promise<Booking>;
  block: (input: NewBlock) => Promise<CallableOutput<"blockSpace">>;
  unblock: (block: Pick<Block, "id">) => Promise<void>;
}

/**
 * Each command shows its effect at once, then asks the server; a refusal takes the effect back and is thrown for the
 * caller to tell. The key is made once per command, so a retry inside the SDK is the same command.
 */
export function commandsFor(site: Site, uid: string, drafts: Pick<Drafts, "add" | "settle" | "drop">): Commands {
  async function send<N extends CallableName>(
    name: N,
    key: string,
    draft: Omit<Draft, "key">,
    input: CallableInput<N>,
    settled: (reply: CallableOutput<N>) => Omit<Draft, "key">,
  ): Promise<CallableOutput<N>> {
    drafts.add({ ...draft, key });
    try {
      const reply = await call(name, input);
      drafts.settle({ ...settled(reply), key });
      return reply;
    } catch (error) {
      drafts.drop(key);
      throw error;
    }
  }

  return {
    book: async (input) => {
      const key = newIdempotencyKey();
      const booking = draftBooking(site, uid, key, input);
      const { booking: made } = await send(
        "bookSpace",
        key,
        shows([booking]),
        {
          spaceId: input.space.id,
          startsAt: input.interval.from,
          endsAt: input.interval.to,
          units: input.units,
          idempotencyKey: key,
          customer: input.customer,
          note: input.note,
          ...(input.attendees !== undefined && { attendees: input.attendees }),
          expectedTotalCents: booking.price.totalCents,
          forClient: true,
        },
        (reply) => shows([reply.booking]),
      );
      return made;
    },

    move: async (booking, { space, interval }) => {
      const key = newIdempotencyKey();
      const { booking: moved } = await send(
        "moveBooking",
        key,
        shows([relocated(booking, space, interval)]),
        {
          bookingId: booking.id,
          idempotencyKey: key,
          spaceId: space.id,
          startsAt: interval.from,
          endsAt: interval.to,
          expectedSequence: booking.sequence,
        },
        (reply) => shows([reply.booking]),
      );
      return moved;
    },

    cancel: (booking, reason) => {
      const key = newIdempotencyKey();
      return send(
        "cancelBooking",
        key,
        shows([{ ...booking, status: "cancelled", sequence: booking.sequence + 1 }]),
        { bookingId: booking.id, idempotencyKey: key, reason },
        (reply) => shows([reply.booking]),
      );
    },

    restore: async (booking) => {
      const key = newIdempotencyKey();
      const { booking: restored } = await send(
        "restoreBooking",
        key,
        shows([{ ...booking, status: "confirmed", sequence: booking.sequence + 1 }]),
        { bookingId: booking.id, idempotencyKey: key },
        (reply) => shows([reply.booking]),
      );
      return restored;
    },

    pay: async (booking, amountCents, method) => {
      const key = newIdempotencyKey();
      const { booking: paid } = await send(
        "recordPayment",
        key,
        shows([{ ...booking, paidCents: booking.paidCents + amountCents, updatedAt: Date.now() }]),
        { bookingId: booking.id, idempotencyKey: key, amountCents, method },
        (reply) => shows([reply.booking]),
      );
      return paid;
    },

    block: (input) => {
      const key = newIdempotencyKey();
      const { space, interval, reason, units, replaces, decisions } = input;
      const block = draftBlock(site, uid, key, input);
      return send(
        "blockSpace",
        key,
        { ...shows([]), blocks: [block] },
        {
          spaceId: space.id,
          startsAt: interval.from,
          endsAt: interval.to,
          reason,
          decisions,
          idempotencyKey: key,
          ...(units !== undefined && { units }),
          ...(replaces && { replaces: replaces.id }),
        },
        ({ blockId }) => ({ ...shows([]), blocks: [{ ...block, id: blockId }] }),
      );
    },

    unblock: async (block) => {
      const key = newIdempotencyKey();
      const gone = { ...shows([]), removedBlockIds: [block.id] };
      await send("unblockSpace", key, gone, { blockId: block.id, idempotencyKey: key }, () => gone);
    },
  };
}

function shows(bookings: readonly Booking[]): Omit<Draft, "key"> {
  return { bookings, blocks: [], removedBlockIds: [] };
}
