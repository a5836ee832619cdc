import { expect, it } from "vitest";
import { formatsIn } from "../../lib/format.ts";
import { policySentences } from "./policy.ts";

const policy = [
  { hoursBefore: 24, refundPercent: 100 },
  { hoursBefore: 2, refundPercent: 50 },
];
const zone = "Europe/Paris";
const startsAt = Date.UTC(2030, 4, 7, 12);
const words = (hoursEarlier: number) =>
  policySentences(policy, formatsIn("fr"), { startsAt, zone, now: startsAt - hoursEarlier * 3_600_000 }).map((each) =>
    each.replaceAll("\u00a0", " "),
  );

it("says each deadline as a number of hours while no slot is chosen", () => {
  expect(policySentences(policy, formatsIn("en"))).toEqual([
    "Free cancellation until 24 h before the start.",
    "Then 50% back until 2 h before the start.",
    "After that, the booking remains due.",
  ]);
});

it("says each deadline as a moment once a slot is chosen, and only those still to come", () => {
  expect(words(48)[0]).toBe("Annulation gratuite jusqu’au lundi 6 mai 2030, 14 h.");
  expect(words(3)).toEqual([
    "Le délai d’annulation gratuite est passé.",
    "50 % remboursés jusqu’au mardi 7 mai 2030, 12 h.",
    "Ensuite, la réservation reste due.",
  ]);
  expect(words(1)).toEqual(["Le délai d’annulation gratuite est passé."]);
});

it("says plainly when nothing ever comes back", () => {
  expect(policySentences([], formatsIn("fr"))).toEqual(["Cette réservation n’est pas remboursable."]);
});
