import { expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { journeys, signIn, sizes } from "../support/journey.ts";
import { isReady, screens } from "../support/screens.ts";
import { ports } from "../support/suite.ts";

const lights = ["light", "dark"] as const;
const cases = sizes.flatMap((size) => lights.map((colorScheme) => ({ size, colorScheme })));

journeys("every screen, for everyone", ({ enter }) => {
  const title = "axe finds nothing and nothing scrolls sideways ($size, $colorScheme)";
  it.for(cases)(title, { timeout: 180_000 }, async ({ size, colorScheme }) => {
    const findings: string[] = [];
    for (const as of new Set(screens.map((screen) => screen.as))) {
      const page = await enter(size, { colorScheme });
      if (as) await signIn(page, as);
      for (const { name, path, server = "hosting" } of screens.filter((screen) => screen.as === as)) {
        await page.goto(`http://127.0.0.1:${ports[server]}${path}`);
        if (!(await isReady(page))) findings.push(`${name}: no title, or still loading`);
        findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) findings.push(`${name}: ${overflow} px wider than the window`);
      }
    }
    expect(findings).toEqual([]);
  });
});
