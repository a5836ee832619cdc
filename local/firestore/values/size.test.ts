import { describe, expect, it } from "vitest";
import { documentSize, valueSize } from "./size.ts";
import { utf8Length } from "./utf8.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "./value.ts";

/** Figures of https://firebase.google.com/docs/firestore/storage-size */
describe("a value's size", () => {
  it.each<[string, Value, number]>([
    ["null", null, 1],
    ["true", true, 1],
    ["an integer", 5n, 8],
    ["a double", 5.5, 8],
    ["a time", new Timestamp(1, 0), 8],
    ["a place", new GeoPoint(1, 2), 16],
    ["no text", "", 1],
    ["text", "Learn Cloud Firestore", 22],
    ["text beyond ASCII, in UTF-8", "é€😀", 2 + 3 + 4 + 1],
    ["bytes", new Uint8Array(3), 3],
    ["a list", [1n, "a"], 10],
    ["a map", new Map<string, Value>([["type", "Personal"]]), 5 + 9],
    [
      "a name",
      new Reference("projects/p/databases/(default)/documents/users/jeff/tasks/my_task_id"),
      6 + 5 + 6 + 11 + 16,
    ],
  ])("%s", (_, value, size) => {
    expect(valueSize(value)).toBe(size);
  });

  it("of a document is that of its name, its fields, and 32", () => {
    const fields = new Map<string, Value>([
      ["type", "Personal"],
      ["done", false],
      ["priority", 1n],
      ["description", "Learn Cloud Firestore"],
    ]);
    expect(documentSize("users/jeff/tasks/my_task_id", fields)).toBe(147);
  });
});

it.each(["", "a", "é", "€", "😀", "a😀b", "\u07ff\u0800"])("UTF-8 length of %j", (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});
