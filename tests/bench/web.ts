import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { launchChromium } from "../../local/testing/chromium.ts";
import { newPerson, phone } from "../support/person.ts";
import { type Figure, median } from "./figure.ts";
import { withSuite } from "./with-suite.ts";

const runs = 3;

/** What a first visit to the home page costs: scripts as they travel, and Lighthouse's default mobile phone. */
export async function* bench(): AsyncGenerator<Figure> {
  yield* withSuite(async function* ({ hosting }) {
    const home = `http://127.0.0.1:${hosting}/`;
    yield { name: "web.public_first_js_gz_kb", value: await firstScriptsKb(home), unit: "kB" };
    const audits = await lighthouseRuns(home);
    yield { name: "web.home_lcp_ms", value: median(audits.map(({ lcpMs }) => lcpMs)), unit: "ms" };
    yield { name: "web.home_performance", value: median(audits.map(({ score }) => score)), unit: "of 100" };
  });
}

/** The Hosting emulator does not compress; production does, so each script is compressed here. */
async function firstScriptsKb(url: string): Promise<number> {
  const browser = await launchChromium();
  const { page } = await newPerson(browser, { viewport: phone, serviceWorkers: "block" });
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await browser.close();
  if (bytes === 0) throw new Error(`${url} loaded no script`);
  return bytes / 1000;
}

async function lighthouseRuns(url: string): Promise<{ lcpMs: number; score: number }[]> {
  const port = 29_222;
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  const audits = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(url, { port, onlyCategories: ["performance"], logLevel: "error" });
    const lcpMs = result?.lhr.audits["largest-contentful-paint"]?.numericValue;
    const score = result?.lhr.categories.performance?.score;
    if (typeof lcpMs !== "number" || typeof score !== "number") throw new Error("Lighthouse measured nothing");
    audits.push({ lcpMs, score: score * 100 });
  }
  await browser.close();
  return audits;
}
