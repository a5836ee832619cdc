import type { Block, Booking } from "@novis/domain/booking/booking";
import type { CallableOutput } from "@novis/domain/contract/callables";
import { type Snack, useSnack } from "../../components/snack.tsx";
import { toAppError } from "../../lib/app-error.ts";
import { errorSentence } from "../../lib/error-sentence.ts";
import { useFormats } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.ts";
import { useTexts } from "../../lib/texts.ts";
import { alternativesOf } from "./alternatives.ts";
import { useCalendarWorld } from "./calendar-world.ts";
import type { NewBlock } from "./model/draft-documents.ts";
import { texts } from "./texts.ts";

/**
 * What is said once a command is done, with the inverse command as the way back ("undo rather than are you sure"), and
 * what is said when it was refused.
 */
export function useOutcomes() {
  const t = useTexts(texts).done;
  const show = useSnack();
  const format = useFormats();
  const language = useLanguage();
  const { site, spaces, commands } = useCalendarWorld();

  const refused = (error: unknown, retry?: (alternative: { spaceId: string; from: number; to: number }) => void) => {
    const known = toAppError(error);
    const [nearest] = alternativesOf(known);
    const message = errorSentence(known, language, site.zone);
    if (!nearest || !retry) return show({ message });
    const { spaceId, startsAt, endsAt } = nearest;
    const where = `${nearest.spaceName}, ${format.timeRange({ from: startsAt, to: endsAt }, site.zone)}`;
    show({
      message,
      action: { label: t.alternative(where), run: () => retry({ spaceId, from: startsAt, to: endsAt }) },
    });
  };

  const undo = (inverse: () => Promise<unknown>, message = t.undone): Pick<Snack, "action"> => ({
    action: { label: t.undo, run: () => void inverse().then(() => show({ message }), refused) },
  });

  const spaceOf = (id: string) => spaces.find((space) => space.id === id);
  const when = (booking: Booking) => format.range({ from: booking.startsAt, to: booking.endsAt }, booking.zone);

  const asBefore = (block: Block): NewBlock | undefined => {
    const space = spaceOf(block.spaceId);
    const interval = { from: block.startsAt, to: block.endsAt };
    return space && { space, interval, reason: block.reason, units: block.units, decisions: [] };
  };

  return {
    refused,
    booked: (booking: Booking) =>
      show({ message: t.booked(nameOf(booking), when(booking)), ...undo(() => commands.cancel(booking, "")) }),

    moved: (before: Booking, after: Booking) => {
      const space = spaceOf(before.spaceId);
      const interval = { from: before.startsAt, to: before.endsAt };
      show({
        message: t.moved(nameOf(after), `${after.spaceName}, ${when(after)}`),
        ...(space && undo(() => commands.move(after, { space, interval }))),
      });
    },

    cancelled: (booking: Booking) =>
      show({
        message: t.cancelled(nameOf(booking)),
        ...undo(() => commands.restore(booking), t.restored(nameOf(booking))),
      }),

    restored: (booking: Booking) => show({ message: t.restored(nameOf(booking)) }),

    /** A block that moved or cancelled bookings is not undone by taking it away again. */
    blocked: ({ space, replaces }: Omit<NewBlock, "decisions">, reply: CallableOutput<"blockSpace">) => {
      const message = replaces ? t.blockChanged(space.name) : t.blocked(space.name);
      if (reply.moved.length + reply.cancelled.length > 0) return show({ message });
      if (!replaces) return show({ message, ...undo(() => commands.unblock({ id: reply.blockId })) });
      const before = asBefore(replaces);
      const changed = { ...replaces, sequence: replaces.sequence + 1 };
      show({ message, ...(before && undo(() => commands.block({ ...before, replaces: changed }))) });
    },

    unblocked: (block: Block) => {
      const before = asBefore(block);
      const message = t.unblocked(before?.space.name ?? "");
      show({ message, ...(before && undo(() => commands.block(before))) });
    },

    paid: (booking: Booking, cents: number, method: "card" | "cash" | "transfer") => {
      const amount = format.money(Math.abs(cents), booking.price.currency);
      const message = cents > 0 ? t.paid(amount) : t.refunded(amount);
      show({ message, ...undo(() => commands.pay(booking, -cents, method)) });
    },
  };
}

export function nameOf(booking: Booking): string {
  return `${booking.customer.firstName} ${booking.customer.lastName}`;
}
