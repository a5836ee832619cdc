import type { Route } from "playwright-core";
import { expect, it } from "vitest";
import { aWish } from "../flows/world.ts";
import { axeFindings } from "../support/axe.ts";
import { dayAhead, introduce, journeys, signIn, site, sizes } from "../support/journey.ts";
import { anonymously, call, must } from "../support/suite.ts";

journeys("when things go wrong", ({ enter, aHouse }) => {
  it.for(sizes)("someone was quicker: the refusal offers the nearest slot, and takes it (%s)", async (size) => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }]);
    const day = dayAhead();
    const page = await enter(size);
    await page.goto(`${site}/reserver?espace=${house.space()}&jour=${day}`);
    await page.getByRole("button", { name: /, 10 h à 10 h 30, disponible/ }).click();
    await introduce(page, `lente-${house.siteId}@example.org`);
    const rival = await anonymously();
    const whileOnTheWay = async (route: Route) => {
      await must(call("bookSpace", aWish(house, day, "10:00"), rival));
      await route.continue();
    };
    await page.route(/\/bookSpace$/, whileOnTheWay, { times: 1 });
    await page.getByRole("button", { name: "Réserver la salle" }).click();

    await page
      .getByRole("button", { name: /^Prendre/ })
      .first()
      .click();
    expect(await page.getByLabel("Prénom").inputValue()).toBe("Lou");
    await page.getByRole("button", { name: "Réserver la salle" }).click();
    await page.getByRole("heading", { name: "C’est réservé" }).waitFor();
    expect(await house.bookings()).toHaveLength(2);
  });

  it.for(sizes)("a slow agenda is neither promised nor refused, and can be read (%s)", async (size) => {
    const house = await aHouse([{ name: "Salle d’essai", order: 50 }]);
    const page = await enter(size);
    const released = Promise.withResolvers<void>();
    await page.route(/\/Listen\/channel/, (route) => released.promise.then(() => route.continue()));
    await page.goto(`${site}/reserver?espace=${house.space()}&jour=${dayAhead()}`);
    const reading = page.getByRole("button", { name: /, 10 h à 10 h 30, lecture en cours/ });
    await reading.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await reading.click({ force: true });
    expect(await reading.getAttribute("aria-pressed")).toBe("false");

    released.resolve();
    await page.getByRole("button", { name: /, 10 h à 10 h 30, disponible/ }).waitFor();
  });

  it.for(sizes)("offline: what was seen is there and dated, booking is refused kindly (%s)", async (size) => {
    const page = await enter(size);
    await signIn(page, "camille@example.org");
    await page.goto(`${site}/mon-compte/reservations`);
    await page.getByRole("heading", { level: 2 }).or(page.getByRole("article")).first().waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByRole("link", { name: "Salle Bleue" }).first().waitFor();
    // Dated once the server has confirmed what is on show.
    await page.waitForFunction(() => localStorage.getItem("novis.seen")?.includes("bookings"));

    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole("link", { name: "Salle Bleue" }).first().waitFor();
    await page
      .getByText(/^Vu à .*hors ligne/)
      .first()
      .waitFor();

    await page.goto(`${site}/reserver?espace=salle-bleue`);
    await page
      .getByText(/hors ligne/)
      .first()
      .waitFor();
  });
});
