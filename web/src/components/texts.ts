import { catalogue } from "../lib/texts.ts";

export const texts = catalogue(
  {
    retry: "Réessayer",
    offlineTitle: "Vous êtes hors ligne",
    offlineText: "Cette page n’a pas encore été vue sur cet appareil. Elle s’affichera dès que la connexion reviendra.",
    notAllowedTitle: "Accès réservé",
    notAllowedText: "Votre compte ne donne pas accès à cette page.",
    errorTitle: "Cette page n’a pas pu s’afficher",
    brokenText: "Une erreur est survenue dans la page. Rien de ce que vous avez envoyé n’est perdu.",
    reload: "Recharger la page",
    seenAt: (when: string) => `Vu à ${when}, hors ligne`,
    later: "Plus tard",
    zone: (zone: string) => `Les heures sont à l’${zone}.`,
  },
  {
    retry: "Try again",
    offlineTitle: "You are offline",
    offlineText: "This page has not been seen on this device yet. It will appear once the connection is back.",
    notAllowedTitle: "Restricted",
    notAllowedText: "Your account has no access to this page.",
    errorTitle: "This page could not be shown",
    brokenText: "Something broke on this page. Nothing you sent is lost.",
    reload: "Reload the page",
    seenAt: (when: string) => `Seen at ${when}, offline`,
    later: "Later",
    zone: (zone: string) => `Times are in ${zone}.`,
  },
);
