import { addDays, dayOf } from "@novis/domain/time/calendar";
import type { Page } from "playwright-core";
import { launchChromium } from "../../local/testing/chromium.ts";
import { aHouse, aWish, type House } from "../flows/world.ts";
import { newPerson } from "../support/person.ts";
import { anonymously, call, must, newKey, type Person, ports, signIn } from "../support/suite.ts";
import { type Figure, median } from "./figure.ts";
import { withSuite } from "./with-suite.ts";

/** The noun under load, through the same HTTP, rules and browser as in production. */
export async function* bench(): AsyncGenerator<Figure> {
  yield* withSuite(async function* () {
    const rooms = ["rouge", "verte", "jaune", "grise"];
    const house = await aHouse(rooms.map((id) => ({ id, order: 99 })));
    try {
      yield await sameSlotWinners(house);
      yield await throughput(house, rooms);
      yield* publicPage(house);
    } finally {
      await house.clear();
    }
  });
}

async function sameSlotWinners(house: House): Promise<Figure> {
  const wish = aWish(house, inDays(10), "10:00", { spaceId: house.space("rouge") });
  const people = await Promise.all(Array.from({ length: 50 }, anonymously));
  const answers = await Promise.all(
    people.map((person) => call("bookSpace", { ...wish, idempotencyKey: newKey() }, person)),
  );
  return { name: "booking.same_slot_winners", value: answers.filter(({ ok }) => ok).length, unit: "bookings" };
}

/** Twenty people, each booking ten hours one after the other; no two want the same. */
async function throughput(house: House, rooms: readonly string[]): Promise<Figure> {
  const people = await Promise.all(Array.from({ length: 20 }, anonymously));
  const started = performance.now();
  await Promise.all(
    people.map(async (person, index) => {
      for (let hour = 0; hour < 10; hour++) {
        const spaceId = house.space(rooms[index % rooms.length]);
        const day = inDays(20 + Math.floor(index / rooms.length));
        await must(
          call("bookSpace", aWish(house, day, `${String(hour * 2).padStart(2, "0")}:00`, { spaceId }), person),
        );
      }
    }),
  );
  return { name: "booking.throughput_per_s", value: 200 / ((performance.now() - started) / 1000), unit: "bookings/s" };
}

/** From the staff's call to the change on a page that a visitor has open; and what opening it read. */
async function* publicPage(house: House): AsyncGenerator<Figure> {
  const staff = await signIn("claire@novis.example");
  const browser = await launchChromium();
  const { page } = await newPerson(browser);
  const watched = watchedQueries(page);
  for (let day = 0; day < 7; day++) await block(house, staff, inDays(day), "22:00");
  await page.goto(`http://127.0.0.1:${ports.hosting}/espaces/${house.space("verte")}`);
  await page.getByText("En direct").waitFor();
  yield { name: "availability.week_reads", value: await agendaReads(watched), unit: "documents" };

  const tomorrow = inDays(1);
  const delays: number[] = [];
  for (let hour = 0; hour < 9; hour++) {
    const changed = nextChange(page);
    const from = Date.now();
    await block(house, staff, tomorrow, `${String(8 + hour).padStart(2, "0")}:00`);
    delays.push((await changed) - from);
  }
  await browser.close();
  yield { name: "calendar.live_update_ms", value: median(delays), unit: "ms" };
}

async function block(house: House, staff: Person, day: string, time: string): Promise<void> {
  const { spaceId, startsAt, endsAt } = aWish(house, day, time, { spaceId: house.space("verte") });
  await must(call("blockSpace", { spaceId, startsAt, endsAt, reason: "Mesure", idempotencyKey: newKey() }, staff));
}

/** The queries that the page's listeners ask, by the parent they ask it of. */
function watchedQueries(page: Page): Watched[] {
  const found: Watched[] = [];
  page.on("request", (request) => {
    const body = request.url().includes("/Listen/channel") ? request.postData() : null;
    for (const [, value] of new URLSearchParams(body ?? "")) {
      if (!value.startsWith("{")) continue;
      const { addTarget } = JSON.parse(value) as { addTarget?: { query?: Watched } };
      if (addTarget?.query) found.push(addTarget.query);
    }
  });
  return found;
}

interface Watched {
  parent: string;
  structuredQuery: { from: { collectionId: string }[] };
}

/** A query costs one read per document that it finds. */
async function agendaReads(watched: readonly Watched[]): Promise<number> {
  const weeks = watched.filter(({ structuredQuery }) => structuredQuery.from[0]?.collectionId === "agenda");
  if (weeks.length === 0) throw new Error("the page watches no agenda: the measure has lost its object");
  const counts = weeks.map(async ({ parent, structuredQuery }) => {
    const answer = await fetch(`http://127.0.0.1:${ports.firestore}/v1/${parent}:runQuery`, {
      method: "POST",
      headers: { authorization: "Bearer owner" },
      body: JSON.stringify({ structuredQuery }),
    });
    return ((await answer.json()) as { document?: object }[]).filter(({ document }) => document).length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** The moment, by the page's own clock, at which the week on show next differs. */
function nextChange(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.querySelector("main") ?? document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }),
  );
}

function inDays(days: number): string {
  return addDays(dayOf(Date.now(), "Europe/Paris"), days);
}
