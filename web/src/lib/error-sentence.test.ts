import { expect, it } from "vitest";
import { AppError } from "./app-error.ts";
import { errorSentence } from "./error-sentence.ts";

const say = (error: AppError) => errorSentence(error, "fr").replace(/[\u00a0\u202f]/g, " ");

it.each([
  [new AppError("overlaps", { kind: "room", freeUnits: 0, alternatives: [] }), "Ce créneau vient d’être pris."],
  [new AppError("overlaps", { kind: "desk", freeUnits: 2, alternatives: [] }), "Il reste 2 postes sur ce créneau."],
  [
    new AppError("too-soon", { noticeMinutes: 120, earliestAt: Date.UTC(2030, 4, 7, 12) }),
    "Il est trop tard pour réserver ce créneau en ligne. Premier départ possible : mardi 7 mai 2030, 14 h.",
  ],
  [new AppError("too-long", { maximumMinutes: 92 * 1440 }), "La durée maximale est de 92 jours."],
  [new AppError("offline", {}), "Vous êtes hors ligne. Rien n’a été envoyé ; réessayez une fois la connexion revenue."],
])("says what happened and what to do", (error, sentence) => {
  expect(say(error)).toBe(sentence);
});

it("says something of a code that a newer server may send", () => {
  expect(say(new AppError("tired" as "internal", {}))).toMatch(/^Une erreur est survenue/);
});
