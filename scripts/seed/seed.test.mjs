import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { admit, canClose, demandFor, freeUnits } from "../../domain/src/booking/admission.ts";
import { closedDays, wholeScenario } from "../seed.mjs";
import { dayText, instantOf } from "./times.mjs";
import { firestoreValue, plain } from "./values.mjs";

/** A Friday evening in Paris, the day before the spring change. */
const now = Date.parse("2027-03-26T21:30:00Z");
const iso = (text, context) => new Date(instantOf(text, { now, ...context })).toISOString();

describe("times", () => {
  it.each([
    ["now", "2027-03-26T21:30:00.000Z"],
    ["now -90m", "2027-03-26T20:00:00.000Z"],
    ["now +2d", "2027-03-28T21:30:00.000Z"],
    ["2027-03-01T09:00:00Z", "2027-03-01T09:00:00.000Z"],
    ["+0d 10:00 Europe/Paris", "2027-03-26T09:00:00.000Z"],
    ["+2d 10:00 Europe/Paris", "2027-03-28T08:00:00.000Z"],
    ["-7d 18:30 Africa/Abidjan", "2027-03-19T18:30:00.000Z"],
    ["+1b 09:00 Europe/Paris", "2027-03-29T07:00:00.000Z"],
    ["-1b 09:00 Europe/Paris", "2027-03-25T08:00:00.000Z"],
    // Already Saturday there: the next working day is Monday, and one more is Tuesday.
    ["+0b 09:00 Asia/Tokyo", "2027-03-29T00:00:00.000Z"],
    ["+1b 09:00 Asia/Tokyo", "2027-03-30T00:00:00.000Z"],
  ])("reads %s", (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it("moves wall times by whole days, and nothing else", () => {
    expect(iso("+1b 09:00 Europe/Paris", { shift: 1 })).toBe("2027-03-30T07:00:00.000Z");
    expect(iso("2027-03-01T09:00:00Z", { shift: 1 })).toBe("2027-03-01T09:00:00.000Z");
  });

  it("does not work on closed days", () => {
    const closed = new Set(["2027-03-29", "2027-03-31"]);
    expect(iso("+1b 09:00 Europe/Paris", { closed })).toBe("2027-03-30T07:00:00.000Z");
    expect(iso("+2b 09:00 Europe/Paris", { closed })).toBe("2027-04-01T07:00:00.000Z");
  });

  it("names days", () => {
    expect(dayText("+2d Europe/Paris", { now })).toBe("2027-03-28");
  });

  it.each(["tomorrow", "+2d", "+2d 10h Europe/Paris", "10:00"])("refuses %s", (text) => {
    expect(() => instantOf(text, { now })).toThrow("is not a time");
  });
});

describe("values", () => {
  it("writes what JSON does not know", () => {
    const value = {
      at: { "@timestamp": "now" },
      days: [{ "@day": "+0d Europe/Paris" }],
      n: 1,
      half: 0.5,
      one: { "@double": 1 },
    };
    expect(firestoreValue(value, { now })).toEqual({
      mapValue: {
        fields: {
          at: { timestampValue: "2027-03-26T21:30:00.000Z" },
          days: { arrayValue: { values: [{ stringValue: "2027-03-26" }] } },
          n: { integerValue: "1" },
          half: { doubleValue: 0.5 },
          one: { doubleValue: 1 },
        },
      },
    });
  });

  it("resolves names of earlier calls, and says which is unknown", () => {
    expect(plain({ bookingId: { "@id": "a" } }, { now, ids: { a: "b1" } })).toEqual({ bookingId: "b1" });
    expect(() => plain({ "@id": "a" }, { now })).toThrow('"a"');
    expect(() => firestoreValue({ "@id": "a" }, { now })).toThrow("@id");
  });
});

describe("the scenarios of emulator-data", () => {
  const folder = resolve(import.meta.dirname, "../../emulator-data");
  const scenarios = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(scenarios.map(({ name }) => name))("%s can be read, keys sorted, every value known", async (name) => {
    const { accounts, documents, calls } = await wholeScenario(name, now);
    expect(new Set(accounts.map(({ uid }) => uid)).size).toBe(accounts.length);
    for (const [path, fields] of documents) {
      expect(path.split("/").length % 2, path).toBe(0);
      firestoreValue(fields, { now });
    }
    const ids = Object.fromEntries(calls.filter((row) => row.name).map((row) => [row.name, row.name]));
    for (const row of calls) plain(row.input, { now, ids });
    for (const file of readdirSync(join(folder, name)).filter((each) =>
      /^(?!accounts|bookings|scenario).*\.json$/.test(each),
    )) {
      const paths = Object.keys(JSON.parse(readFileSync(join(folder, name, file), "utf8")));
      expect(paths, file).toEqual(paths.toSorted());
    }
  });

  it("large is large, fits the houses' hours, and is the same every time", async () => {
    const large = await wholeScenario("large", now);
    const made = large.calls.filter((row) => row.together);
    expect(made).toHaveLength(1000);
    expect(large.documents.filter(([path]) => path.startsWith("spaces/")).length).toBeGreaterThan(60);
    expect(await wholeScenario("large", now)).toEqual(large);
    for (const { input } of made) expect(input.endsAt).toBeGreaterThan(input.startsAt);
  });

  it("the demo's bookings fit on whatever day they are loaded", async () => {
    const { documents, calls } = await wholeScenario("demo", now);
    const { sites, spaces } = houseOf(documents);
    const closed = closedDays(documents);
    for (let day = 0; day < 400; day++) {
      const hour = [0.2, 12, 23.8][day % 3];
      const today = Date.UTC(2026, 10, 20) + (day * 24 + hour) * 3_600_000;
      const sheets = new Map();
      for (const row of calls.filter((each) => each.call === "bookSpace")) {
        const { spaceId, startsAt, endsAt, units = 1, forClient = false } = plain(row.input, { now: today, closed });
        // What may fail does so for one reason: that hour of today is over.
        if (row.mayFail && endsAt <= today) continue;
        const space = spaces[spaceId];
        const where = `${new Date(today).toISOString()} ${spaceId} ${new Date(startsAt).toISOString()}`;
        const demand = demandFor(space, { from: startsAt, to: endsAt }, units);
        expect(() => admit(sites[space.siteId], space, demand, today, { staff: forClient }), where).not.toThrow();
        const entriesOf = (id) => sheets.get(id) ?? [];
        expect(freeUnits(space, entriesOf(spaceId), demand, today), where).toBeGreaterThanOrEqual(units);
        for (const id of space.blocks) expect(canClose(entriesOf(id), demand, today), `${where}, ${id}`).toBe(true);
        const entry = { ...demand, id: where, kind: "booking" };
        sheets.set(spaceId, [...entriesOf(spaceId), entry]);
        for (const id of space.blocks) sheets.set(id, [...entriesOf(id), { ...entry, via: spaceId }]);
      }
    }
  }, 60_000);
});

function houseOf(documents) {
  const named = (folder) =>
    Object.fromEntries(
      documents
        .filter(([path]) => path.startsWith(folder))
        .map(([path, fields]) => [path.slice(folder.length), fields]),
    );
  return { sites: named("sites/"), spaces: named("spaces/") };
}
