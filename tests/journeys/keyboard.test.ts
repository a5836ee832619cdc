import type { Locator, Page } from "playwright-core";
import { it } from "vitest";
import { dayAhead, journeys, site } from "../support/journey.ts";

journeys("with the keyboard alone", ({ enter, aHouse }) => {
  it("chooses a slot, makes it longer, introduces oneself, books", async () => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }]);
    const page = await enter("desk");
    await page.goto(`${site}/reserver?espace=${house.space()}&jour=${dayAhead()}`);
    await page.getByRole("button", { name: /9 h à 9 h 30, disponible/ }).waitFor();

    await tabTo(page, page.getByRole("group", { name: /^Créneaux/ }).locator(":focus"));
    while (
      (await page
        .getByRole("button", { name: /, 9 h à 9 h 30, / })
        .and(page.locator(":focus"))
        .count()) === 0
    )
      await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+ArrowRight");
    await type(page, "Prénom", "Lou");
    await type(page, "Nom", "Marchal");
    await type(page, "E-mail", `clavier-${house.siteId}@example.org`);
    await tabTo(page, page.getByRole("button", { name: "Réserver la salle" }).and(page.locator(":focus")));
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: "C’est réservé" }).waitFor();
  });
});

/** Presses Tab until what is wanted has the focus; a person would give up too. */
async function tabTo(page: Page, focused: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with Tab: ${focused}`);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole("textbox", { name, exact: true }).and(page.locator(":focus")));
  await page.keyboard.type(text);
}
