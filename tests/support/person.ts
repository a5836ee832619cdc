import type { Browser, BrowserContext, Page } from "playwright-core";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** A person with a browser of their own: a French one, in Paris, unless said otherwise. */
export async function newPerson(
  browser: Browser,
  options: NonNullable<Parameters<Browser["newContext"]>[0]> = {},
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: desk,
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return { context, page, errors };
}
