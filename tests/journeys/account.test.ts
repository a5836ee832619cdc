import { expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { dayAhead, introduce, journeys, signIn, site, sizes } from "../support/journey.ts";
import { newMember } from "../support/suite.ts";

journeys("an account", ({ enter, aHouse }) => {
  it.for(sizes)("brings along what was booked without it (%s)", async (size) => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }]);
    const { email } = await newMember();
    const page = await enter(size);
    await page.goto(`${site}/reserver?espace=${house.space()}&jour=${dayAhead()}`);
    await page.getByRole("button", { name: /10 h à 10 h 30, disponible/ }).click();
    await introduce(page, email);
    await page.getByRole("button", { name: "Réserver la salle" }).click();
    await page.getByRole("heading", { name: "C’est réservé" }).waitFor();

    await page.goto(`${site}/connexion`);
    await page.getByText("ces réservations rejoindront le vôtre").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await signIn(page, email);
    await page.getByText("Votre réservation faite sans compte vous a suivi.").waitFor();
    await page.goto(`${site}/mon-compte/reservations`);
    await page.getByRole("link", { name: /^Déplacer Salle d’essai/ }).waitFor();
    const [booking] = await house.bookings();
    expect(booking?.customer.email).toBe(email);
  });
});
