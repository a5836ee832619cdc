import { catalogue } from "../../lib/texts.ts";

export const texts = catalogue(
  {
    documentTitle: "NOVIS, coworking à Paris et Abidjan",
    kicker: "Paris Bastille · Abidjan Plateau",
    title: "Un lieu où le travail se pose.",
    lead: "Une salle pour la réunion de 14 h, un bureau pour le trimestre, une place à la grande table pour ce matin. Vous choisissez, vous réservez, c’est ouvert.",
    book: "Réserver",
    see: "Voir les espaces",
    promises: ["Sans création de compte", "Prix tout compris, affiché avant", "Annulation claire, en un geste"],
    spaces: {
      title: "Les espaces, en ce moment",
      text: "La disponibilité est lue en direct, sans recharger la page.",
      all: (count: number) => `Voir les ${count} espaces`,
      empty: "Les espaces arrivent bientôt. Appelez-nous en attendant.",
    },
    how: {
      title: "Réserver prend une minute",
      steps: [
        ["Choisissez l’espace et le jour", "La semaine s’affiche avec ce qui est libre, rien d’autre à deviner."],
        ["Glissez sur le créneau", "Le prix et les conditions d’annulation suivent votre doigt."],
        ["Dites qui vous êtes", "Prénom, nom, e-mail. La confirmation part avec le fichier pour votre agenda."],
      ],
      action: "Choisir un créneau",
    },
    domiciliation: {
      title: "Domicilier son entreprise ici",
      text: "Une adresse qui reçoit vraiment : votre courrier est trié, gardé, numérisé si vous le voulez, et vous passez quand vous voulez.",
      steps: [
        ["Vous nous écrivez", "On prépare le contrat avec vous, pièces à l’appui."],
        [
          "Nous vérifions le dossier",
          "Kbis ou RCCM, pièce d’identité, justificatif : vous savez toujours ce qui manque.",
        ],
        ["Votre adresse est active", "Attestation envoyée, courrier suivi, salles à prix membre."],
      ],
      action: "Nous écrire",
    },
    find: {
      title: "Nous trouver",
      hours: "Horaires",
      closed: "fermé",
      route: "Itinéraire",
      routeTo: (name: string) => `Itinéraire vers ${name}`,
      everyDay: (from: string, to: string) => (from === to ? from : `${from} au ${to}`),
    },
    error: "Les disponibilités ne se chargent pas pour le moment.",
  },
  {
    documentTitle: "NOVIS, coworking in Paris and Abidjan",
    kicker: "Paris Bastille · Abidjan Plateau",
    title: "A place where work settles.",
    lead: "A room for the two o’clock meeting, an office for the quarter, a seat at the big table for this morning. Choose, book, the door is open.",
    book: "Book",
    see: "See the spaces",
    promises: ["No account needed", "All-in price, shown first", "Clear cancellation, in one gesture"],
    spaces: {
      title: "The spaces, right now",
      text: "Availability is read live, without reloading the page.",
      all: (count: number) => `See the ${count} spaces`,
      empty: "The spaces are coming soon. Call us meanwhile.",
    },
    how: {
      title: "Booking takes a minute",
      steps: [
        ["Choose the space and the day", "The week shows what is free: nothing to guess."],
        ["Slide over the slot", "The price and the cancellation terms follow your finger."],
        ["Say who you are", "First name, last name, e-mail. The confirmation comes with the file for your calendar."],
      ],
      action: "Choose a slot",
    },
    domiciliation: {
      title: "Register your company here",
      text: "An address that truly receives: your mail is sorted, kept, scanned if you wish, and you drop by when you like.",
      steps: [
        ["You write to us", "We prepare the contract with you, papers in hand."],
        ["We check the file", "Kbis or RCCM, identity, proof of address: you always know what is missing."],
        ["Your address is live", "Certificate sent, mail followed, rooms at member prices."],
      ],
      action: "Write to us",
    },
    find: {
      title: "Find us",
      hours: "Opening hours",
      closed: "closed",
      route: "Directions",
      routeTo: (name: string) => `Directions to ${name}`,
      everyDay: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    },
    error: "Availability cannot be loaded at the moment.",
  },
);
