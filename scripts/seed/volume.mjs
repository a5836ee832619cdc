/** A house much larger than the demo, always the same for the same numbers: copies of its spaces, and bookings that fit. */
import { priceOf } from "../../domain/src/booking/pricing.ts";
import { openingOn } from "../../domain/src/site/site.ts";
import { addDays, dayOf } from "../../domain/src/time/calendar.ts";
import { MINUTE } from "../../domain/src/time/interval.ts";

const firstNames = ["Adèle", "Bakary", "Chloé", "Driss", "Élise", "Fatou", "Gabriel", "Hawa", "Ismaël", "Jeanne"];
const lastNames = ["Aubert", "Bamba", "Cissé", "Delmas", "Ettien", "Faure", "Gbagbo", "Hamel", "Issa", "Joly"];

/** documents: those of the base scenario. Returns the documents and calls to add to them. */
export function generate({ spaces: spaceCount, bookings: bookingCount, days, random }, documents, now) {
  const draw = drawer(random);
  const sites = Object.fromEntries(documents.filter(([path]) => path.startsWith("sites/")));
  const models = documents.filter(([path, space]) => path.startsWith("spaces/") && space.blocks.length === 0);
  const spaces = Array.from({ length: spaceCount }, (_, index) => copyOf(models[index % models.length], index));
  const calls = [];
  const taken = new Set();
  for (let tries = 0; calls.length < bookingCount && tries < 20 * bookingCount; tries++) {
    const [path, space] = spaces[draw(spaces.length)];
    const site = sites[`sites/${space.siteId}`];
    const day = addDays(dayOf(now, site.zone), 1 + draw(days));
    const place = `${path} ${day}`;
    const interval = !taken.has(place) && within(openingOn(site, day)[0], space, draw);
    const price = interval && priceOf(interval, 1, space.prices, space.vatPercent, site.currency, site.zone);
    if (!price) continue;
    taken.add(place);
    calls.push(bookingOf(path.slice("spaces/".length), interval, price.totalCents, draw));
  }
  return { documents: spaces, calls };
}

function copyOf([path, space], index) {
  const id = `${path.slice("spaces/".length)}-${index + 1}`;
  return [`spaces/${id}`, { ...space, id, name: `${space.name} ${index + 1}`, order: 100 + index }];
}

/** One stay a day and space, on the space's own steps, as long as it allows and the house is open. */
function within(opening, { slotMinutes, minimumMinutes, maximumMinutes }, draw) {
  if (!opening) return undefined;
  const open = (opening.to - opening.from) / MINUTE;
  const longest = Math.min(maximumMinutes, open, minimumMinutes + 4 * slotMinutes);
  if (longest < minimumMinutes) return undefined;
  const minutes = minimumMinutes + slotMinutes * draw(Math.floor((longest - minimumMinutes) / slotMinutes) + 1);
  const from = opening.from + slotMinutes * MINUTE * draw(Math.floor((open - minutes) / slotMinutes) + 1);
  return { from, to: from + minutes * MINUTE };
}

function bookingOf(spaceId, { from, to }, expectedTotalCents, draw) {
  const [firstName, lastName] = [firstNames[draw(firstNames.length)], lastNames[draw(lastNames.length)]];
  const email = `${firstName}.${lastName}@example.org`
    .normalize("NFD")
    .replace(/[^\w.@]/g, "")
    .toLowerCase();
  const input = { spaceId, startsAt: from, endsAt: to, customer: { firstName, lastName, email }, expectedTotalCents };
  return { as: "karim", call: "bookSpace", input: { ...input, forClient: true }, together: true };
}

/** Whole numbers below a limit, the same ones each time (mulberry32). */
function drawer(start) {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
