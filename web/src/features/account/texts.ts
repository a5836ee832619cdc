import { catalogue } from "../../lib/texts.ts";

export const texts = catalogue(
  {
    signIn: {
      title: "Se connecter",
      submit: "Se connecter",
      none: "Pas encore de compte ?",
      create: "Créer un compte",
      forgot: "Mot de passe oublié",
      anonymous: "Vous avez réservé sans compte sur cet appareil : ces réservations rejoindront le vôtre.",
      broughtAlong: (count: number) =>
        count === 1
          ? "Votre réservation faite sans compte vous a suivi."
          : `Vos ${count} réservations faites sans compte vous ont suivi.`,
    },
    create: {
      title: "Créer un compte",
      submit: "Créer mon compte",
      keeps: "Les réservations déjà faites sur cet appareil y seront rattachées.",
      have: "Déjà un compte ?",
      signIn: "Se connecter",
    },
    name: "Prénom et nom",
    email: "E-mail",
    password: "Mot de passe",
    passwordHelp: "Huit caractères au moins.",
    missing: {
      name: "Indiquez votre nom.",
      email: "Indiquez une adresse e-mail, comme nom@exemple.fr.",
      password: "Huit caractères au moins.",
      signInPassword: "Indiquez votre mot de passe.",
    },
    resetSent: (email: string) => `Si un compte existe pour ${email}, un message vient de lui être envoyé.`,
    refused: {
      credentials: "L’adresse ou le mot de passe ne convient pas.",
      taken: "Un compte existe déjà avec cette adresse. Connectez-vous.",
      weak: "Ce mot de passe est trop court.",
      invalidEmail: "Cette adresse e-mail n’est pas valable.",
      tooMany: "Trop d’essais. Attendez une minute, puis recommencez.",
      other: "La connexion n’a pas pu se faire. Réessayez.",
    },
    account: {
      title: "Mon compte",
      hello: (name: string) => `Bonjour ${name}`,
      next: "Prochaine réservation",
      running: "En ce moment",
      noNext: "Rien de réservé pour l’instant.",
      details: "Voir le détail",
      due: (amount: string) => `À régler sur place : ${amount}`,
      bookings: "Mes réservations",
      bookingsText: "Voir, déplacer ou annuler.",
      book: "Réserver",
      bookText: "Une salle, un bureau, une place.",
      staff: "Espace de l’équipe",
      staffText: "Le calendrier et les espaces.",
      anonymous: "Vous n’avez pas encore de compte : vos réservations sont sur cet appareil seulement.",
      signOut: "Se déconnecter",
      signOutText: "Ce que cet appareil garde de vous sera effacé.",
    },
    upgrade: {
      title: "Gardez vos réservations sous la main",
      text: (email: string) =>
        `Un mot de passe suffit : cette réservation et les suivantes vous attendront partout, avec l’adresse ${email}.`,
      submit: "Créer mon compte",
      done: "Votre compte est créé.",
    },
  },
  {
    signIn: {
      title: "Sign in",
      submit: "Sign in",
      none: "No account yet?",
      create: "Create an account",
      forgot: "Forgotten password",
      anonymous: "You booked without an account on this device: those bookings will join yours.",
      broughtAlong: (count: number) =>
        count === 1
          ? "Your booking made without an account has followed you."
          : `Your ${count} bookings made without an account have followed you.`,
    },
    create: {
      title: "Create an account",
      submit: "Create my account",
      keeps: "Bookings already made on this device will be kept in it.",
      have: "Already have an account?",
      signIn: "Sign in",
    },
    name: "First and last name",
    email: "E-mail",
    password: "Password",
    passwordHelp: "Eight characters at least.",
    missing: {
      name: "Enter your name.",
      email: "Enter an e-mail address, like name@example.com.",
      password: "Eight characters at least.",
      signInPassword: "Enter your password.",
    },
    resetSent: (email: string) => `If there is an account for ${email}, a message has just been sent to it.`,
    refused: {
      credentials: "The address or the password is not right.",
      taken: "There is already an account with this address. Sign in.",
      weak: "This password is too short.",
      invalidEmail: "This e-mail address is not valid.",
      tooMany: "Too many tries. Wait a minute, then try again.",
      other: "Signing in did not work. Try again.",
    },
    account: {
      title: "My account",
      hello: (name: string) => `Hello ${name}`,
      next: "Next booking",
      running: "Right now",
      noNext: "Nothing booked for now.",
      details: "See details",
      due: (amount: string) => `To pay on site: ${amount}`,
      bookings: "My bookings",
      bookingsText: "See, move or cancel.",
      book: "Book",
      bookText: "A room, an office, a seat.",
      staff: "Team area",
      staffText: "The calendar and the spaces.",
      anonymous: "You have no account yet: your bookings are on this device only.",
      signOut: "Sign out",
      signOutText: "What this device keeps about you will be erased.",
    },
    upgrade: {
      title: "Keep your bookings at hand",
      text: (email: string) =>
        `A password is enough: this booking and the next ones will wait for you everywhere, with the address ${email}.`,
      submit: "Create my account",
      done: "Your account is created.",
    },
  },
);
