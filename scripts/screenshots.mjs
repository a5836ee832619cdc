/**
 * npm run screenshots [-- part-of-a-name …]: every screen at 390 and 1440 px, light and dark, into screenshots/. Uses the
 * product that is running at NOVIS_OFFSET, or starts one with the demo data.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const [
  { build },
  { startProduct },
  place,
  { isAnswering },
  { launchChromium },
  { desk, newPerson, phone },
  { isReady, screens },
  { root },
] = await Promise.all([
  import("./build.mjs"),
  import("./product.mjs"),
  import("./place.mjs"),
  import("../local/suite/free-ports.ts"),
  import("../local/testing/chromium.ts"),
  import("../tests/support/person.ts"),
  import("../tests/support/screens.ts"),
  import("./run.mjs"),
]);

const ports = await place.ports();
const running = await isAnswering(ports.hosting);
if (!running) await build();
const suite = running ? undefined : await startProduct();
const folder = join(root, "screenshots");
mkdirSync(folder, { recursive: true });

const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const browser = await launchChromium();
for (const viewport of [phone, desk]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const as of new Set(chosen.map((screen) => screen.as))) {
      const { page, context } = await newPerson(browser, { viewport, colorScheme });
      if (as) await signIn(page, as);
      for (const screen of chosen.filter((each) => each.as === as)) await shoot(page, screen, viewport, colorScheme);
      await context.close();
    }
  }
}
await browser.close();
await suite?.stop();
console.log(`screenshots: ${chosen.length * 4} in screenshots/`);
process.exit(0);

async function signIn(page, email) {
  await page.goto(`http://127.0.0.1:${ports.hosting}/connexion`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Mot de passe").fill("novis-demo-2027");
  await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/connexion"));
}

async function shoot(page, { name, path, server = "hosting" }, { width }, colorScheme) {
  await page.goto(`http://127.0.0.1:${ports[server]}${path}`);
  await isReady(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
}
