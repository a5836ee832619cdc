import { type MessageKind, messageKinds, type OutboxMessage } from "@novis/domain/message/message";
import { aBooking, aSite } from "@novis/domain/testing/builders";
import { instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import { describe, expect, it } from "vitest";
import { composeEmail } from "./email.ts";
import { money, slot } from "./formats.ts";
import { composeSms } from "./sms.ts";

const startsAt = instantAt("2027-08-01", "14:00", "Europe/Paris");
const booking = aBooking({
  startsAt,
  spaceName: "Salle « Forêt d’Éole », côté œuvre",
  siteName: "NOVIS Faubourg-Saint-Antoine-des-Grands-Ateliers",
  paidCents: 2400,
  customer: {
    firstName: "Noël",
    lastName: "Aïcha-Lœtitia",
    email: "noel@example.org",
    phone: "+33612345678",
    language: "fr",
  },
  cancellation: [
    { hoursBefore: 24, refundPercent: 100 },
    { hoursBefore: 2, refundPercent: 50 },
  ],
});

function aMessage(kind: MessageKind, language: "fr" | "en", createdAt = startsAt - 100 * HOUR): OutboxMessage {
  const rest = { id: "m", bookingId: "b1", sequence: 0, status: "pending", attempts: 0, dueAt: 0, to: "x" } as const;
  return { ...rest, kind, language, channel: "email", createdAt };
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const everyKind = messageKinds.flatMap((kind) => [[kind, "fr"] as const, [kind, "en"] as const]);

describe.each(everyKind)("%s in %s", (kind, language) => {
  it("fits one SMS of plain characters, whatever the names", () => {
    const { body } = composeSms({ message: aMessage(kind, language), booking });
    expect(body.length).toBeLessThanOrEqual(160);
    expect(body).toMatch(/^[\x20-\x5a_a-z]+$/);
    expect(body).toContain(booking.reference);
    expect(body).toContain("01/08/2027 14:00-15:00");
  });

  it("is a whole letter: nothing undefined, nothing empty, the same facts in text and in HTML", () => {
    const letter = composeEmail({ message: aMessage(kind, language), booking, site: aSite() }, "https://novis.example");
    for (const text of [letter.subject, letter.text, letter.html])
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    for (const part of [letter.text, letter.html]) {
      expect(part).toContain("Forêt d’Éole");
      expect(part).toContain("https://novis.example/reserver/b1");
      expect(part).toContain(booking.reference);
    }
    expect(letter.html).toContain(`<html lang="${language}">`);
    expect(letter.calendar !== undefined).toBe(!kind.startsWith("reminder"));
  });
});

describe("the cancellation policy in a letter", () => {
  const policy = (createdAt: number) => {
    const message = aMessage("booking-confirmed", "fr", createdAt);
    const { text } = composeEmail({ message, booking, site: aSite() }, "https://novis.example");
    return plain(/Annulation.*/.exec(text)?.[0] ?? "");
  };

  it.each([
    [
      100,
      "Gratuite jusqu’au samedi 31 juillet 2027 à 14 h. Remboursée à 50 % jusqu’au dimanche 1er août 2027 à 12 h. Aucun remboursement ensuite.",
    ],
    [20, "Remboursée à 50 % jusqu’au dimanche 1er août 2027 à 12 h. Aucun remboursement ensuite."],
    [1, "Non remboursable."],
  ])("promises only what %i hours before still leaves", (hours, expected) => {
    expect(policy(startsAt - hours * HOUR)).toBe(`Annulation : ${expected}`);
  });
});

describe("figures and hours", () => {
  it.each([
    [123_450, "EUR", "fr", "1 234,50 €"],
    [5000, "XOF", "fr", "5 000 F CFA"],
    [2400, "EUR", "en", "€24.00"],
  ] as const)("%i %s in %s is %s", (cents, currency, language, expected) => {
    expect(plain(money(cents, currency, language))).toBe(expected);
  });

  it.each([
    ["2027-05-04", "14:30", 1, "mardi 4 mai 2027, de 14 h 30 à 15 h 30"],
    ["2027-05-04", "22:00", 4, "du mardi 4 mai 2027 à 22 h au mercredi 5 mai 2027 à 2 h"],
    ["2027-05-04", "22:00", 2, "mardi 4 mai 2027, de 22 h à minuit"],
    ["2027-10-31", "02:00", 2, "dimanche 31 octobre 2027, de 2 h (heure d’été) à 3 h"],
    ["2027-10-31", "01:00", 2, "dimanche 31 octobre 2027, de 1 h à 2 h (heure d’hiver)"],
  ])("%s %s for %i h", (day, time, hours, expected) => {
    const from = instantAt(day, time, "Europe/Paris");
    expect(plain(slot({ from, to: from + hours * HOUR }, "Europe/Paris", "fr"))).toBe(expected);
  });
});
