import { type Action, type Actor, actions, can } from "@novis/domain/access/can";
import type { Booking } from "@novis/domain/booking/booking";
import { callables } from "@novis/domain/contract/callables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, callRaw, newKey, type Person } from "../support/suite.ts";
import { bookingOf, clearHouse, furnish } from "./house.ts";
import { type Asker, everybody } from "./people.ts";

let people: Asker[];
beforeAll(async () => {
  people = await everybody();
  await furnish(people.flatMap(({ person }) => person?.uid ?? []));
});
afterAll(clearHouse);

const hour = { startsAt: Date.UTC(2027, 4, 4, 12), endsAt: Date.UTC(2027, 4, 4, 13) };
const customer = { firstName: "Camille", lastName: "Durand", email: "camille@example.org" };

interface Probe {
  action: Action;
  what: string;
  try: (who: Person | undefined, asker: Asker) => Promise<{ ok: boolean; code?: string }>;
  allowed: (actor: Actor) => boolean;
  /** What someone who may is told instead: each probe stops short of doing anything. */
  otherwise: string;
}

const key = () => ({ idempotencyKey: newKey() });
const someoneElses: Pick<Booking, "userId"> = bookingOf("someone-else");
const own = ({ actor }: Asker) => `access-${actor.uid ?? "nobody"}`;

const probes: Probe[] = [
  {
    action: "booking.create",
    what: "book",
    try: (who) => call("bookSpace", { ...hour, ...key(), spaceId: "nowhere", customer, expectedTotalCents: 0 }, who),
    allowed: (actor) => can(actor, "booking.create"),
    otherwise: "space-unknown",
  },
  {
    action: "booking.createForClient",
    what: "book for a client",
    try: (who) =>
      call(
        "bookSpace",
        { ...hour, ...key(), spaceId: "nowhere", customer, expectedTotalCents: 0, forClient: true },
        who,
      ),
    allowed: (actor) => can(actor, "booking.createForClient"),
    otherwise: "space-unknown",
  },
  {
    action: "booking.move",
    what: "move one's own booking",
    try: (who, asker) => call("moveBooking", { ...hour, ...key(), bookingId: own(asker) }, who),
    allowed: (actor) => actor.uid !== null && can(actor, "booking.move", { userId: actor.uid }),
    otherwise: "not-changeable",
  },
  {
    action: "booking.move",
    what: "move somebody else's booking",
    try: (who) => call("moveBooking", { ...hour, ...key(), bookingId: "access" }, who),
    allowed: (actor) => can(actor, "booking.move", someoneElses),
    otherwise: "not-changeable",
  },
  {
    action: "booking.cancel",
    what: "cancel one's own booking",
    try: (who, asker) => call("cancelBooking", { ...key(), bookingId: own(asker) }, who),
    allowed: (actor) => actor.uid !== null && can(actor, "booking.cancel", { userId: actor.uid }),
    otherwise: "not-changeable",
  },
  {
    action: "booking.cancel",
    what: "cancel somebody else's booking",
    try: (who) => call("cancelBooking", { ...key(), bookingId: "access" }, who),
    allowed: (actor) => can(actor, "booking.cancel", someoneElses),
    otherwise: "not-changeable",
  },
  {
    action: "booking.restore",
    what: "take a cancellation back",
    try: (who) => call("restoreBooking", { ...key(), bookingId: "nothing" }, who),
    allowed: (actor) => can(actor, "booking.restore"),
    otherwise: "booking-unknown",
  },
  {
    action: "booking.claim",
    what: "bring along what was booked without an account",
    try: (who) => call("claimBookings", { ...key(), visitorToken: "not.a.token" }, who),
    allowed: (actor) => can(actor, "booking.claim"),
    otherwise: "visitor-unknown",
  },
  {
    action: "booking.recordPayment",
    what: "record a payment",
    try: (who) => call("recordPayment", { ...key(), bookingId: "nothing", amountCents: 100, method: "cash" }, who),
    allowed: (actor) => can(actor, "booking.recordPayment"),
    otherwise: "booking-unknown",
  },
  {
    action: "block.write",
    what: "block a space",
    try: (who) => call("blockSpace", { ...hour, ...key(), spaceId: "nowhere", reason: "Peinture" }, who),
    allowed: (actor) => can(actor, "block.write"),
    otherwise: "space-unknown",
  },
  {
    action: "block.write",
    what: "open a space again",
    try: (who) => call("unblockSpace", { ...key(), blockId: "nothing" }, who),
    allowed: (actor) => can(actor, "block.write"),
    otherwise: "block-unknown",
  },
];

/** Asked by rules alone: no function reads for people, or writes these. */
const byRules: Action[] = [
  "booking.read",
  "booking.readAll",
  "payment.read",
  "block.read",
  "space.read",
  "space.write",
  "site.read",
  "site.write",
  "outbox.read",
  "staff.read",
];

describe.each(probes)("to $what", ({ try: attempt, allowed, otherwise }) => {
  it("is answered by the functions as by the domain, for everybody", async () => {
    const answers: [string, string][] = [];
    for (const asker of people) {
      const answer = await attempt(asker.person, asker);
      answers.push([asker.name, answer.code ?? "done"]);
    }
    const refusal = ({ actor }: Asker) => (actor.uid === null ? "unauthenticated" : "forbidden");
    expect(answers).toEqual(people.map((asker) => [asker.name, allowed(asker.actor) ? otherwise : refusal(asker)]));
  });
});

describe("the matrix", () => {
  it("leaves no action out", () => {
    expect([...new Set(probes.map(({ action }) => action)), ...byRules].sort()).toEqual([...actions].sort());
  });

  it("asks everybody but those who only want a price to sign in", async () => {
    const names = Object.keys(callables);
    const answers = await Promise.all(names.map((name) => callRaw(name, {})));
    expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(names.map(() => "invalid-input"));
    const quote = await call("quote", { ...hour, spaceId: "access" });
    expect(quote).toMatchObject({ ok: true });
  });
});
