import type { Block } from "@novis/domain/booking/booking";
import { aBooking, aSite, aSpace } from "@novis/domain/testing/builders";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { draftBlock } from "./draft-documents.ts";
import { type Draft, draftIds, unsettled, withDrafts } from "./drafts.ts";

const booking = aBooking({ sequence: 3 });
const moved = { ...booking, spaceId: "atelier", sequence: 4 };
const aWish = { space: aSpace(), interval: { from: booking.startsAt, to: booking.endsAt }, reason: "Peinture" };
const draft: Draft = { key: "k1", bookings: [moved], blocks: [], removedBlockIds: [] };

describe("ahead of the server", () => {
  it("shows the move at once, and the live document as soon as it has caught up", () => {
    expect(withDrafts({ bookings: [booking], blocks: [] }, [draft]).bookings).toEqual([moved]);
    const live = { ...moved, note: "vu du serveur" };
    expect(withDrafts({ bookings: [live], blocks: [] }, [draft]).bookings).toEqual([live]);
  });

  it("never hides a later change made by somebody else", () => {
    const later = { ...booking, sequence: 5, spaceId: "salle-verte" };
    expect(withDrafts({ bookings: [later], blocks: [] }, [draft]).bookings).toEqual([later]);
  });

  it("shows a booking that the live query does not know yet", () => {
    expect(withDrafts({ bookings: [], blocks: [] }, [draft]).bookings).toEqual([moved]);
  });

  it("shows a block where it was dropped, until a later change of it", () => {
    const block = { ...draftBlock(aSite(), "karim", "k", aWish), id: "c1" };
    const dropped = { ...block, startsAt: block.startsAt + HOUR, sequence: 1 };
    const shown = (live: Block) =>
      withDrafts({ bookings: [], blocks: [live] }, [{ ...draft, bookings: [], blocks: [dropped] }]).blocks;
    expect(shown(block)).toEqual([dropped]);
    const later = { ...block, sequence: 2 };
    expect(shown(later)).toEqual([later]);
  });

  it("shows a payment at once, though it changes no sequence", () => {
    const paid = { ...booking, paidCents: 2400, updatedAt: booking.updatedAt + 1 };
    const shown = withDrafts({ bookings: [booking], blocks: [] }, [{ ...draft, bookings: [paid] }]);
    expect(shown.bookings[0]?.paidCents).toBe(2400);
  });
});

describe("what is kept", () => {
  const live = { bookings: [booking], blocks: [] };

  it("waits as long as the server has not answered", () => {
    expect(unsettled([draft], live, 1e15)).toEqual([draft]);
    expect(draftIds([draft])).toEqual(new Set(["b1"]));
  });

  it("is forgotten once the live document has caught up, or after five seconds", () => {
    const settled = { ...draft, settledAt: 1000 };
    expect(unsettled([settled], live, 2000)).toEqual([settled]);
    expect(unsettled([settled], { bookings: [moved], blocks: [] }, 2000)).toEqual([]);
    expect(unsettled([settled], live, 6000)).toEqual([]);
    expect(draftIds([settled]).size).toBe(0);
  });
});
