import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { House } from "../flows/world.ts";
import { axeFindings } from "../support/axe.ts";
import { dayAhead, introduce, journeys, signIn, site, sizes } from "../support/journey.ts";
import { eventually, received } from "../support/suite.ts";

journeys("a visitor books, staff see it live", ({ enter, aHouse }) => {
  it.for(sizes)("book as a visitor, staff move it, the visitor cancels (%s)", async (size) => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }], { name: "Maison d’essai" });
    const email = `visiteur-${house.siteId}@example.org`;
    const day = dayAhead();

    const staff = await enter("desk");
    await signIn(staff, "karim@novis.example");
    await staff.goto(`${site}/equipe/calendrier?site=${house.siteId}&vue=jour&date=${day}`);
    await staff.getByRole("grid").waitFor();
    expect(await axeFindings(staff)).toEqual([]);

    const visitor = await enter(size);
    await visitor.goto(`${site}/reserver?espace=${house.space()}&jour=${day}`);
    await visitor.getByRole("button", { name: /10 h à 10 h 30, disponible/ }).click();
    await visitor.getByRole("button", { name: "1 h", exact: true }).click();
    await introduce(visitor, email);
    await visitor.getByText("24,00 €").first().waitFor();
    expect(await axeFindings(visitor)).toEqual([]);
    await visitor.getByRole("button", { name: "Réserver la salle" }).click();
    await visitor.getByRole("heading", { name: "C’est réservé" }).waitFor();
    const onCalendar = staff.getByRole("button", { name: /10 h à 11 h, Lou Marchal/ });
    await onCalendar.waitFor();
    expect(await axeFindings(visitor)).toEqual([]);

    const [mail] = await eventually(
      () => received(email),
      (all) => all.length > 0,
    );
    expect(mail?.attachments.map(({ filename }) => filename)).toContain("novis.ics");

    const other = await enter(size);
    await other.goto(`${site}/reserver?espace=${house.space()}&jour=${day}`);
    await other.getByRole("button", { name: /10 h à 10 h 30, déjà pris/ }).waitFor();

    await moveByKeyboard(staff);
    await staff.getByRole("button", { name: /11 h à 12 h, Lou Marchal/ }).waitFor();
    await other.getByRole("button", { name: /10 h à 10 h 30, disponible/ }).waitFor();
    await other.getByRole("button", { name: /11 h à 11 h 30, déjà pris/ }).waitFor();
    await eventually(
      () => received(email),
      (all) => all.length > 1,
    );

    await visitor.getByRole("link", { name: "Voir mes réservations" }).click();
    await visitor.getByRole("button", { name: /^Annuler/ }).click();
    const dialog = visitor.getByRole("dialog");
    await dialog.getByText(/sans frais/).waitFor();
    expect(await axeFindings(visitor)).toEqual([]);
    await dialog.getByRole("button", { name: "Annuler la réservation" }).click();
    await staff.getByRole("button", { name: /Lou Marchal/ }).waitFor({ state: "detached" });
    await other.getByRole("button", { name: /11 h à 11 h 30, disponible/ }).waitFor();
    const all = await eventually(
      () => received(email),
      (mails) => mails.some(({ subject }) => /annul/i.test(subject)),
    );
    expect(all).toHaveLength(3);
  });

  it.for(sizes)("a blocked slot vanishes from the public page (%s)", async (size) => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }], { name: "Maison d’essai" });
    const day = dayAhead();
    const visitor = await enter(size);
    await visitor.goto(`${site}/reserver?espace=${house.space()}&jour=${day}`);
    const slot = visitor.getByRole("button", { name: /14 h à 14 h 30, disponible/ });
    await slot.waitFor();

    const staff = await enter("desk");
    await signIn(staff, "karim@novis.example");
    await blockByKeyboard(staff, house, day);
    await visitor.getByRole("button", { name: /14 h à 14 h 30, déjà pris/ }).waitFor();
  });
});

/** On the booking: M opens the move form; one hour later. */
async function moveByKeyboard(staff: Page): Promise<void> {
  await staff.getByRole("button", { name: /Lou Marchal/ }).focus();
  await staff.keyboard.press("m");
  await staff.getByLabel("Début").selectOption({ label: "11 h" });
  await staff.getByRole("button", { name: "Déplacer", exact: true }).click();
}

async function blockByKeyboard(staff: Page, house: House, day: string): Promise<void> {
  await staff.goto(`${site}/equipe/calendrier?site=${house.siteId}&vue=jour&date=${day}`);
  await staff.getByRole("gridcell", { name: /14 h, libre/ }).focus();
  await staff.keyboard.press("Enter");
  await staff
    .getByRole("radio", { name: "Blocage" })
    .or(staff.getByRole("button", { name: "Blocage" }))
    .click();
  await staff.getByLabel("Motif").fill("Ménage");
  await staff.getByRole("button", { name: "Bloquer", exact: true }).click();
}
