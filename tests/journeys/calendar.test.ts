import { instantAt } from "@novis/domain/time/calendar";
import { HOUR } from "@novis/domain/time/interval";
import type { CDPSession, Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { aCustomer, aWish, type House } from "../flows/world.ts";
import { axeFindings } from "../support/axe.ts";
import { dayAhead, journeys, signIn, site } from "../support/journey.ts";
import { call, eventually, must, newKey, received, signIn as tokenOf } from "../support/suite.ts";

const assistant = "karim@novis.example";
const rooms = [
  { name: "Salle d’essai", order: 50 },
  { id: "salle-verte", name: "Salle Verte", order: 51 },
];

journeys("the staff calendar", ({ enter, aHouse }) => {
  it("a mouse creates, moves and stretches; undo takes it back; a refusal offers where there is room", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const day = dayAhead();
    const staff = await enter("desk");
    await openCalendar(staff, house, day);

    await drag(staff, slot(staff, "9 h"), slot(staff, "10 h"));
    const started = Date.now();
    await staff.getByLabel("Client", { exact: true }).fill("Awa Koné awa@example.org");
    await staff.keyboard.press("Enter");
    await staff.getByRole("button", { name: /^Réserver · 36,00/ }).click();
    await card(staff, "9 h à 10 h 30").waitFor();
    await staff.getByText(/Awa Koné.*réservé/).waitFor();
    expect(Date.now() - started).toBeLessThan(15_000);

    await drag(staff, card(staff, "9 h à 10 h 30"), slot(staff, "14 h", "Salle Verte"));
    await card(staff, "14 h à 15 h 30", "Salle Verte").waitFor();
    await staff.getByText(/Awa Koné.*déplacé, Salle Verte/).waitFor();
    await staff.getByRole("button", { name: "Annuler l’action" }).click();
    await card(staff, "9 h à 10 h 30").waitFor();
    await eventually(house.bookings, ([booking]) => booking?.sequence === 2);

    await drag(staff, card(staff, "9 h à 10 h 30").locator("[data-edge=end]"), slot(staff, "11 h"));
    await card(staff, "9 h à 11 h 30").waitFor();
    await eventually(house.bookings, ([booking]) => booking?.sequence === 3);

    const karim = await tokenOf(assistant);
    await must(call("bookSpace", aWish(house, day, "16:00", { forClient: true }), karim));
    await card(staff, "16 h à 17 h", "Salle d’essai", "Camille Durand").waitFor();
    await drag(
      staff,
      card(staff, "16 h à 17 h", "Salle d’essai", "Camille Durand"),
      card(staff, "9 h à 11 h 30"),
      "middle",
    );
    await staff.getByText("Ce créneau vient d’être pris.").waitFor();
    await card(staff, "16 h à 17 h", "Salle d’essai", "Camille Durand").waitFor();
    await staff.getByRole("button", { name: /^Placer Salle/ }).click();
    await staff.getByText(/Camille Durand.*déplacé/).waitFor();
    const { agenda, bookings } = await house.agendaAndBookings();
    expect(agenda).toEqual(bookings);
  });

  it("a client who is on no screen is recognised by a few letters, and booked by keyboard alone", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const karim = await tokenOf(assistant);
    const customer = { ...aCustomer({ firstName: "Zéphyrine", lastName: "Quillebœuf" }), phone: "06 98 76 54 32" };
    await must(call("bookSpace", aWish(house, dayAhead(60), "14:00", { forClient: true, customer }), karim));
    const staff = await enter("desk");
    await openCalendar(staff, house, dayAhead());

    await slot(staff, "10 h").focus();
    await staff.keyboard.press("Enter");
    await staff.getByLabel("Client", { exact: true }).pressSequentially("zeph");
    await staff.getByRole("option", { name: new RegExp(`Zéphyrine Quillebœuf.*${customer.email}`) }).waitFor();
    await staff.keyboard.press("Enter");
    await staff.getByRole("button", { name: /^Réserver · 24,00/ }).press("Enter");
    await card(staff, "10 h à 11 h", "Salle d’essai", "Zéphyrine Quillebœuf").waitFor();
    const bookings = await eventually(house.bookings, (all) => all.length === 2);
    expect(new Set(bookings.map((booking) => booking.customer.email))).toEqual(new Set([customer.email]));
  });

  it("Ctrl K opens any booking by its reference, whenever it is", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const karim = await tokenOf(assistant);
    const far = aWish(house, dayAhead(60), "14:00", { forClient: true, customer: person("Loin") });
    const { booking } = await must(call("bookSpace", far, karim));
    const staff = await enter("desk");
    await openCalendar(staff, house, dayAhead());
    await staff.keyboard.press("Control+k");
    await staff.getByRole("combobox").pressSequentially(booking.reference.slice(3).toLowerCase());
    await staff.getByRole("option", { name: /Lou Loin/ }).waitFor();
    expect(await axeFindings(staff)).toEqual([]);
    await staff.keyboard.press("Enter");
    await card(staff, "14 h à 15 h", "Salle d’essai", "Lou Loin").waitFor();
    await staff.getByText(booking.reference).waitFor();
  });

  it("a cancellation is taken back: the same booking, for the client too", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const customer = aCustomer({ firstName: "Awa", lastName: "Koné" });
    const karim = await tokenOf(assistant);
    const { booking } = await must(
      call("bookSpace", aWish(house, dayAhead(), "10:00", { forClient: true, customer }), karim),
    );
    const staff = await enter("desk");
    await openCalendar(staff, house, dayAhead());
    await card(staff, "10 h à 11 h").click();
    await staff.getByRole("button", { name: "Annuler la réservation" }).click();
    await card(staff, "10 h à 11 h").waitFor({ state: "detached" });
    await staff.getByRole("button", { name: "Annuler l’action" }).click();
    await staff.getByText("La réservation de Awa Koné est rétablie.").waitFor();
    await card(staff, "10 h à 11 h").waitFor();
    const [restored] = await house.bookings();
    expect(restored).toMatchObject({ reference: booking.reference, status: "confirmed", sequence: 2 });
    const mails = await eventually(
      () => received(customer.email),
      (all) => all.length === 3,
    );
    expect(mails.filter(({ subject }) => /annul/i.test(subject))).toHaveLength(1);
  });

  it("a finger scrolls by a swipe, creates, moves and stretches by a long press", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const staff = await enter("phone");
    await openCalendar(staff, house, dayAhead(), "&forme=grille");
    const finger = await staff.context().newCDPSession(staff);
    const scroller = staff.getByRole("grid").locator("xpath=../..");

    await slot(staff, "10 h").scrollIntoViewIfNeeded();
    const before = await scroller.evaluate((element) => element.scrollTop);
    await swipe(finger, staff, slot(staff, "10 h"), -160, 0);
    await eventually(
      () => scroller.evaluate((element) => element.scrollTop),
      (top) => top > before + 60,
    );
    expect(await staff.getByRole("dialog").count()).toBe(0);

    await swipe(finger, staff, slot(staff, "14 h"), 44, 500);
    await staff.getByRole("dialog").getByLabel("Client", { exact: true }).fill("Awa Koné awa@example.org");
    await staff.keyboard.press("Enter");
    await staff.getByRole("button", { name: /^Réserver · 24,00/ }).click();
    await card(staff, "14 h à 15 h").waitFor();
    await eventually(house.bookings, (all) => all.length === 1);
    expect(await axeFindings(staff)).toEqual([]);

    await swipe(finger, staff, card(staff, "14 h à 15 h"), -88, 500);
    await card(staff, "13 h à 14 h").waitFor();
    await eventually(house.bookings, ([booking]) => booking?.sequence === 1);

    await swipe(finger, staff, card(staff, "13 h à 14 h").locator("[data-edge=end]"), 44, 500);
    await card(staff, "13 h à 14 h 30").waitFor();
    await eventually(house.bookings, ([booking]) => booking?.sequence === 2);
  });

  it("a block over bookings asks what becomes of each, by keyboard", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai" });
    const day = dayAhead();
    const karim = await tokenOf(assistant);
    const book = (time: string, lastName: string) =>
      must(call("bookSpace", { ...aWish(house, day, time, { forClient: true }), customer: person(lastName) }, karim));
    await book("09:00", "Garde");
    await book("10:00", "Bouge");
    await book("11:00", "Annule");
    const staff = await enter("desk");
    await openCalendar(staff, house, day);

    await slot(staff, "8 h 30").focus();
    await staff.keyboard.press("Enter");
    await staff.getByRole("button", { name: "Blocage" }).press("Enter");
    await staff.getByLabel("Motif").fill("Peinture");
    await staff.getByLabel("Fin", { exact: true }).selectOption({ label: "12 h (3 h 30)" });
    await staff.keyboard.press("Tab");
    await staff.getByRole("button", { name: "Bloquer", exact: true }).press("Enter");
    const dialog = staff.getByRole("dialog", { name: "3 réservations occupent ce moment" });
    await dialog.waitFor();
    expect(await axeFindings(staff)).toEqual([]);
    await dialog.getByRole("group", { name: /Garde/ }).getByRole("radio", { name: "Garder sur place" }).check();
    await dialog
      .getByRole("group", { name: /Bouge/ })
      .getByRole("radio", { name: /^Déplacer : Salle Verte/ })
      .check();
    await dialog
      .getByRole("group", { name: /Annule/ })
      .getByRole("radio", { name: "Annuler" })
      .check();
    await dialog.getByRole("button", { name: "Bloquer l’espace" }).press("Enter");

    await staff.getByRole("button", { name: /Salle d’essai, 8 h 30 à 12 h, Peinture/ }).waitFor();
    await card(staff, "9 h à 10 h", "Salle d’essai", "Lou Garde").waitFor();
    await card(staff, "10 h à 11 h", "Salle Verte", "Lou Bouge").waitFor();
    await staff.getByRole("button", { name: /Lou Annule/ }).waitFor({ state: "detached" });
    const { agenda, bookings } = await house.agendaAndBookings();
    expect(agenda).toEqual(bookings);
  });

  it("a block is dragged, over a booking too, undone, and changed by keyboard", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai", openingHours: officeHours() });
    const day = dayAhead();
    const karim = await tokenOf(assistant);
    await must(call("bookSpace", aWish(house, day, "14:00", { forClient: true, customer: person("Bouge") }), karim));
    const startsAt = instantAt(day, "09:00", house.zone);
    const hours = { startsAt, endsAt: startsAt + 2 * HOUR };
    await must(
      call("blockSpace", { spaceId: house.space(), ...hours, reason: "Peinture", idempotencyKey: newKey() }, karim),
    );
    const staff = await enter("desk");
    await openCalendar(staff, house, day);
    const block = (hoursOf: string, space = "Salle d’essai") =>
      staff.getByRole("button", { name: new RegExp(`^${space}, ${hoursOf}, Peinture`) });

    await drag(staff, block("9 h à 11 h"), slot(staff, "9 h", "Salle Verte"));
    await block("9 h à 11 h", "Salle Verte").waitFor();
    await staff.getByText("Blocage modifié : Salle Verte.").waitFor();
    await staff.getByRole("button", { name: "Annuler l’action" }).click();
    await block("9 h à 11 h").waitFor();
    await eventually(house.blocks, ([one]) => one?.sequence === 2);

    await drag(staff, block("9 h à 11 h").locator("[data-edge=end]"), slot(staff, "12 h"));
    await block("9 h à 12 h 30").waitFor();
    await eventually(house.blocks, ([one]) => one?.sequence === 3);

    await drag(staff, block("9 h à 12 h 30"), slot(staff, "13 h"));
    const dialog = staff.getByRole("dialog", { name: "Une réservation occupe ce moment" });
    await dialog.getByRole("button", { name: "Bloquer l’espace" }).click();
    await block("13 h à 16 h 30").waitFor();
    await card(staff, "14 h à 15 h", "Salle Verte", "Lou Bouge").waitFor();

    await block("13 h à 16 h 30").focus();
    await staff.keyboard.press("m");
    await staff.getByLabel("Motif").fill("Vernis");
    await staff.getByLabel("Fin", { exact: true }).selectOption({ label: "17 h (4 h)" });
    expect(await axeFindings(staff)).toEqual([]);
    await staff.getByRole("button", { name: "Modifier le blocage" }).press("Enter");
    await staff.getByRole("button", { name: /^Salle d’essai, 13 h à 17 h, Vernis/ }).waitFor();
    await eventually(house.blocks, ([one]) => one?.sequence === 5);
    const { agenda, bookings } = await house.agendaAndBookings();
    expect(agenda).toEqual(bookings);
  });

  it("shows the site's hours to a browser elsewhere, and the repeated hour twice", async () => {
    const house = await aHouse(rooms, { name: "Maison d’essai" });
    const karim = await tokenOf(assistant);
    // 02:00 in summer time, then 02:00 in winter time: 00:00 Z and 01:00 Z.
    for (const hour of [0, 1]) {
      const startsAt = Date.UTC(2027, 9, 31, hour);
      await must(call("bookSpace", aWish(house, "2027-10-31", "02:00", { startsAt, forClient: true }), karim));
    }
    const staff = await enter("desk", { timezoneId: "Asia/Tokyo" });
    await openCalendar(staff, house, "2027-10-31");
    await staff.getByText("Heures affichées : heure de Paris.").waitFor();
    await staff.getByRole("rowheader", { name: "2 h été" }).waitFor();
    await staff.getByRole("rowheader", { name: "2 h hiver" }).waitFor();
    const [summer, winter] = await staff.getByRole("button", { name: /Camille Durand/ }).all();
    const [first, second] = [await boxOf(summer), await boxOf(winter)];
    expect(Math.abs(first.height - second.height)).toBeLessThan(2);
    expect(second.y).toBeGreaterThan(first.y + first.height - 2);
  });
});

async function openCalendar(page: Page, house: House, day: string, more = ""): Promise<void> {
  await signIn(page, assistant);
  await page.goto(`${site}/equipe/calendrier?site=${house.siteId}&vue=jour&date=${day}${more}`);
  await page.getByRole("grid").waitFor();
}

function slot(page: Page, time: string, space = "Salle d’essai"): Locator {
  return page.getByRole("gridcell", { name: `${space}, ${time}, libre`, exact: true });
}

function card(page: Page, hours: string, space = "Salle d’essai", name = "Awa Koné"): Locator {
  return page.getByRole("button", { name: `${space}, ${hours}, ${name}, confirmée`, exact: true });
}

async function boxOf(locator: Locator | undefined) {
  const box = await locator?.boundingBox();
  if (!box) throw new Error("nothing is drawn there");
  return box;
}

/** From one thing to another as a hand does it: in steps, grabbing under the edge of what is taken, which would stretch it. */
async function drag(page: Page, from: Locator, to: Locator, where: "top" | "middle" = "top"): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await boxOf(from);
  const end = await boxOf(to);
  await page.mouse.move(start.x + 30, start.y + Math.min(14, start.height / 2));
  await page.mouse.down();
  const aimY = where === "top" ? end.y + Math.min(14, end.height / 2) : end.y + end.height / 2;
  await page.mouse.move(end.x + 30, aimY, { steps: 12 });
  await page.mouse.up();
}

/** Down, a pause (none for a swipe), along, up: what Chromium makes of a real finger. */
async function swipe(finger: CDPSession, page: Page, from: Locator, dy: number, holdMs: number): Promise<void> {
  // In the middle: what was just done is told at the foot of the screen.
  await from.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await page.waitForTimeout(300);
  const start = await boxOf(from);
  const [x, y] = [start.x + 80, start.y + 12];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", atY?: number) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: atY === undefined ? [] : [{ x, y: atY }] });
  await touch("touchStart", y);
  await page.waitForTimeout(holdMs);
  for (let step = 1; step <= 8; step++) {
    await touch("touchMove", y + (dy * step) / 8);
    await page.waitForTimeout(20);
  }
  // Lifted at rest: no fling goes on under the next touch.
  await page.waitForTimeout(200);
  await touch("touchEnd");
}

function officeHours() {
  const day = [{ opens: "08:00", closes: "20:00" }];
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, day]));
}

function person(lastName: string) {
  return { firstName: "Lou", lastName, email: `${lastName.toLowerCase()}@example.org` };
}
