import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../time/interval.ts";
import { type AgendaEntry, type Demand, unitsInUse } from "./agenda.ts";

const noon = Date.UTC(2027, 4, 4, 12);
const at = (hour: number) => noon + (hour - 12) * HOUR;

function entry(from: number, to: number, more: Partial<AgendaEntry> = {}): AgendaEntry {
  return {
    id: `${from}-${to}`,
    kind: "booking",
    from: at(from),
    to: at(to),
    units: 1,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    ...more,
  };
}
function demand(from: number, to: number, more: Partial<Demand> = {}): Demand {
  return { from: at(from), to: at(to), units: 1, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...more };
}

describe("units in use", () => {
  it("counts the most at once, not the total: 9–10 and 11–12 leave one of two for 9–12", () => {
    expect(unitsInUse([entry(9, 10), entry(11, 12)], demand(9, 12), noon)).toBe(1);
  });

  it("lets 10–11 follow 9–10, but not with a quarter of an hour between", () => {
    expect(unitsInUse([entry(9, 10)], demand(10, 11), noon)).toBe(0);
    expect(unitsInUse([entry(9, 10, { bufferAfterMinutes: 15 })], demand(10, 11), noon)).toBe(1);
  });

  it("keeps the larger of two buffers, not their sum", () => {
    const before = entry(9, 10, { bufferAfterMinutes: 15 });
    const wanted = demand(10, 11, { bufferBeforeMinutes: 30 });
    const later = (minutes: number): Demand => ({
      ...wanted,
      from: wanted.from + minutes * MINUTE,
      to: wanted.to + minutes * MINUTE,
    });
    expect(unitsInUse([before], later(29), noon)).toBe(1);
    expect(unitsInUse([before], later(30), noon)).toBe(0);
  });

  it("forgets a hold once it has expired, to the millisecond", () => {
    const hold = entry(13, 14, { kind: "hold", until: noon });
    expect(unitsInUse([hold], demand(13, 14), noon - 1)).toBe(1);
    expect(unitsInUse([hold], demand(13, 14), noon)).toBe(0);
  });

  it("sees a short use in the middle of a long demand (4:50 while 4:40–5:00 runs)", () => {
    expect(unitsInUse([entry(10, 11)], demand(8, 20), noon)).toBe(1);
  });

  it("equals the peak counted minute by minute, for any entries", () => {
    const hours = fc.integer({ min: 0, max: 23 });
    const anyEntry = fc
      .tuple(hours, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
      .map(([from, length, units]) => entry(from, from + length, { units }));
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 12 }),
        hours,
        fc.integer({ min: 1, max: 8 }),
        (entries, from, length) => {
          const wanted = demand(from, from + length);
          let peak = 0;
          for (let t = wanted.from; t < wanted.to; t += HOUR) {
            peak = Math.max(
              peak,
              entries.filter((e) => e.from <= t && t < e.to).reduce((sum, e) => sum + e.units, 0),
            );
          }
          expect(unitsInUse(entries, wanted, noon)).toBe(peak);
        },
      ),
    );
  });
});
