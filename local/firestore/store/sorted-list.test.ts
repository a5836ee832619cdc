import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortedList } from "./sorted-list.ts";

const numbers = () => new SortedList<number>((a, b) => a - b);
const steps = fc.array(fc.record({ add: fc.boolean(), value: fc.nat(60) }), { maxLength: 200 });

describe("a sorted list", () => {
  it("holds what a sorted set would, after any additions and deletions", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), steps, fc.nat(60), (loaded, changes, from) => {
        const list = numbers();
        list.load(loaded);
        const plain = new Set(loaded);
        for (const { add, value } of changes) {
          if (add) expect(list.add(value)).toBe(!plain.has(value));
          else expect(list.delete(value)).toBe(plain.has(value));
          if (add) plain.add(value);
          else plain.delete(value);
        }
        const sorted = [...plain].sort((a, b) => a - b);
        expect(list.size).toBe(sorted.length);
        expect([...list.ascending()]).toEqual(sorted);
        expect([...list.descending()]).toEqual([...sorted].reverse());
        expect([...list.ascending((value) => value >= from)]).toEqual(sorted.filter((value) => value >= from));
        expect([...list.descending((value) => value <= from)]).toEqual(
          sorted.filter((value) => value <= from).reverse(),
        );
      }),
    );
  });

  it.each<[string, (i: number) => number]>([
    ["at the end", (i) => i],
    ["at the beginning", (i) => -i],
    ["anywhere", (i) => (i * 7919) % 20_011],
  ])("keeps order over many chunks when it grows %s", (_, numberAt) => {
    const list = numbers();
    const plain = Array.from({ length: 20_000 }, (_, i) => numberAt(i));
    for (const value of plain) list.add(value);
    plain.sort((a, b) => a - b);
    expect([...list.ascending()]).toEqual(plain);
    for (const value of plain.slice(0, 10_000)) list.delete(value);
    expect([...list.descending()]).toEqual(plain.slice(10_000).reverse());
  });
});
