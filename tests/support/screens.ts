import type { Page } from "playwright-core";

/** Every screen, for `npm run screenshots` and for the journeys that look at all of them. */
export interface Screen {
  name: string;
  path: string;
  /** Who looks; absent: a visitor. */
  as?: string;
  server?: "hosting" | "inbox";
}

const member = "camille@example.org";
const staff = "karim@novis.example";

export const screens: readonly Screen[] = [
  { name: "home", path: "/" },
  { name: "spaces", path: "/espaces" },
  { name: "space", path: "/espaces/salle-bleue" },
  { name: "book", path: "/reserver" },
  { name: "book-space", path: "/reserver?espace=salle-bleue" },
  { name: "sign-in", path: "/connexion" },
  { name: "create-account", path: "/inscription" },
  { name: "not-found", path: "/nulle-part" },
  { name: "account", path: "/mon-compte", as: member },
  { name: "my-bookings", path: "/mon-compte/reservations", as: member },
  { name: "staff-not-allowed", path: "/equipe", as: member },
  { name: "calendar-day", path: "/equipe/calendrier?vue=jour", as: staff },
  { name: "calendar-week", path: "/equipe/calendrier?vue=semaine", as: staff },
  { name: "staff-spaces", path: "/equipe/espaces", as: staff },
  { name: "inbox", path: "/", server: "inbox" },
];

/** Live pages never fall idle: a screen is ready when its title is on show and nothing on it is being loaded any more. */
export function isReady(page: Page): Promise<boolean> {
  const ready = () =>
    [...document.querySelectorAll("h1")].some((title) => title.checkVisibility()) &&
    document.querySelector("[aria-busy=true], [role=progressbar]") === null;
  return page.waitForFunction(ready).then(
    () => true,
    () => false,
  );
}
