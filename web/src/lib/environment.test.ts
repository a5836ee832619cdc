import { expect, it } from "vitest";
import { emulatorPorts } from "./environment.ts";

it.each([
  ["the usual suite", "5000", 0],
  ["a second suite beside it", "5050", 50],
  ["the development server", "5173", 0],
  ["no port", "", 0],
])("finds the emulators from the page's port: %s", (_, port, offset) => {
  expect(emulatorPorts(port)).toEqual({ auth: 9099 + offset, firestore: 8080 + offset, functions: 5001 + offset });
});
