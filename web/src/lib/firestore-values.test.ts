import { expect, it } from "vitest";
import { plainSdkValue, plainValue, type RestValue } from "./firestore-values.ts";

it("turns Firestore's JSON into the domain's values, timestamps into instants", () => {
  const value: RestValue = {
    mapValue: {
      fields: {
        from: { timestampValue: "2027-05-04T12:00:00Z" },
        units: { integerValue: "5" },
        vatPercent: { doubleValue: 5.5 },
        blocks: { arrayValue: { values: [{ stringValue: "a" }, { nullValue: null }] } },
        none: { arrayValue: {} },
        published: { booleanValue: true },
      },
    },
  };
  expect(plainValue(value)).toEqual({
    from: Date.UTC(2027, 4, 4, 12),
    units: 5,
    vatPercent: 5.5,
    blocks: ["a", null],
    none: [],
    published: true,
  });
});

it("does the same to what the SDK gives", () => {
  const timestamp = { toMillis: () => 42 };
  expect(plainSdkValue({ from: timestamp, entries: [{ to: timestamp, units: 1 }], note: null })).toEqual({
    from: 42,
    entries: [{ to: 42, units: 1 }],
    note: null,
  });
});
