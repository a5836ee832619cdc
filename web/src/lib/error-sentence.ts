import type { Zone } from "@novis/domain/time/calendar";
import { AppError, type AppErrorCode } from "./app-error.ts";
import { type Formats, formatsIn } from "./format.ts";
import type { Language } from "./language.ts";
import { frenchSpaces } from "./typography.ts";

type Context = { format: Formats; zone: Zone };
type Sentences = { [C in AppErrorCode]: (data: AppError<C>["data"], context: Context) => string };

/** code → what happened and what to do. The one place where a refusal becomes words. */
const french: Sentences = {
  "invalid-input": () => "Certaines informations ne conviennent pas. Corrigez les champs signalés.",
  unauthenticated: () => "Votre session a pris fin. Connectez-vous, puis recommencez.",
  forbidden: () => "Votre compte ne permet pas cette action. Demandez-la à un administrateur.",
  "not-allowed": () => "Votre compte n’a pas accès à cette page.",
  "space-unknown": () => "Cet espace n’est plus proposé. Choisissez-en un autre.",
  "booking-unknown": () => "Cette réservation est introuvable. Elle appartient peut-être à un autre compte.",
  "block-unknown": () => "Ce blocage n’existe plus.",
  "visitor-unknown": () =>
    "Les réservations faites sans compte n’ont pas pu être rattachées. Appelez-nous, nous le ferons.",
  "interval-invalid": () => "La fin doit venir après le début.",
  "units-unavailable": ({ available }) =>
    available === 1 ? "Il n’y a qu’un poste ici." : `Il n’y a que ${available} postes ici. Demandez-en moins.`,
  "too-many-people": ({ capacity }) => `Cet espace accueille ${capacity} personnes au plus.`,
  misaligned: ({ slotMinutes }) =>
    `Les créneaux commencent toutes les ${slotMinutes} minutes. Choisissez-en un sur la frise.`,
  "too-short": ({ minimumMinutes }, { format }) => `La durée minimale est de ${format.duration(minimumMinutes)}.`,
  "too-long": ({ maximumMinutes }, { format }) => `La durée maximale est de ${longDuration(maximumMinutes, format)}.`,
  "in-the-past": () => "Ce moment est déjà passé. Choisissez-en un à venir.",
  "too-soon": ({ earliestAt }, { format, zone }) =>
    `Il est trop tard pour réserver ce créneau en ligne. Premier départ possible : ${format.day(earliestAt, zone)}, ${format.time(earliestAt, zone)}.`,
  "too-far": ({ horizonDays }) =>
    `Les réservations ouvrent ${horizonDays} jours à l’avance. Choisissez une date plus proche.`,
  closed: () => "L’établissement est fermé à ce moment-là.",
  overlaps: ({ kind, freeUnits }) => {
    if (kind !== "desk") return "Ce créneau vient d’être pris.";
    return freeUnits === 0
      ? "Tous les postes sont pris sur ce créneau."
      : `Il reste ${freeUnits} ${freeUnits === 1 ? "poste" : "postes"} sur ce créneau.`;
  },
  "price-missing": () => "Cet espace n’a pas de tarif pour cette durée. Choisissez-en une autre.",
  "price-changed": () => "Le prix a changé pendant votre réservation. Vérifiez le nouveau montant, puis confirmez.",
  "not-changeable": ({ status }) =>
    status === "cancelled"
      ? "Cette réservation est déjà annulée."
      : "Cette réservation a changé entre-temps. Voici son état actuel.",
  "already-started": () => "Cette réservation a déjà commencé. Appelez-nous pour la modifier.",
  "deadline-passed": ({ deadlineAt }, { format, zone }) =>
    `Le déplacement en ligne était possible jusqu’au ${format.day(deadlineAt, zone)}, ${format.time(deadlineAt, zone)}. Appelez-nous.`,
  "bookings-standing": ({ standing }) =>
    standing.length === 1
      ? "Une réservation occupe ce moment. Dites ce qu’elle devient."
      : `${standing.length} réservations occupent ce moment. Dites ce que chacune devient.`,
  "key-reused": () => "Cette demande a déjà servi. Recommencez depuis le début.",
  "payment-too-large": () => "Ce montant dépasse ce qui reste à régler.",
  contention: () => "Beaucoup de monde réserve en ce moment. Réessayez dans un instant.",
  offline: () => "Vous êtes hors ligne. Rien n’a été envoyé ; réessayez une fois la connexion revenue.",
  timeout: () => "Le serveur n’a pas répondu à temps. Réessayez : la même demande ne sera jamais comptée deux fois.",
  unavailable: () => "Le service ne répond pas. Réessayez dans un instant.",
  internal: () => "Une erreur est survenue chez nous. Réessayez, ou appelez-nous si elle persiste.",
};

const english: Sentences = {
  "invalid-input": () => "Some details need correcting. See the fields marked below.",
  unauthenticated: () => "Your session has ended. Sign in and try again.",
  forbidden: () => "Your account cannot do this. Ask an administrator.",
  "not-allowed": () => "Your account has no access to this page.",
  "space-unknown": () => "This space is no longer offered. Choose another one.",
  "booking-unknown": () => "This booking cannot be found. It may belong to another account.",
  "block-unknown": () => "This block no longer exists.",
  "visitor-unknown": () => "The bookings made without an account could not be brought along. Call us, we will do it.",
  "interval-invalid": () => "The end must come after the start.",
  "units-unavailable": ({ available }) => `There are only ${available} desks here. Ask for fewer.`,
  "too-many-people": ({ capacity }) => `This space holds ${capacity} people at most.`,
  misaligned: ({ slotMinutes }) => `Slots start every ${slotMinutes} minutes. Choose one on the timeline.`,
  "too-short": ({ minimumMinutes }, { format }) => `The shortest booking is ${format.duration(minimumMinutes)}.`,
  "too-long": ({ maximumMinutes }, { format }) => `The longest booking is ${longDuration(maximumMinutes, format)}.`,
  "in-the-past": () => "This time has passed. Choose one to come.",
  "too-soon": ({ earliestAt }, { format, zone }) =>
    `It is too late to book this slot online. Earliest start: ${format.day(earliestAt, zone)}, ${format.time(earliestAt, zone)}.`,
  "too-far": ({ horizonDays }) => `Bookings open ${horizonDays} days ahead. Choose a nearer date.`,
  closed: () => "The house is closed at that time.",
  overlaps: ({ kind, freeUnits }) =>
    kind === "desk" && freeUnits > 0 ? `Only ${freeUnits} left for this slot.` : "This slot has just been taken.",
  "price-missing": () => "This space has no price for this duration. Choose another one.",
  "price-changed": () => "The price changed while you were booking. Check the new amount, then confirm.",
  "not-changeable": ({ status }) =>
    status === "cancelled"
      ? "This booking is already cancelled."
      : "This booking has changed meanwhile. Here is its current state.",
  "already-started": () => "This booking has already started. Call us to change it.",
  "deadline-passed": ({ deadlineAt }, { format, zone }) =>
    `It could be moved online until ${format.day(deadlineAt, zone)}, ${format.time(deadlineAt, zone)}. Call us.`,
  "bookings-standing": ({ standing }) => `${standing.length} booking(s) stand there. Say what becomes of each.`,
  "key-reused": () => "This request was already used. Start again.",
  "payment-too-large": () => "This is more than what remains to be paid.",
  contention: () => "Many people are booking right now. Try again in a moment.",
  offline: () => "You are offline. Nothing was sent; try again once the connection is back.",
  timeout: () => "The server did not answer in time. Try again: the same request never counts twice.",
  unavailable: () => "The service does not answer. Try again in a moment.",
  internal: () => "Something went wrong on our side. Try again, or call us if it lasts.",
};

export function errorSentence(error: AppError, language: Language, zone: Zone = "Europe/Paris"): string {
  const say = (language === "fr" ? french : english)[error.code] as
    | ((data: AppError["data"], context: Context) => string)
    | undefined;
  const format = formatsIn(language);
  // A newer server may know a code that this tab does not.
  if (!say) return errorSentence(new AppError("internal", {}), language, zone);
  const sentence = say(error.data, { format, zone });
  return language === "fr" ? frenchSpaces(sentence) : sentence;
}

function longDuration(minutes: number, format: Formats): string {
  const days = minutes / (24 * 60);
  if (days < 2) return format.duration(minutes);
  return `${Math.floor(days)} ${format.language === "fr" ? "jours" : "days"}`;
}
