import { expect, it } from "vitest";
import { journeys, site } from "../support/journey.ts";

journeys("before any code has arrived", ({ enter }) => {
  it.each([
    { address: "/", language: "fr", bar: true, home: true },
    { address: "/espaces", language: "fr", bar: true, home: false },
    { address: "/reserver?espace=salle-bleue", language: "fr", bar: true, home: false },
    { address: "/equipe/calendrier", language: "fr", bar: false, home: false },
    { address: "/", language: "en", bar: false, home: false },
  ])("$address ($language) shows what belongs to it, and nothing else", async ({ address, language, bar, home }) => {
    const page = await enter("phone");
    await page.addInitScript((chosen) => localStorage.setItem("novis.language", chosen), language);
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await page.goto(site + address);
    const seen = async (selector: string) => page.locator(`#prerendered ${selector}`).first().isVisible();
    expect(await seen("header")).toBe(bar);
    expect(await seen("h1")).toBe(home);
  });

  it("starts the code of the home page once its picture is there, or at the first touch", async () => {
    const page = await enter("phone");
    await page.addInitScript(() => {
      const real = window.setTimeout;
      // Patience without end: only the picture or a touch may start it.
      window.setTimeout = ((run: TimerHandler, ms?: number) => (ms === 1500 ? 0 : real(run, ms))) as typeof setTimeout;
    });
    const released = Promise.withResolvers<void>();
    await page.route(/\/media\/accueil/, (route) => released.promise.then(() => route.continue()));
    const code: string[] = [];
    page.on("request", (request) => {
      if (/\/assets\/.*\.js$/.test(request.url())) code.push(request.url());
    });
    await page.goto(site, { waitUntil: "commit" });
    await page.locator("#prerendered h1").waitFor();
    expect(code).toEqual([]);
    await page.touchscreen.tap(5, 300);
    await page.getByRole("heading", { name: "Les espaces, en ce moment" }).waitFor();
    released.resolve();
  });
});
