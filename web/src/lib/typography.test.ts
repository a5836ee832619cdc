import { expect, it } from "vitest";
import { frenchSpaces } from "./typography.ts";

it.each([
  ["Libre : maintenant", "Libre\u00a0: maintenant"],
  ["Quand ?", "Quand\u00a0?"],
  ["« Bonjour »", "«\u00a0Bonjour\u00a0»"],
  ["8 personnes, 12 m²", "8\u00a0personnes, 12\u00a0m²"],
  ["à 14 h 30 à Paris", "à 14\u00a0h\u00a030 à Paris"],
  ["24 heures", "24\u00a0heures"],
  ["5 000 F CFA", "5 000\u00a0F CFA"],
  ["le 5 mai, 3 histoires", "le 5 mai, 3 histoires"],
])("spaces %j", (text, expected) => {
  expect(frenchSpaces(text)).toBe(expected);
});
