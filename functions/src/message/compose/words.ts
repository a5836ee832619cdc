import type { MessageKind } from "@novis/domain/message/message";

/** Facts that sentences are made of; all are ready to be read by a person. */
export interface Facts {
  firstName: string;
  space: string;
  site: string;
  when: string;
  reference: string;
  refund: string;
  reason: string;
}

interface Sentences {
  subject: (facts: Facts) => string;
  /** The first lines of the mail, before the details. */
  lead: (facts: Facts) => string[];
}

interface Words {
  hello: (facts: Facts) => string;
  kinds: Record<MessageKind, Sentences>;
  details: Record<
    "reference" | "space" | "place" | "when" | "people" | "units" | "price" | "policy" | "directions",
    string
  >;
  freeUntil: (deadline: string) => string;
  partUntil: (percent: string, deadline: string) => string;
  noRefund: string;
  noRefundAfter: string;
  button: string;
  closing: string;
  zoneNote: string;
}

export const words = {
  fr: {
    hello: ({ firstName }) => `Bonjour ${firstName},`,
    kinds: {
      "booking-confirmed": {
        subject: ({ space, when }) => `Réservation confirmée\u00a0: ${space}, ${when}`,
        lead: () => ["Votre réservation est confirmée. Nous vous attendons."],
      },
      "booking-moved": {
        subject: ({ space, when }) => `Réservation déplacée\u00a0: ${space}, ${when}`,
        lead: () => ["Votre réservation a changé. Voici ce qui vaut désormais."],
      },
      "booking-cancelled": {
        subject: ({ space, when }) => `Réservation annulée\u00a0: ${space}, ${when}`,
        lead: ({ refund, reason }) => [
          "Votre réservation est annulée et le créneau est libéré.",
          ...(reason ? [`Motif\u00a0: ${reason}`] : []),
          ...(refund ? [`Nous vous remboursons ${refund}.`] : []),
        ],
      },
      "reminder-day-before": {
        subject: ({ space, when }) => `Rappel\u00a0: ${space}, ${when}`,
        lead: () => ["Un petit rappel avant votre venue."],
      },
      "reminder-hour-before": {
        subject: ({ space }) => `Dans une heure\u00a0: ${space}`,
        lead: () => ["Votre réservation commence dans une heure."],
      },
    },
    details: {
      reference: "Référence",
      space: "Espace",
      place: "Adresse",
      when: "Date et heure",
      people: "Personnes",
      units: "Places",
      price: "Prix TTC",
      policy: "Annulation",
      directions: "Accès",
    },
    freeUntil: (deadline) => `Gratuite jusqu’au ${deadline}.`,
    partUntil: (percent, deadline) => `Remboursée à ${percent} jusqu’au ${deadline}.`,
    noRefund: "Non remboursable.",
    noRefundAfter: "Aucun remboursement ensuite.",
    button: "Voir ma réservation",
    closing: "À bientôt,\nL’équipe NOVIS",
    zoneNote: "Les heures sont celles du lieu.",
  },
  en: {
    hello: ({ firstName }) => `Hello ${firstName},`,
    kinds: {
      "booking-confirmed": {
        subject: ({ space, when }) => `Booking confirmed: ${space}, ${when}`,
        lead: () => ["Your booking is confirmed. We look forward to seeing you."],
      },
      "booking-moved": {
        subject: ({ space, when }) => `Booking moved: ${space}, ${when}`,
        lead: () => ["Your booking has changed. This is what holds from now on."],
      },
      "booking-cancelled": {
        subject: ({ space, when }) => `Booking cancelled: ${space}, ${when}`,
        lead: ({ refund, reason }) => [
          "Your booking is cancelled and the slot is free again.",
          ...(reason ? [`Reason: ${reason}`] : []),
          ...(refund ? [`We refund you ${refund}.`] : []),
        ],
      },
      "reminder-day-before": {
        subject: ({ space, when }) => `Reminder: ${space}, ${when}`,
        lead: () => ["A short reminder before your visit."],
      },
      "reminder-hour-before": {
        subject: ({ space }) => `In one hour: ${space}`,
        lead: () => ["Your booking starts in one hour."],
      },
    },
    details: {
      reference: "Reference",
      space: "Space",
      place: "Address",
      when: "Date and time",
      people: "People",
      units: "Seats",
      price: "Price incl. VAT",
      policy: "Cancellation",
      directions: "Getting in",
    },
    freeUntil: (deadline) => `Free until ${deadline}.`,
    partUntil: (percent, deadline) => `${percent} refunded until ${deadline}.`,
    noRefund: "Not refundable.",
    noRefundAfter: "No refund afterwards.",
    button: "See my booking",
    closing: "See you soon,\nThe NOVIS team",
    zoneNote: "Times are those of the place.",
  },
} as const satisfies Record<"fr" | "en", Words>;
