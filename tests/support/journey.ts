import { addDays, type Day, dayOf } from "@novis/domain/time/calendar";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { browserIsMissing, launchChromium } from "../../local/testing/chromium.ts";
import { aHouse, type House } from "../flows/world.ts";
import { desk, newPerson, phone } from "./person.ts";
import { demoPassword, ports } from "./suite.ts";

export const site = `http://127.0.0.1:${ports.hosting}`;

export type Size = "phone" | "desk";
export const sizes: readonly Size[] = ["phone", "desk"];
const viewports = { phone: { viewport: phone, hasTouch: true, isMobile: true }, desk: { viewport: desk } };

export interface Stage {
  /** A new person with a browser of their own; a page error anywhere fails the journey. */
  enter(size: Size, options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
  /** A site of this journey's own, gone after it whatever happens. */
  aHouse: typeof aHouse;
}

/** A group of journeys in the system's Chromium; every browser they open is closed after each. */
export function journeys(name: string, tell: (stage: Stage) => void): void {
  describe.skipIf(browserIsMissing())(name, () => {
    let browser: Browser;
    const opened: { context: BrowserContext; errors: string[] }[] = [];
    const built: House[] = [];
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterEach(async () => {
      const all = opened.splice(0);
      await Promise.all(all.map(({ context }) => context.close()));
      for (const house of built.splice(0)) await house.clear();
      expect(all.flatMap(({ errors }) => errors)).toEqual([]);
    });
    afterAll(() => browser.close());
    tell({
      async enter(size, options) {
        const person = await newPerson(browser, { ...viewports[size], ...options });
        person.page.setDefaultTimeout(20_000);
        opened.push(person);
        return person.page;
      },
      async aHouse(...wanted) {
        const house = await aHouse(...wanted);
        built.push(house);
        return house;
      },
    });
  });
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${site}/connexion`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(demoPassword);
  await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/connexion"));
}

/** What a visitor has to say of themselves to book. */
export async function introduce(page: Page, email: string): Promise<void> {
  await page.getByLabel("Prénom").fill("Lou");
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Marchal");
  await page.getByLabel("E-mail").fill(email);
}

/** Far enough that no seed, notice or night of the machine matters. */
export function dayAhead(days = 8): Day {
  return addDays(dayOf(Date.now(), "Europe/Paris"), days);
}
