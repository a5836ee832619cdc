import type { Standing } from "@novis/domain/booking/booking.errors";
import { useState } from "react";
import { type AppError, isError, toAppError } from "../../lib/app-error.ts";
import { useCalendarWorld } from "./calendar-world.ts";
import { StandingDialog } from "./components/panel/standing-dialog.tsx";
import type { NewBlock } from "./model/draft-documents.ts";
import { standingOver } from "./model/standing.ts";
import { nameOf, useOutcomes } from "./use-outcomes.ts";

type Wish = Omit<NewBlock, "decisions">;

/**
 * Closes a space, or changes how it is closed. Bookings that stand there are asked about, one by one, before anything is
 * written: `dialog` is to be drawn by whoever uses this.
 */
export function useBlocking({ onDone, onRefused }: { onDone: () => void; onRefused: (error: AppError) => void }) {
  const { items, now, commands } = useCalendarWorld();
  const { blocked } = useOutcomes();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ wish: Wish; standing: readonly Standing[] } | null>(null);

  const send = async (wish: Wish, decisions: NewBlock["decisions"]) => {
    setBusy(true);
    try {
      const reply = await commands.block({ ...wish, decisions });
      blocked(wish, reply);
      setAsked(null);
      onDone();
    } catch (error) {
      const known = toAppError(error);
      // The server knows of bookings that this screen had not loaded.
      if (isError(known, "bookings-standing")) setAsked({ wish, standing: known.data.standing });
      else {
        setAsked(null);
        onRefused(known);
      }
    } finally {
      setBusy(false);
    }
  };

  const place = (wish: Wish) => {
    const others = items.filter(({ id }) => id !== wish.replaces?.id);
    const found = standingOver(others, wish.space, wish.interval, now, wish.units);
    if (found.length === 0) void send(wish, []);
    else setAsked({ wish, standing: found.map(asStanding) });
  };

  const dialog = asked && (
    <StandingDialog
      standing={asked.standing}
      closing={asked.wish}
      busy={busy}
      onBack={() => setAsked(null)}
      onConfirm={(decisions) => void send(asked.wish, decisions)}
    />
  );
  return { place, busy, dialog };
}

function asStanding(booking: Parameters<typeof nameOf>[0]): Standing {
  const { id, reference, startsAt, endsAt, spaceId } = booking;
  return { bookingId: id, reference, customerName: nameOf(booking), startsAt, endsAt, spaceId };
}
