import { expect, it } from "vitest";
import { amountOf, amountText } from "./amount.ts";

it.each([
  ["24", 2, 2400],
  ["24,5", 2, 2450],
  ["1 234,50 €", 2, 123450],
  ["0.29", 2, 29],
  ["5 000", 0, 5000],
] as const)("reads %j", (text, decimals, cents) => {
  expect(amountOf(text, decimals)).toBe(cents);
});

it.each([
  ["-3", 2],
  ["1,234", 2],
  ["5,5", 0],
  ["", 2],
  ["abc", 2],
] as const)("refuses %j", (text, decimals) => {
  expect(amountOf(text, decimals)).toBeUndefined();
});

it("gives back what it wrote", () => {
  expect(amountOf(amountText(123450, 2), 2)).toBe(123450);
  expect(amountText(5000, 0)).toBe("5000");
});
