import { expect, it } from "vitest";
import { journeys, site } from "../support/journey.ts";

journeys("on the home screen of a phone", ({ enter }) => {
  it("can be installed: Chromium has nothing to object to the manifest", async () => {
    const page = await enter("phone");
    await page.goto(site);
    const devtools = await page.context().newCDPSession(page);
    const { data, errors } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? "{}") as Manifest;
    expect(manifest).toMatchObject({ lang: "fr", start_url: expect.any(String), display: "standalone" });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
    for (const { src } of manifest.icons) expect((await fetch(new URL(src, site))).ok, src).toBe(true);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // Its one objection is to the test's own private window.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  });
});

interface Manifest {
  icons: { src: string; sizes: string }[];
}
